"""The clock of the computer is wrong: what is written stays in order, and nothing breaks."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import NOW, PASSPHRASE, Clock


def written_at(folder: Path, now: datetime, text: str) -> tuple[Topic, timedelta]:
    """Open the notebook at a time, write a line and close it; the file then has that time, too."""
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), Clock(now).utc)
    behind = book.database.behind
    topic = book.topics.save(Topic(text=text, position=0))
    assert book.topics.get(topic.id) == topic
    book.close()
    vault.close()
    os.utime(folder / "notes.db", (now.timestamp(), now.timestamp()))
    return topic, behind


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=3), timedelta(days=9999)])
def test_stamps_never_go_back_from_one_run_to_the_next(folder: Path, back: timedelta) -> None:
    first, behind = written_at(folder, NOW, "first")
    assert behind == timedelta(0)
    second, behind = written_at(folder, NOW - back, "second")
    assert behind == back
    assert second.changed > first.changed
    third, _ = written_at(folder, NOW + timedelta(hours=1), "third")
    assert third.changed > second.changed


def test_an_edit_under_a_clock_set_back_is_still_the_newer_one(folder: Path) -> None:
    topic, _ = written_at(folder, NOW, "first")
    vault = Vault.at(folder, CHEAPEST)
    clock = Clock(NOW - timedelta(days=400))
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), clock.utc)
    (stored,) = book.topics.each()
    again = book.topics.save(Topic(id=stored.id, text="second", position=0))
    assert again.changed > topic.changed
    book.close()
    vault.close()


@pytest.mark.parametrize("year", [1970, 1999, 2038, 2099, 2200])
def test_a_year_far_away_breaks_nothing(folder: Path, year: int) -> None:
    first, _ = written_at(folder, datetime(year, 1, 2, tzinfo=UTC), "there")
    second, behind = written_at(folder, NOW, "here again")
    assert second.changed > first.changed
    assert (behind > timedelta(0)) is (year > NOW.year)
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    assert book.faults() == []
    book.close()
    vault.close()


def test_the_usual_opening_looks_at_no_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(sql: object) -> str:
        raise AssertionError("it looked through all rows")

    written_at(folder, NOW, "first")
    monkeypatch.setattr("sessionbook.store.database.newest_change", count)
    written_at(folder, NOW + timedelta(seconds=1), "second")
    with pytest.raises(AssertionError):
        written_at(folder, NOW - timedelta(seconds=1), "third")
