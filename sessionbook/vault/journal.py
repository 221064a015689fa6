"""What SQLite finds beside the notes and obeys before any page of theirs is proven."""

import stat
from pathlib import Path

from sessionbook.vault import files
from sessionbook.vault.errors import DamagedDatabaseError

MAGIC = bytes.fromhex("d9d505f920a163d7")  # https://sqlite.org/fileformat.html, section 3
HEAD = 28
PAGES, PAGE_SIZE = slice(16, 20), slice(24, 28)


def require_sound(notes: Path, page_bytes: int) -> None:
    """Raise DamagedDatabaseError for a journal that none of our crashes leaves.

    Nothing in a journal is signed. SQLite would wait at a pipe, or make the notes as large as a
    forged one says they were: 8 TB. Ours is a plain file, of our page size, and holds every page
    that the notes have lost. A write-ahead log we never make.
    """
    if _size_of(notes.with_name(f"{notes.name}-wal")):
        raise DamagedDatabaseError
    journal = notes.with_name(f"{notes.name}-journal")
    size = _size_of(journal)
    start = (size and files.read_start(journal, HEAD)) or b""
    if start.startswith(MAGIC):
        claimed = int.from_bytes(start[PAGES]) * page_bytes
        if int.from_bytes(start[PAGE_SIZE]) != page_bytes or claimed > size + _size_of(notes):
            raise DamagedDatabaseError


def _size_of(path: Path) -> int:
    """Return how many bytes are in a plain file, 0 for none."""
    try:
        facts = path.lstat()
    except OSError:
        return 0  # what may not be looked at may not be opened either
    if not stat.S_ISREG(facts.st_mode):
        raise DamagedDatabaseError
    return facts.st_size
