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
OLD = "outside.old.json"
LARGEST = 256 * 1024
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read(folder: Path) -> bytes | None:
    """Return what is kept outside; None where there is nothing that could be ours.

    For a moment, on Windows, only the new file is there; by then it is whole.
    """
    found = _read(folder / OUTSIDE)
    return found if os.path.lexists(folder / OUTSIDE) else _read(folder / NEW)


def is_kept(folder: Path, data: bytes) -> bool:
    """Return whether this is kept outside under its own name, and nothing else under another."""
    others = any(_is_file(folder / name) for name in (NEW, OLD))
    return not others and _read(folder / OUTSIDE) == data


def _read(path: Path) -> bytes | None:
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
            _replace_closed(path, new)
        else:
            _replace(path, new)


def remove(folder: Path) -> None:
    """Keep nothing outside: the file is overwritten and gone, and so is one half written."""
    with files.writing():
        removed = [_remove(folder / name) for name in (NEW, OLD, OUTSIDE)]
        if any(removed):
            files.sync_folder(folder)


def _remove(path: Path) -> bool:
    if not _is_file(path):
        return False
    _overwrite(path)
    path.unlink()
    return True


def _is_file(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _replace(path: Path, new: Path) -> None:
    """Put the new one in its place first: at any moment there is a whole one."""
    before = _open_own(path)
    try:
        files.move(new, path)
        _wipe(before)
    finally:
        _close(before)


def _replace_closed(path: Path, new: Path) -> None:
    """Put the new one in its place, and only then overwrite the old one, by another name."""
    old = path.with_name(OLD)
    _remove(old)  # which a crash may have left
    if _is_file(path):
        files.move(path, old)
    files.move(new, path)
    _remove(old)


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
