"""A new data key: the notes are copied under it, and the copy takes their place.

The copy waits beside the notes until the header that names its salt is the current one. Before
that moment the old header fits the notes, and a copy is a leftover. After it the new header fits
only the copy, and whoever opens the notebook next lets it take the place of the notes.
"""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook.vault import files, header_file, notes_file
from sessionbook.vault.errors import DamagedDatabaseError, StorageFailedError, VaultError
from sessionbook.vault.header import Header
from sessionbook.vault.keys import DataKey
from sessionbook.vault.notes_file import NOTES, journal_of, open_notes

if TYPE_CHECKING:
    from sessionbook.vault.driver import Connection

COPY = "notes.new.db"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A header and the data key that signed it."""

    header: Header
    key: DataKey

    def open(self, path: Path) -> "Connection":
        return open_notes(path, self.key, self.header.database_salt)


def replace_key(folder: Path, old: Keyed, new: Keyed, proof: Callable[[Header], None]) -> None:
    """Make the new key the notebook's, or leave everything to the old one and say why not."""
    discard_copy(folder)
    try:
        _make_copy(folder, old, new)
        header_file.write_header(folder, new.header, proof)
    except Exception:
        if _is_as_before(folder, old.header, new.header):
            raise
    with suppress(VaultError):  # the next opening tries again
        finish(folder, new)


def copy_waits(folder: Path, header: Header) -> bool:
    """Return whether the header fits not the notes but a copy of them that waits beside."""
    salt = header.database_salt
    return notes_file.salt_of(folder / COPY) == salt and notes_file.salt_of(folder / NOTES) != salt


def finish(folder: Path, new: Keyed) -> None:
    """Let the waiting copy take the place of the notes, once no file leads to the old key."""
    new.header.check(new.key)
    new.open(folder / COPY).close()
    header_file.heal_headers(folder, new.header, new.key)
    with files.writing():
        header_file.forget_previous(folder, new.key)
        journal_of(folder / NOTES).unlink(missing_ok=True)  # it would undo the copy's pages
        journal_of(folder / COPY).unlink(missing_ok=True)
        files.sync_folder(folder)
        files.move(folder / COPY, folder / NOTES)


def discard_copy(folder: Path) -> None:
    """Remove a copy that no header came to fit."""
    for path in (folder / COPY, journal_of(folder / COPY)):
        with suppress(OSError):  # it is sealed, and in nobody's way
            path.unlink(missing_ok=True)


def _make_copy(folder: Path, old: Keyed, new: Keyed) -> None:
    from sessionbook.vault import driver

    with driver.translated(), closing(old.open(folder / NOTES)) as notes:
        _require_whole(notes, DamagedDatabaseError)
        _fill(folder / COPY, new, notes)
        with closing(new.open(folder / COPY)) as copy:  # what the disk gives back
            _require_whole(copy, StorageFailedError)
            if not _has_the_same(notes, copy):
                raise StorageFailedError
    with files.writing():
        journal_of(folder / COPY).unlink(missing_ok=True)
        files.sync_folder(folder)


def _fill(path: Path, new: Keyed, notes: "Connection") -> None:
    from sessionbook.vault import driver

    with files.writing():
        files.write_private(path, b"")
    salt = new.header.database_salt
    with closing(driver.connect(path, new.key.database_key(), salt)) as copy:
        driver.copy(notes, copy)


def _require_whole(connection: "Connection", otherwise: type[VaultError]) -> None:
    from sessionbook.vault.check import check_database

    if check_database(connection):
        raise otherwise


def _has_the_same(one: "Connection", other: "Connection") -> bool:
    """Compare every row of every table, those of the search index too."""
    facts = [
        "PRAGMA user_version",
        "PRAGMA application_id",
        "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema",
    ]
    tables = one.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    facts += [f'SELECT * FROM "{name}"' for (name,) in tables]  # noqa: S608 - our own tables
    return all(_gives_the_same(fact, one, other) for fact in facts)


def _gives_the_same(query: str, one: "Connection", other: "Connection") -> bool:
    rows = zip_longest(one.execute(query), other.execute(query))
    return all(tuple(each or ()) == tuple(same or ()) for each, same in rows)


def _is_as_before(folder: Path, old: Header, new: Header) -> bool:
    """Try to go back; a disk that fails behind the moment of the change may not let us."""
    is_certain = True
    try:
        header_file.take_back(folder, old)
    except VaultError:
        is_certain = False  # a power cut might still bring the new header back
    if header_file.is_current(folder, new):
        return False
    if is_certain:
        discard_copy(folder)
    return True
