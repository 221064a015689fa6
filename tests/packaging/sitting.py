"""Somebody at the installed program: keys go in, and what a screen reader has comes out.

The screen, its buses and the reader are the machine's; only the program runs in the bare system.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.drive.desktop import Desktop, Part
from tests.packaging.bare import Bare

PASSPHRASE = "seven quiet herons cross it"
NAMES = "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"
FOLLOWS = b"SESSIONBOOK_NEXT="  # which only a program that replaced another was started with


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
        """End it, however it is."""
        self.process.kill()
        self.process.wait()
        self.desktop.until(lambda: not self.desktop.parts(), "the window is gone")

    def leave(self) -> None:
        """Close the window, as a person does; it says nothing of itself and ends well."""
        self.desktop.press("ctrl+q")
        assert self.process.wait(timeout=30) == 0
        self.desktop.until(lambda: not self.desktop.parts(), "the window is gone")
        assert self.said.read_text() == ""

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

    def was_replaced(self) -> bool:
        """Return whether this process became another program since it was started."""
        return FOLLOWS in Path(f"/proc/{self.process.pid}/environ").read_bytes()

    def picture(self, target: Path) -> None:
        """Keep what is on the screen, to be looked at."""
        command = ["xwd", "-root", "-silent", "-out", f"{target}.xwd"]
        self.desktop.start(command, user=None, group=None, extra_groups=None).wait(timeout=30)


def unlock(sitting: Sitting) -> None:
    """Open the notebook that is asked for."""
    sitting.wait_for_focus("password text", "Passphrase")
    sitting.type(PASSPHRASE)
    sitting.press("Return")
    sitting.wait_for("page tab", "Today")


Facts = dict[str, Any]
