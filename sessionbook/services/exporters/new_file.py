"""A private new file that is there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.vault.errors import DiskFullError, ReadOnlyDiskError
from sessionbook.vault.files import settle, writing

NAMELESS = getattr(os, "O_TMPFILE", 0)  # Linux


class ExportExistsError(SessionbookError):
    """Something with the chosen name is there already."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is already something with that name. Nothing was written over; "
        "please choose another name.",
    )


class ExportFullError(DiskFullError):
    """There was no room for a file outside the notebook, which this has nothing to do with."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no room for this file on its disk, so it was not written. "
        "The notebook is as it was; make some room, or choose another place.",
    )


class ExportReadOnlyError(ReadOnlyDiskError):
    """The disk that a file outside the notebook was to lie on takes no writing."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "That disk can only be read, so this file was not written. "
        "The notebook is as it was; choose another place.",
    )


@contextmanager
def new_file(path: Path) -> Iterator[IO[str]]:
    """Write text to a file only this account may read; it gets its name when whole."""
    with new_bytes(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.detach()


@contextmanager
def new_bytes(path: Path) -> Iterator[IO[bytes]]:
    """Write bytes to a file only this account may read; it gets its name when whole."""
    _refuse_existing(path)
    with _writing():
        descriptor, part = _begin(path.parent)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123
                yield file
                file.flush()
                os.fsync(file.fileno())
                if part is None:
                    _link(file, path)
            if part:  # closed by now: Windows renames no open file
                _refuse_existing(path)
                part.replace(path)
            _settle(path)
        finally:
            if part:
                part.unlink(missing_ok=True)


def _begin(folder: Path) -> tuple[int, Path | None]:
    """Return a file without a name, which ends with the process; else one with a passing name."""
    if NAMELESS:
        with suppress(OSError):  # not every disk has such files
            return os.open(folder, NAMELESS | os.O_WRONLY, 0o600), None
    descriptor, name = tempfile.mkstemp(prefix=".export-", dir=folder)  # 0600
    return descriptor, Path(name)


def _link(file: IO[bytes], path: Path) -> None:
    """Give a file without a name its own, never another file's."""
    opened = f"/proc/self/fd/{file.fileno()}"
    try:
        os.link(opened, path, src_dir_fd=file.fileno())  # or the link itself is what is named
    except FileExistsError:
        raise ExportExistsError from None


def _settle(path: Path) -> None:
    """Wait until the disk knows the name; if it refuses, take the file back."""
    try:
        settle(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _writing() -> Iterator[None]:
    try:
        with writing():
            yield
    except DiskFullError:
        raise ExportFullError from None
    except ReadOnlyDiskError:
        raise ExportReadOnlyError from None


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise ExportExistsError
