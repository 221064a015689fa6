"""One small file of the notebook's folder that is not encrypted: what is read while locked.

Only what the person chose to keep outside is ever in it. Its name says nothing.
"""

import os
import stat
import sys
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import VaultError

OUTSIDE = "outside.json"
NEW = "outside.new.json"
LARGEST = 256 * 1024
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read(folder: Path) -> bytes | None:
    """Return what is kept outside; None where there is nothing that could be ours."""
    path = folder / OUTSIDE
    try:
        data = None if path.is_symlink() else files.read_start(path, LARGEST + 1)
    except (VaultError, OSError):
        return None
    return data if data and len(data) <= LARGEST else None


def write(folder: Path, data: bytes) -> None:
    """Keep this outside from now on; what was there before is overwritten."""
    path, new = folder / OUTSIDE, folder / NEW
    with files.writing():
        new.unlink(missing_ok=True)  # never write through a link somebody put there
        files.write_private(new, data)
        if sys.platform == "win32":  # run under Wine only: nothing that is open is replaced there
            _overwrite(path)
            files.move(new, path)
        else:
            _replace(path, new)


def remove(folder: Path) -> None:
    """Keep nothing outside: the file is overwritten and gone, and so is one half written."""
    with files.writing():
        removed = [_remove(folder / name) for name in (OUTSIDE, NEW)]
        if any(removed):
            files.sync_folder(folder)


def _remove(path: Path) -> bool:
    if not path.is_symlink() and not path.is_file():
        return False
    _overwrite(path)
    path.unlink()
    return True


def _replace(path: Path, new: Path) -> None:
    """Put the new one in its place first: at any moment there is a whole one."""
    before = _open_own(path)
    try:
        files.move(new, path)
        _wipe(before)
    finally:
        _close(before)


def _overwrite(path: Path) -> None:
    before = _open_own(path)
    try:
        _wipe(before)
    finally:
        _close(before)


def _open_own(path: Path) -> int | None:
    """Open a file to wipe it, unless other names lead to the same bytes."""
    if path.is_symlink() or not path.is_file():
        return None
    descriptor = os.open(path, os.O_WRONLY | NO_FOLLOW)
    facts = os.fstat(descriptor)
    if stat.S_ISREG(facts.st_mode) and facts.st_nlink == 1:
        return descriptor
    os.close(descriptor)
    return None


def _wipe(descriptor: int | None) -> None:
    """Overwrite what is in an open file; what a disk keeps of old blocks is not in our hands."""
    if descriptor is not None:
        os.write(descriptor, bytes(min(os.fstat(descriptor).st_size, LARGEST)))
        os.fsync(descriptor)


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)
