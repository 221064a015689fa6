"""Private files written so that a power cut never leaves half of one."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sessionbook.vault.errors import (
    DiskFullError,
    FolderUnreadableError,
    FolderUnwritableError,
    ReadOnlyDiskError,
    StorageFailedError,
)

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ENAMETOOLONG}


@contextmanager
def writing() -> Iterator[None]:
    """Turn the system's refusals to write into our sentences, without the path."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFullError from None
        if error.errno == errno.EROFS:
            raise ReadOnlyDiskError from None
        if error.errno in FORBIDDEN:
            raise FolderUnwritableError from None
        raise StorageFailedError from None


def read_start(path: Path, size: int) -> bytes | None:
    """Return at most size bytes from the start, or None where no such file is."""
    try:
        if not path.is_file():  # never wait at a pipe somebody put there
            return None
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        return None
    except PermissionError:
        raise FolderUnreadableError from None
    except OSError:
        raise StorageFailedError from None


def write_private(path: Path, data: bytes) -> None:
    """Write a file only this account may read, and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def move(source: Path, target: Path) -> None:
    """Give a file another name, and wait until the disk knows it by that one alone."""
    source.replace(target)
    settle(target)


def settle(path: Path) -> None:
    """Wait until the disk knows a file by its new name.

    FAT keeps where a file begins beside its name, and writes that for a new name only with the
    file itself: the file is waited for first, then the folder, where the old name goes.
    Windows waits only for what is open to be written, which another program may prevent just now.
    """
    if sys.platform == "win32":
        with suppress(OSError), path.open("rb+") as file:
            os.fsync(file.fileno())
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the folder's names; Windows has no such call."""
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network folders have no such call either
            raise
    finally:
        os.close(descriptor)
