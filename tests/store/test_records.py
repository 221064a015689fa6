"""What every store promises, shown on real rows of a real encrypted notebook."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessionbook.domain.areas import Area
from sessionbook.domain.goals import Goal, Step
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.store import schema
from sessionbook.store.errors import NotebookTooNewError
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import NOW, PASSPHRASE, TODAY


def test_a_saved_record_comes_back_equal(notebook: Notebook) -> None:
    session = Session(day=TODAY, at=NOW.time(), with_whom="Dr Moreau", notes="قلت ما أردت 🌿")
    notebook.sessions.save(session)
    assert notebook.sessions.get(session.id) == session


def test_times_are_filled_in_and_created_stays(notebook: Notebook) -> None:
    first = notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    second = notebook.goals.save(replace(first, title="Sleep by eleven"))
    assert first.created == first.changed == second.created
    assert second.changed > first.changed
    assert second.changed.endswith("Z")


def test_saving_what_is_there_already_writes_nothing(notebook: Notebook) -> None:
    saved = notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
    notebook.goals.save(saved)
    found = notebook.goals.get(saved.id)
    assert found is not None
    assert found.changed == saved.changed


def test_one_announcement_for_the_outermost_write(notebook: Notebook) -> None:
    heard: list[frozenset[Area]] = []
    notebook.database.listen(heard.append)
    with notebook.database.write():
        goal = notebook.goals.save(Goal(title="Sleep", started_on=TODAY))
        notebook.topics.save(Topic(text="The move"))
        notebook.goals.steps.save(Step(goal_id=goal.id, text="Phone in the hall"))
    assert heard == [frozenset({Area.GOALS, Area.TOPICS})]


def test_a_failed_write_changes_and_announces_nothing(notebook: Notebook) -> None:
    heard: list[frozenset[Area]] = []
    notebook.database.listen(heard.append)
    with pytest.raises(RuntimeError), notebook.database.write():
        notebook.topics.save(Topic(text="The move"))
        raise RuntimeError
    assert notebook.topics.open() == []
    assert notebook.search.find("move", 5) == []
    assert heard == []


def test_deleting_takes_the_parts_along_and_undo_brings_all_back(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY, notes="harbour"))
    insight = notebook.insights.save(Insight(text="lighthouse", session_id=session.id))
    earlier = notebook.insights.save(Insight(text="driftwood", session_id=session.id))
    notebook.insights.delete(earlier.id)
    stamp = notebook.sessions.delete(session.id)
    assert notebook.sessions.get(session.id) is None
    assert notebook.insights.of_session(session.id) == []
    assert notebook.search.find("lighthouse", 5) == []
    notebook.sessions.restore(stamp)
    assert notebook.sessions.get(session.id) == session
    assert notebook.insights.of_session(session.id) == [insight]
    assert [hit.record for hit in notebook.search.find("lighthouse", 5)] == [insight.id]
    assert notebook.search.find("driftwood", 5) == []


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def kept(notebook: Notebook, record_id: str) -> list[str]:
    query = "SELECT row FROM history WHERE record = ? ORDER BY seq"
    rows = notebook.database.tuples(query, record_id)
    return [json.loads(row[0])["notes"] for row in rows]


def test_history_keeps_a_version_a_sitting_and_every_great_loss(folder: Path) -> None:
    clock = Clock()
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)), clock)
    session = notebook.sessions.save(Session(day=TODAY, notes="one " * 100))
    for words in ("two " * 100, "three " * 100, "four " * 100):
        clock.now += timedelta(seconds=2)
        session = notebook.sessions.save(replace(session, notes=words))
    assert kept(notebook, session.id) == ["one " * 100]
    clock.now += timedelta(seconds=2)
    notebook.sessions.save(replace(session, notes=""))
    assert kept(notebook, session.id) == ["one " * 100, "four " * 100]
    clock.now += timedelta(minutes=6)
    notebook.sessions.save(replace(session, notes="five"))
    assert kept(notebook, session.id)[2:] == [""]
    notebook.close()
    vault.close()


def test_the_clock_set_back_does_not_repeat_a_stamp(folder: Path) -> None:
    clock = Clock()
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)), clock)
    first = notebook.database.stamp()
    clock.now -= timedelta(days=1)
    assert notebook.database.stamp() > first
    notebook.close()
    vault.close()


@pytest.fixture
def new_vault(tmp_path: Path) -> Vault:
    """A vault whose database has no table yet."""
    return Vault.create(tmp_path / "New", PASSPHRASE, CHEAPEST)[0]


def test_a_newer_file_is_refused_unchanged(new_vault: Vault) -> None:
    vault = new_vault
    sql = vault.connect(vault.unlock(PASSPHRASE))
    sql.execute("PRAGMA user_version = 999")
    with pytest.raises(NotebookTooNewError):
        Notebook(sql)
    assert sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    sql.close()
    vault.close()


def test_a_broken_migration_leaves_the_file_as_it_was(
    new_vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = new_vault
    sql = vault.connect(vault.unlock(PASSPHRASE))
    monkeypatch.setattr(schema, "migrations", lambda: ["CREATE TABLE a (b);\nSELEC;\n"])
    with pytest.raises(Exception, match="syntax"):
        schema.upgrade(sql)
    assert schema.current_version(sql) == 0
    assert sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    sql.close()
    vault.close()


def test_the_points_of_a_chart_count_days_as_python_does(notebook: Notebook) -> None:
    leap_day = date(2024, 2, 29)
    notebook.measures.save(MeasureResult(measure="gad7", day=leap_day, total=11))
    assert notebook.measures.points("gad7") == [(leap_day.toordinal(), 11)]


def test_a_new_record_keeps_the_creation_it_names(notebook: Notebook) -> None:
    written = "2026-10-12T12:00:00.000Z"
    topic = notebook.topics.save(Topic(text="one", created=written))
    assert topic.created == written < topic.changed
    again = notebook.topics.save(replace(topic, text="two", created="2020-01-01T00:00:00.000Z"))
    assert again.created == written
