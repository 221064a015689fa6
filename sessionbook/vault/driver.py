"""The one module that names the SQLCipher driver; importing it loads the library."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook.vault import journal
from sessionbook.vault.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    DiskFullError,
    FolderUnwritableError,
    StorageFailedError,
    UnsafeDriverError,
    VaultError,
)

if TYPE_CHECKING:  # the driver is the standard module's twin, and has no types of its own
    import sqlite3 as dbapi2
else:
    from sqlcipher3 import dbapi2

Connection = dbapi2.Connection
Row = dbapi2.Row
Error = dbapi2.Error

OLDEST_SQLITE = (3, 51, 3)  # earlier ones can lose committed rows (the WAL-reset bug)
PAGE_BYTES = 4096
PATIENCE = 0.5  # seconds to wait for a scanner that holds the file for a moment

_BEFORE_FIRST_READ = (
    "cipher_compatibility = 4",  # a later library must not change page size or MAC
    "trusted_schema = OFF",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",  # what is overwritten does not stay in free pages
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
)

# https://www.sqlite.org/rescode.html, the primary codes
_MEANING: dict[int, type[VaultError]] = {
    3: FolderUnwritableError,  # PERM
    5: AlreadyOpenError,  # BUSY
    8: FolderUnwritableError,  # READONLY
    10: StorageFailedError,  # IOERR
    11: DamagedDatabaseError,  # CORRUPT
    13: DiskFullError,  # FULL
    14: FolderUnwritableError,  # CANTOPEN
    26: DamagedDatabaseError,  # NOTADB
}


def connect(path: Path, raw_key: bytes, salt: bytes) -> Connection:
    """Open a database, held exclusively and proven readable; a new one gets this salt."""
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise UnsafeDriverError
    journal.require_sound(path, PAGE_BYTES)
    with translated():
        connection = dbapi2.connect(str(path.absolute()), isolation_level=None, timeout=PATIENCE)
        try:
            _configure(connection, raw_key, salt)
        except BaseException:
            connection.close()
            raise
    return connection


def copy(source: Connection, target: Connection) -> None:
    """Copy a whole database into an empty one under another key, its versions too."""
    codes: list[int] = []
    with translated():
        try:
            source.backup(target, progress=lambda code, *_: codes.append(code))
        except Error as error:  # only what is called on the way is told the code
            error.sqlite_errorcode = codes[-1] if codes else 0
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors about the disk into our sentences; our own bugs pass."""
    try:
        yield
    except Error as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        meaning = _MEANING.get(primary)
        if meaning is None:
            raise
        raise meaning from None  # the driver's text can quote the person's words


def _configure(connection: Connection, raw_key: bytes, salt: bytes) -> None:
    connection.execute("PRAGMA cipher_log = off")  # it would write to the terminal
    connection.execute(f"PRAGMA key = \"x'{_raw_form(raw_key, salt)}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise UnsafeDriverError  # plain SQLite ignores the key and writes plain text
    for pragma in _BEFORE_FIRST_READ:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN IMMEDIATE")  # reads page 1, and makes the lock exclusive
    connection.execute("COMMIT")


def _raw_form(raw_key: bytes, salt: bytes) -> str:
    # With any other length SQLCipher would silently take the text for a passphrase.
    if len(raw_key) != 32 or len(salt) != 16:  # noqa: PLR2004 - fixed by the cipher
        raise ValueError("a raw key has 32 bytes, a salt 16")
    return raw_key.hex() + salt.hex()
