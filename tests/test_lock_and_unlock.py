"""The whole way through the real program: unlock, write, lock, unlock, read; no word outside.

It goes this way without any network, where the system can take it away.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.canaries import found
from tests.conftest import PASSPHRASE
from tests.no_network import without_network

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "whom": "Okaforowitz",
    "topic": "Quillfeather",
    "sensitive topic": "Marrowbright",
    "notes": "She asked what Lanternbury meant",
    "pasted": "Zwölfkämpferin",
    "honest about": "Thistlecombe",
    "held back": "Harrowgander",
    "insight": "Pebblewrought",
    "gratitude": "Cinderapple",
    "agreed": "Brambleknock",
    "homework": "Foxgloverton",
    "why": "Dapplemarsh",
    "practice": "Gossamerford",
    "goal": "Willowstrake",
    "step": "Kestrelbourne",
    "tracker": "Oatenshanks",
    "search": "Nettlewick",
}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
CANARIES = [text.split()[3] if key == "notes" else text for key, text in WORDS.items()]
PLACES = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "temp",
}


class Drive:
    """The program, driven by tests/drive in a home of its own."""

    def __init__(
        self,
        folder: Path,
        sandbox: Path,
        before: Sequence[str] = (),
        around: Mapping[str, str] = OFFSCREEN,
    ) -> None:
        """Start it in an environment, by another program if one is to come before it."""
        self.sandbox, self.state = sandbox, sandbox.parent / "state"
        self.state.mkdir()
        for place in PLACES.values():
            (sandbox / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        environment = {
            **os.environ,
            **{name: str(sandbox / place) for name, place in PLACES.items()},
            "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "drive"), str(ROOT))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DRIVE_STATE": str(self.state),
            "DRIVE_PASSPHRASE": PASSPHRASE,
            "DRIVE_WORDS": json.dumps(WORDS),
            **around,
        }
        self.said = (sandbox / "said").open("w+b")
        self.program = subprocess.Popen(
            [*before, sys.executable, "-m", "sessionbook", str(folder)],
            env=environment,
            cwd=sandbox / "home",
            stdout=self.said,
            stderr=self.said,
        )

    def wait_for(self, name: str) -> str:
        """Wait for a stop of the driver; return what it says there."""
        deadline = time.monotonic() + 60
        while not (self.state / name).exists():
            assert self.program.poll() is None, (self.sandbox / "said").read_text()
            assert time.monotonic() < deadline, (self.sandbox / "said").read_text()
            time.sleep(0.02)
        return (self.state / name).read_text(encoding="utf-8")

    def go_on(self, name: str) -> None:
        (self.state / f"{name}.seen").touch()

    def end(self) -> None:
        self.program.kill()
        self.program.wait()
        self.said.close()


def test_what_is_written_is_there_after_a_lock_and_nowhere_else(
    folder: Path, tmp_path: Path
) -> None:
    sandbox = tmp_path / "sandbox"
    drive = Drive(folder, sandbox, without_network())
    places = (folder, sandbox)
    try:
        pid = drive.wait_for("written")
        assert found([*CANARIES, PASSPHRASE], *places) == []
        drive.go_on("written")
        assert drive.wait_for("locked") == pid == str(drive.program.pid)
        assert found([*CANARIES, PASSPHRASE], *places) == []
        drive.go_on("locked")
        shown = drive.wait_for("shown")
        drive.go_on("shown")
        stored = drive.wait_for("stored")
        assert found([*CANARIES, PASSPHRASE], *places) == []
        drive.go_on("stored")
        assert drive.program.wait(timeout=30) == 0
    finally:
        drive.end()
    assert found([*CANARIES, PASSPHRASE], *places) == []
    assert [key for key, text in WORDS.items() if text not in stored] == ["search"]
    assert WORDS["notes"] in shown
    assert WORDS["sensitive topic"] not in shown
    assert (sandbox / "home/.config/sessionbook/settings.json").is_file()  # it did live here
