"""The whole way through the real program: unlock, write, lock, unlock, read."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import PASSPHRASE

WORDS = "She asked what I would have added"
ROOT = Path(__file__).resolve().parent.parent


def test_what_is_written_is_there_after_a_lock(folder: Path, tmp_path: Path) -> None:
    home, temp = tmp_path / "home", tmp_path / "temp"
    for made in (home, temp):
        made.mkdir()
    state = tmp_path / "state"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "drive"), str(ROOT))),
        "DRIVE_STATE": str(state),
        "DRIVE_PASSPHRASE": PASSPHRASE,
        "DRIVE_WORDS": WORDS,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "TMPDIR": str(temp),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "sessionbook", str(folder)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    _, errors = program.communicate(timeout=60)
    pid, *read = state.read_text(encoding="utf-8").splitlines()
    assert (int(pid), read) == (program.pid, [WORDS]), errors
    assert_nowhere(WORDS, folder, home, temp)


def assert_nowhere(words: str, *folders: Path) -> None:
    """Fail if a file below the folders, or its name, holds any of the longer words."""
    needles = [word.encode(code) for word in words.split() for code in ("utf-8", "utf-16-le")]
    for folder in folders:
        for path in folder.rglob("*"):
            found = path.read_bytes() if path.is_file() else b""
            for needle in needles:
                if len(needle) > 5:
                    assert needle not in found + str(path.name).encode(), path.name
