"""A forged journal is refused before SQLite obeys it; one that a crash left is not."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sessionbook.vault.driver import PAGE_BYTES
from sessionbook.vault.errors import DamagedDatabaseError
from sessionbook.vault.journal import MAGIC
from sessionbook.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Made

Untouched = Callable[[Path], AbstractContextManager[None]]
SECTOR = 512


def head(pages: int, page_bytes: int = PAGE_BYTES) -> bytes:
    """Return how a journal begins that brings back nothing but the number of pages."""
    numbers = (0, 0, pages, SECTOR, page_bytes)
    return (MAGIC + b"".join(n.to_bytes(4) for n in numbers)).ljust(SECTOR, b"\0")


def opened(made: "Made") -> int:
    """Open the notebook; return how many pages it has."""
    vault = Vault.at(made.folder)
    connection = vault.connect(made.key)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    vault.close()
    return int(pages)


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """End a test that waits at a pipe."""
    signal.alarm(20)
    yield
    signal.alarm(0)


def test_a_journal_that_a_crash_may_leave_is_obeyed(made: "Made") -> None:
    pages = opened(made)
    (made.folder / "notes.db-journal").write_bytes(head(pages))
    with (made.folder / "notes.db").open("ab") as file:
        file.write(bytes(2 * PAGE_BYTES))  # what a write had added when the power went
    assert opened(made) == pages
    assert (made.folder / "notes.db").stat().st_size == pages * PAGE_BYTES
    assert not (made.folder / "notes.db-journal").read_bytes().startswith(MAGIC)


@pytest.mark.parametrize("pages", [2**31, 9])
def test_no_journal_makes_the_notes_larger_than_it_can_fill(
    made: "Made", pages: int, untouched: Untouched
) -> None:
    (made.folder / "notes.db-journal").write_bytes(head(pages))
    with untouched(made.folder), pytest.raises(DamagedDatabaseError):
        opened(made)


def test_another_page_size_is_refused(made: "Made", untouched: Untouched) -> None:
    (made.folder / "notes.db-journal").write_bytes(head(1, 65_536))
    with untouched(made.folder), pytest.raises(DamagedDatabaseError):
        opened(made)


@pytest.mark.parametrize("name", ["notes.db-journal", "notes.db-wal"])
@pytest.mark.parametrize(
    "put",
    [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")],
    ids=["a pipe", "a folder", "a link"],
)
def test_what_is_no_file_is_not_opened(
    made: "Made", name: str, put: Callable[[Path], object]
) -> None:
    (made.folder / name).unlink(missing_ok=True)
    put(made.folder / name)
    started = time.monotonic()
    with pytest.raises(DamagedDatabaseError):
        opened(made)
    assert time.monotonic() - started < 10


def test_a_log_that_we_never_make_is_refused(made: "Made", untouched: Untouched) -> None:
    (made.folder / "notes.db-wal").write_bytes(bytes(5000))
    with untouched(made.folder), pytest.raises(DamagedDatabaseError):
        opened(made)
