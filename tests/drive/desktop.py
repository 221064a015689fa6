"""A desktop without a monitor, with a keyboard and somebody who reads what is on the screen."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import run
from tests.drive.packages import lacking

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "tests" / "drive" / "reader.py"
SYSTEM_PYTHON = "/usr/bin/python3"  # the bindings come from the system, no package index has them
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
PROGRAMS = "Xvfb", "openbox", "xdotool", "dbus-daemon"
BUS_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
SCREEN = "1280x860x24"
PATIENCE = 30


def missing() -> list[str]:
    """Return the Debian packages without which there is no such desktop here."""
    lacks = set(lacking(*PROGRAMS))
    lacks |= {name for lib, name in run.SCREEN_LIBRARIES.items() if not run.loads(lib)}
    if not BUS_SERVICE.exists():
        lacks.add("at-spi2-core")
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run(
            [SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False
        ).returncode
    ):
        lacks |= {"python3-gi", "gir1.2-atspi-2.0"}
    return sorted(lacks)


@dataclass(frozen=True)
class Part:
    """Something on the screen, as a screen reader has it."""

    role: str
    name: str
    about: str
    text: str
    states: frozenset[str]

    @classmethod
    def of(cls, facts: dict[str, Any]) -> "Part":
        states = frozenset(facts.get("states", ()))
        return cls(*(facts.get(key, "") for key in ("role", "name", "about", "text")), states)

    def words(self) -> str:
        """Return everything that is said of it."""
        return "\n".join((self.name, self.about, self.text))


class Desktop:
    """Starts the screen, the buses and, if one is wanted, the reader; ends what it started."""

    def __init__(self, home: Path, *, is_read: bool = True, user: int | None = None) -> None:
        """Start it, in another user's name if root is told which: the home then is that user's."""
        self._user = user
        self._running: list[subprocess.Popen[Any]] = []
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", **_own_places(home, user)}
        try:
            self.environment["DISPLAY"] = self._start_screen()
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_bus()
            self.start(["openbox"])
            self._keys = self.start(["xdotool", "-"], stdin=subprocess.PIPE)
            if is_read:
                command = [SYSTEM_PYTHON, "-c", READER.read_text(encoding="utf-8")]
                self._reader = self.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                assert self._hear() == "ready"
        except BaseException:
            self.end()
            raise

    def start(self, command: list[str], **options: Any) -> "subprocess.Popen[Any]":
        """Start a program on this desktop; it ends with it at the latest."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **self._whose()}
        started = subprocess.Popen(command, env=self.environment, text=True, **(quiet | options))
        self._running.append(started)
        return started

    def end(self) -> None:
        """End what was started, the last first."""
        while self._running:
            ending = self._running.pop()
            ending.kill()
            ending.wait()
            for pipe in (ending.stdin, ending.stdout):
                if pipe:
                    pipe.close()

    def press(self, *keys: str) -> None:
        """Press keys one after another, as in ctrl+k."""
        self._to_keyboard("key", *keys)

    def type(self, words: str) -> None:
        """Type words into whatever has the focus."""
        self._to_keyboard("type", "--delay", "10", f'"{words}"')

    def focus(self, moved: int = -1) -> tuple[Part, int]:
        """Return what was focused last and how often the focus has moved, soon more than that."""
        facts = self._ask(f"focus {moved}")
        return Part.of(facts), facts.get("moves", 0)

    def parts(self) -> list[Part]:
        """Return everything that is visible, in reading order."""
        windows = self._ask("tree")
        return list(_flat(windows if isinstance(windows, list) else []))

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Wait for something and return it, or fail and say what there was instead."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := condition():
                return found
            time.sleep(0.05)
        there = "\n".join(f"{part.role}: {part.name}" for part in self.parts() if part.name)
        raise AssertionError(f"{what}: waited in vain; there is\n{there}")

    def _ask(self, question: str) -> Any:
        assert self._reader.stdin
        self._reader.stdin.write(question + "\n")
        self._reader.stdin.flush()
        return self._hear()

    def _hear(self) -> Any:
        assert self._reader.stdout
        return json.loads(self._reader.stdout.readline())

    def _to_keyboard(self, *words: str) -> None:
        assert self._keys.stdin
        self._keys.stdin.write(" ".join(words) + "\n")
        self._keys.stdin.flush()

    def _whose(self) -> dict[str, Any]:
        if self._user is None:
            return {}
        return {"user": self._user, "group": self._user, "extra_groups": []}

    def _start_screen(self) -> str:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN]
        self.start([*command, "-nolisten", "tcp"], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as said:
            return f":{said.readline().strip()}"

    def _start_bus(self) -> str:
        place = f"--address=unix:dir={self.environment['XDG_RUNTIME_DIR']}"
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", place]
        said: IO[str] | None = self.start(command, stdout=subprocess.PIPE).stdout
        assert said
        return said.readline().strip()


def _own_places(home: Path, user: int | None) -> dict[str, str]:
    places = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_RUNTIME_DIR": home / "run"}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        if user is not None:
            os.chown(place, user, user)
    return {name: str(place) for name, place in places.items()}


def _flat(trees: list[dict[str, Any]]) -> Iterator[Part]:
    for facts in trees:
        yield Part.of(facts)
        yield from _flat(facts["parts"])
