"""A made program in small: a program, a module, a library of the system and one of ours."""

import os
import shutil
from pathlib import Path

from installers.tree import NAME, Tree

EPOCH = 1_790_000_000
OF_THE_SYSTEM = "libz.so.1"  # one that every system has, and that a program here asks for


def fake_tree(folder: Path) -> Tree:
    """Make it; whose files they are, when they were written and who may read them is no matter."""
    home = folder / NAME
    inside = home / "_internal"
    (inside / "PySide6" / "Qt" / "lib").mkdir(parents=True)
    shutil.copy("/usr/bin/true", home / NAME)
    (home / NAME).chmod(0o700)
    real = next(Path(place).resolve() for place in libraries() if Path(place).exists())
    shutil.copy(real, inside / OF_THE_SYSTEM)
    shutil.copy("/usr/bin/true", inside / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6")
    (inside / "sessionbook").mkdir()
    (inside / "sessionbook" / "words.txt").write_text("Kestrelbourne", encoding="utf-8")
    (inside / "sessionbook" / "words.txt").chmod(0o600)
    os.utime(inside / "sessionbook" / "words.txt", (1, 1))  # older than the commit
    return Tree(home, "9.8.7", EPOCH)


def libraries() -> list[str]:
    """Return where a Debian may have that library."""
    return [
        f"{folder}/{machine}-linux-gnu/{OF_THE_SYSTEM}"
        for folder in ("/usr/lib", "/lib")
        for machine in ("x86_64", "aarch64")
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its name there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
