"""Somebody at the installed program: keys go in, and what a screen reader has comes out.

The screen, its buses and the reader are the machine's; only the program runs in the bare system.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.drive.desktop import Desktop, Part
from tests.packaging.bare import Bare

PASSPHRASE = "seven quiet herons cross it"
NAMES = "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"
CODE = "Recovery code: "
OF_THE_READER = "Qt: warning in qt.accessibility.atspi"  # which asks for what is gone already
FOLLOWS = b"SESSIONBOOK_NEXT="  # which only a program that replaced another was started with

GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""

ELSEWHERE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(1000, application.quit)
application.exec()
"""


class Sitting:
    """One start of the program until it is closed; said is what it says of itself."""

    def __init__(
        self,
        desktop: Desktop,
        bare: Bare,
        *arguments: str,
        said: Path,
        around: Sequence[str] = (),
        is_barred: bool = False,
    ) -> None:
        self.desktop = desktop
        self.said = said
        environment = [f"{name}={desktop.environment[name]}" for name in NAMES]
        environment += ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1"]
        command = bare.entering(
            ["sessionbook", *arguments], environment=environment, is_barred=is_barred
        )
        with said.open("w") as words:
            self.process = subprocess.Popen(
                [*around, *command], stdin=subprocess.DEVNULL, stdout=words, stderr=words
            )

    def end(self) -> None:
        """End it, if it has not ended."""
        self.process.kill()
        self.process.wait()
        self.desktop.until(lambda: not self.desktop.parts(), "the window is gone")

    def leave(self) -> None:
        """Close the window, as a person does; it has had nothing to complain of."""
        self.desktop.press("ctrl+q")
        assert self.process.wait(timeout=30) == 0
        self.desktop.until(lambda: not self.desktop.parts(), "the window is gone")
        assert set(self.said.read_text().splitlines()) <= {OF_THE_READER}

    def press(self, *keys: str) -> None:
        self.desktop.press(*keys)

    def type(self, words: str) -> None:
        self.desktop.type(words)

    def parts(self) -> list[Part]:
        assert self.process.poll() is None, f"it ended: {self.said.read_text()[-2000:]}"
        return self.desktop.parts()

    def words(self) -> str:
        return "\n".join(part.words() for part in self.parts())

    def wait_for(self, role: str, start: str, state: str = "") -> Part:
        """Wait for something by its role, by how its name begins, and by a state of it."""

        def found() -> Part | None:
            each = (part for part in self.parts() if part.role == role)
            each = (part for part in each if not state or state in part.states)
            return next((part for part in each if part.name.startswith(start)), None)

        there: Part = self.desktop.until(found, f"{role} {start} {state}")
        return there

    def wait_for_focus(self, role: str, start: str) -> Part:
        """Wait until something has the focus; what had it before we listened is seen, too."""
        return self.wait_for(role, start, "focused")

    def wait_for_words(self, words: str) -> None:
        self.desktop.until(lambda: words in self.words(), words)

    def started_at(self) -> bytes:
        """Return where the stack of the process's program begins: another in each program."""
        return Path(f"/proc/{self.process.pid}/stat").read_bytes().split()[27]

    def program(self) -> tuple[int, int]:
        """Return which file runs in the process, also where that was taken away meanwhile."""
        there = Path(f"/proc/{self.process.pid}/exe").stat()
        return there.st_dev, there.st_ino

    def was_replaced(self) -> bool:
        """Return whether the program in this process followed one that locked."""
        return FOLLOWS in Path(f"/proc/{self.process.pid}/environ").read_bytes()

    def keep_picture(self, target: Path) -> None:
        """Keep what is on the screen, to be looked at."""
        self._beside(GRAB, str(target))

    def look_elsewhere(self) -> None:
        """Have another window for a moment, and come back to this one."""
        self._beside(ELSEWHERE)

    def _beside(self, program: str, *arguments: str) -> None:
        environment = {**self.desktop.environment, "QT_QPA_PLATFORM": "xcb", "HOME": "/nonexistent"}
        command = [sys.executable, "-c", program, *arguments]
        subprocess.run(command, env=environment, check=True, timeout=30)


def make_notebook(at_it: Sitting) -> None:
    """Make the first notebook, where it is offered a place, and copy its code from the screen."""
    at_it.wait_for_focus("push button", "Make a notebook")
    at_it.press("Return")
    for field in ("Passphrase", "The same once more"):
        at_it.wait_for_focus("password text", field)
        at_it.type(PASSPHRASE)
        at_it.press("Return")
    groups = at_it.wait_for("label", CODE).name.removeprefix(CODE).split("-")
    question = at_it.wait_for_focus("text", "To be sure").name
    at_it.type(groups[int(question.strip("?").split()[-1]) - 1])
    at_it.press("Return")
    at_it.wait_for("page tab", "Today")


def unlock(at_it: Sitting) -> None:
    """Open the notebook that is asked for."""
    at_it.wait_for_focus("password text", "Passphrase")
    at_it.type(PASSPHRASE)
    at_it.press("Return")
    at_it.wait_for("page tab", "Today")


def write(at_it: Sitting, note: str) -> None:
    """Write up a session."""
    at_it.press("ctrl+2")
    at_it.wait_for("page tab", "Sessions", "selected")
    at_it.press("ctrl+n")
    at_it.wait_for_focus("text", "Notes")
    at_it.type(note)
    at_it.wait_for("label", "Saved just now")


def lock(at_it: Sitting) -> None:
    """Lock; another program is in the same process then, and shows nothing of the notebook."""
    before = at_it.started_at()
    at_it.press("ctrl+l")
    at_it.wait_for_focus("password text", "Passphrase")
    assert at_it.started_at() != before
    assert at_it.was_replaced()


def read(at_it: Sitting, note: str) -> None:
    """See that the notes of the only session are these."""
    look_for(at_it, note)
    shown = lambda: at_it.wait_for("text", "Notes").text == note  # noqa: E731
    at_it.desktop.until(shown, f"the notes {note}")


def look_for(at_it: Sitting, note: str) -> None:
    """See that these are the notes of one of the sessions."""
    at_it.press("ctrl+2")
    at_it.wait_for("page tab", "Sessions", "selected")
    at_it.wait_for_words(note)
