"""notes.db: opening it with the key and the salt that its header names."""

from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook.vault import files
from sessionbook.vault.errors import (
    DamagedDatabaseError,
    MismatchedDatabaseError,
    MissingDatabaseError,
)
from sessionbook.vault.keys import SALT_BYTES, DataKey

if TYPE_CHECKING:  # loaded at the first opening: the locked window paints before
    from sessionbook.vault.driver import Connection

NOTES = "notes.db"


def open_notes(path: Path, key: DataKey, salt: bytes) -> "Connection":
    """Return the notes, held exclusively; a half-written page from before a crash is undone."""
    from sessionbook.vault import driver

    _compare_salt(path, salt)
    connection = driver.connect(path, key.database_key(), salt)
    try:
        _require_whole_pages(path, driver.PAGE_BYTES)
    except BaseException:
        connection.close()
        raise
    return connection


def salt_of(path: Path) -> bytes | None:
    """Return the start of a file, to be read while no connection here has it open.

    Closing the file drops the locks of every connection to it.
    """
    return files.read_start(path, SALT_BYTES)


def journal_of(path: Path) -> Path:
    """Return where the driver keeps what it needs to undo a change."""
    return path.with_name(path.name + "-journal")


def _compare_salt(path: Path, salt: bytes) -> None:
    start = salt_of(path)
    if start is None:
        raise MissingDatabaseError
    if len(start) < len(salt):
        raise DamagedDatabaseError
    if start != salt:
        raise MismatchedDatabaseError


def _require_whole_pages(path: Path, size: int) -> None:
    """Ask only once it is open: that rolls back a page half written before a crash."""
    if path.stat().st_size % size:
        raise DamagedDatabaseError
