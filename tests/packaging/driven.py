"""The bundled program on a real screen, by keyboard and as a screen reader has it."""

import os
import shutil
import time
from pathlib import Path

from tests.drills.test_from_outside import Program
from tests.drive.desktop import Desktop

ADD = "Add something to bring up"
LOADER = "/lib64/ld-linux-x86-64.so.2"


class Bundled(Program):
    """One start of it; what is left of the notebook's words is none of these tests."""

    def __init__(self, desktop: Desktop, said: Path, *command: Path | str) -> None:
        self.desktop, self.hidden, self.said = desktop, [], said
        desktop.environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with said.open("w") as words:
            options = {"stdout": words, "stderr": words}
            self.process = desktop.start([str(part) for part in command], **options)

    @property
    def folder(self) -> Path:
        """What the system tells of the process."""
        return Path(f"/proc/{self.process.pid}")

    def environment(self) -> dict[str, str]:
        """Return what it was started with."""
        told = (self.folder / "environ").read_bytes().decode().split("\0")
        return dict(each.split("=", 1) for each in told if each)

    def unlock(self) -> None:
        """Type the passphrase once this window, and not one before it, takes it."""
        self.wait_for("password text", "Passphrase")
        time.sleep(1)
        super().unlock()

    def bring_up(self, words: str) -> None:
        """Write a line on Today."""
        self.tab_to("text", ADD)
        self.desktop.type(words)

    def is_gone(self) -> bool:
        return self.process.poll() is not None


def put_over(new: Path, old: Path) -> None:
    """Unpack a newer version over a program, file by file, as a package manager does."""
    for file in sorted(new.rglob("*")):
        target = old / file.relative_to(new)
        if file.is_dir():
            target.mkdir(exist_ok=True)
            continue
        fresh = target.with_name(f"{target.name}.dpkg-new")
        shutil.copy2(file, fresh, follow_symlinks=False)
        os.replace(fresh, target)  # noqa: PTH105 - over a link, too
