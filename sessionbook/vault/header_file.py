"""keys.json and its spare: replaced so that at any moment one of the two opens."""

from collections.abc import Callable
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import (
    DamagedHeaderError,
    NotANotebookError,
    StorageFailedError,
    VaultError,
)
from sessionbook.vault.header import LARGEST_FILE, Header, parsed
from sessionbook.vault.keys import DataKey
from sessionbook.vault.notes_file import NOTES

CURRENT = "keys.json"
PREVIOUS = "keys.prev.json"
NEW = "keys.new.json"


def read_header(folder: Path) -> Header:
    """Return the current header or, where it is lost, damaged or not to be read, the previous."""
    failed: StorageFailedError | None = None
    for name in (CURRENT, PREVIOUS):
        try:
            if found := _read(folder / name):
                return found
        except StorageFailedError as error:
            failed = error
    if failed:
        raise failed
    if (folder / NOTES).is_file():
        raise DamagedHeaderError
    raise NotANotebookError


def write_header(folder: Path, header: Header, proof: Callable[[Header], None]) -> None:
    """Make this the current header, once proof has accepted what the disk gave back."""
    new = folder / NEW
    try:
        with files.writing():
            files.write_private(new, header.text().encode())
            proof(_read_back(new))
            _keep_as_previous(folder)
            files.move(new, folder / CURRENT)
    finally:
        _discard(new)
    _spare(folder, header)


def heal_headers(folder: Path, header: Header, key: DataKey) -> None:
    """Make both files whole again after an unlock, the newest trusted header in both."""
    try:
        header.check(key)
        current = _trusted(folder / CURRENT, key)
        if current is None:
            _put(folder, header, CURRENT)
    except VaultError:
        return  # the next unlock tries again; the notes are open all the same
    _spare(folder, current or header)
    _discard(folder / NEW)


def is_current(folder: Path, header: Header) -> bool:
    """Return whether this is, to the letter, the header that opens the notebook now."""
    return _is_in(folder / CURRENT, header)


def take_back(folder: Path, header: Header) -> None:
    """Make this the current header again after a write that failed behind it.

    It is written down once more: the previous file, the only one that has it, stays as it is.
    """
    if not _is_in(folder / CURRENT, header) and _is_in(folder / PREVIOUS, header):
        _put(folder, header, CURRENT)


def forget_previous(folder: Path, key: DataKey) -> None:
    """Remove a previous header that leads to another key, where it could not be healed."""
    if _trusted(folder / PREVIOUS, key) is None:
        with files.writing():
            (folder / PREVIOUS).unlink(missing_ok=True)


def _is_in(path: Path, header: Header) -> bool:
    return files.read_start(path, LARGEST_FILE + 1) == header.text().encode()


def _spare(folder: Path, header: Header) -> None:
    """Let the previous file open as the current one does, and no old passphrase with it."""
    try:
        if not _is_in(folder / PREVIOUS, header):
            _put(folder, header, PREVIOUS)
    except VaultError:
        return  # the next unlock tries again; the current file is safely written


def _put(folder: Path, header: Header, name: str) -> None:
    new = folder / NEW
    try:
        with files.writing():
            files.write_private(new, header.text().encode())
            files.move(new, folder / name)
    finally:
        _discard(new)


def _keep_as_previous(folder: Path) -> None:
    """Write the current header down once more; as a rename, FAT would have neither for a moment."""
    current = _read(folder / CURRENT)
    if current is not None:  # a damaged one must not replace a whole one
        (folder / PREVIOUS).unlink(missing_ok=True)  # never write through a link
        files.write_private(folder / PREVIOUS, current.text().encode())


def _read_back(path: Path) -> Header:
    header = _read(path)
    if header is None:
        raise StorageFailedError
    return header


def _trusted(path: Path, key: DataKey) -> Header | None:
    header = _read(path)
    try:
        if header is not None:
            header.check(key)
    except DamagedHeaderError:
        return None
    return header


def _read(path: Path) -> Header | None:
    """Return the header, or None for none or a damaged one; a newer one is told apart."""
    try:
        data = files.read_start(path, LARGEST_FILE + 1)
        return None if data is None else parsed(data)
    except DamagedHeaderError:
        return None


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # it holds nothing that is not sealed, and the next write replaces it
