import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sessionbook.vault import driver
from sessionbook.vault.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    DiskFullError,
    FolderUnwritableError,
    UnsafeDriverError,
)

KEY, SALT = bytes(range(32)), bytes(range(16))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.db"


@pytest.fixture
def connection(path: Path) -> Iterator[driver.Connection]:
    connection = driver.connect(path, KEY, SALT)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("INSERT INTO note VALUES ('canary in the coal mine')")
    yield connection
    connection.close()


def test_only_ciphertext_is_written_and_it_begins_with_the_salt(
    connection: driver.Connection, path: Path
) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    data = path.read_bytes()
    assert data[:16] == SALT
    assert len(data) == 2 * driver.PAGE_BYTES
    assert b"canary" not in data
    assert b"SQLite" not in data


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cipher_log", None),
        ("cipher_page_size", "4096"),
        ("cipher_use_hmac", "1"),
        ("cipher_memory_security", "0"),
    ],
)
def test_every_setting_holds(connection: driver.Connection, pragma: str, value: object) -> None:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    assert (None if row is None else row[0]) == value


def test_the_store_controls_transactions_and_no_extension_loads(
    connection: driver.Connection,
) -> None:
    assert connection.isolation_level is None
    with pytest.raises(driver.Error, match="not authorized"):
        connection.execute("SELECT load_extension('x')")


def test_full_text_search_works_under_triggers_and_views(connection: driver.Connection) -> None:
    connection.execute("CREATE VIEW words AS SELECT rowid AS id, lower(text) AS text FROM note")
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(text, content='words', content_rowid='id')"
    )
    connection.execute(
        "CREATE TRIGGER noted AFTER INSERT ON note BEGIN"
        " INSERT INTO found (rowid, text) VALUES (new.rowid, new.text); END"
    )
    connection.execute("INSERT INTO note VALUES ('A heron')")
    query = "SELECT snippet(found, 0, '[', ']', '', 5) FROM found('heron')"
    assert connection.execute(query).fetchall() == [("a [heron]",)]


@pytest.mark.parametrize(("key", "salt"), [(KEY[:31], SALT), (KEY, SALT[:15]), (KEY + b"x", SALT)])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(
    path: Path, key: bytes, salt: bytes
) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        driver.connect(path, key, salt)


def test_a_wrong_key_is_damage_and_says_nothing_on_the_terminal(
    connection: driver.Connection, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    with pytest.raises(DamagedDatabaseError):
        driver.connect(path, bytes(32), SALT)
    assert capfd.readouterr() == ("", "")


def test_a_database_without_encryption_is_damage(path: Path) -> None:
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE note (text TEXT)")
    plain.close()
    with pytest.raises(DamagedDatabaseError):
        driver.connect(path, KEY, SALT)


def test_a_full_disk_is_named_and_loses_nothing(connection: driver.Connection) -> None:
    connection.execute("PRAGMA max_page_count = 3")
    with pytest.raises(DiskFullError), driver.translated():
        connection.execute("INSERT INTO note VALUES (?)", ("x" * 50_000,))
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)


def test_a_read_only_place_is_named(connection: driver.Connection) -> None:
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(FolderUnwritableError), driver.translated():
        connection.execute("DELETE FROM note")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderUnwritableError):
        driver.connect(tmp_path / "none" / "notes.db", KEY, SALT)


def test_another_process_is_refused_from_the_first_moment(path: Path) -> None:
    driver.connect(path, KEY, SALT).close()
    connection = driver.connect(path, KEY, SALT)
    done = subprocess.run(
        [sys.executable, "-c", INTRUDER, path], capture_output=True, text=True, check=False
    )
    connection.close()
    assert done.stdout == AlreadyOpenError.__name__ + "\n"


INTRUDER = """
import sys
from pathlib import Path
from sessionbook.vault import driver, errors
try:
    driver.connect(Path(sys.argv[1]), bytes(range(32)), bytes(range(16)))
except errors.AlreadyOpenError as error:
    print(type(error).__name__)
"""


def test_our_own_mistakes_pass_unchanged(connection: driver.Connection) -> None:
    with pytest.raises(driver.Error, match="no such table"), driver.translated():
        connection.execute("SELECT * FROM missing")


def test_no_word_of_the_person_is_kept_in_a_translated_error() -> None:
    error = dbapi2.DatabaseError("canary")
    error.sqlite_errorcode = dbapi2.SQLITE_CORRUPT
    with pytest.raises(DamagedDatabaseError) as caught, driver.translated():
        raise error
    assert "canary" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_an_older_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(UnsafeDriverError):
        driver.connect(path, KEY, SALT)
    assert not os.path.lexists(path)


def test_a_library_without_encryption_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    with pytest.raises(UnsafeDriverError):
        driver.connect(path, KEY, SALT)
    assert path.read_bytes() == b""


def test_a_copy_under_another_key_keeps_the_versions(
    connection: driver.Connection, tmp_path: Path
) -> None:
    connection.execute("PRAGMA user_version = 7")
    connection.execute("PRAGMA application_id = 8")
    other = driver.connect(tmp_path / "copy.db", KEY[::-1], SALT[::-1])
    driver.copy(connection, other)
    other.close()
    assert (tmp_path / "copy.db").read_bytes()[:16] == SALT[::-1]
    again = driver.connect(tmp_path / "copy.db", KEY[::-1], SALT[::-1])
    assert again.execute("SELECT text FROM note").fetchone() == ("canary in the coal mine",)
    assert again.execute("PRAGMA user_version").fetchone() == (7,)
    assert again.execute("PRAGMA application_id").fetchone() == (8,)
    again.close()


def test_a_copy_without_room_is_named(connection: driver.Connection, tmp_path: Path) -> None:
    connection.execute("INSERT INTO note VALUES (zeroblob(50000))")
    other = driver.connect(tmp_path / "copy.db", KEY, SALT)
    other.execute("PRAGMA max_page_count = 5")
    with pytest.raises(DiskFullError):
        driver.copy(connection, other)
    other.close()
