from pathlib import Path

import pytest

from sessionbook.vault import driver
from sessionbook.vault.check import check_database

KEY, SALT, PAGE = bytes(range(32)), bytes(range(16)), driver.PAGE_BYTES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    connection = driver.connect(tmp_path / "notes.db", KEY, SALT)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.execute("CREATE INDEX by_text ON note (text)")
    connection.executemany("INSERT INTO note VALUES (?)", [(f"{n:0500}",) for n in range(100)])
    connection.close()
    return tmp_path / "notes.db"


def _codes(path: Path) -> list[str]:
    connection = driver.connect(path, KEY, SALT)
    codes = check_database(connection)
    connection.close()
    return codes


def test_a_whole_database_has_nothing_to_tell(path: Path) -> None:
    assert _codes(path) == []


def test_an_altered_page_is_named(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[2 * PAGE + 500] ^= 1
    path.write_bytes(data)
    assert _codes(path) == ["page-3", "structure"]


def test_two_pages_changing_places_are_named(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(
        data[:PAGE] + data[2 * PAGE : 3 * PAGE] + data[PAGE : 2 * PAGE] + data[3 * PAGE :]
    )
    assert _codes(path) == ["page-2", "page-3", "structure"]


def test_a_broken_structure_is_named_though_every_page_is_authentic(path: Path) -> None:
    connection = driver.connect(path, KEY, SALT)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_schema WHERE name = 'by_text'")
    connection.close()
    assert _codes(path) == ["structure"]


def test_a_page_beyond_the_end_is_named(path: Path) -> None:
    number = path.stat().st_size // PAGE + 1
    path.write_bytes(path.read_bytes() + bytes(PAGE))
    assert _codes(path) == [f"page-{number}"]
