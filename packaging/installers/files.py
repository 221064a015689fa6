"""Folders that are the same whoever makes them: modes and times depend on nothing here."""

import os
import subprocess
from collections.abc import Collection, Sequence
from pathlib import Path

FOLDER, PROGRAM, PLAIN = 0o755, 0o755, 0o644


def settle(root: Path, epoch: int, programs: Collection[Path]) -> None:
    """Give everything below a folder its mode, and the one time."""
    for path in sorted(root.rglob("*"), reverse=True):  # what is inside before its folder
        if not path.is_symlink():
            path.chmod(FOLDER if path.is_dir() else PROGRAM if path in programs else PLAIN)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    root.chmod(FOLDER)
    os.utime(root, (epoch, epoch))


def put(target: Path, content: bytes | str) -> None:
    """Write a file and the folders it lies in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)


def run(command: Sequence[str | Path], epoch: int, folder: Path | None = None) -> str:
    """Run a program that may write the time somewhere; return its output, or say its complaint."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    if done.returncode:
        complaint = (done.stderr or done.stdout).strip()[-2000:]
        raise SystemExit(f"{command[0]} failed:\n{complaint}")
    return done.stdout


def is_elf(path: Path) -> bool:
    """Return whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
