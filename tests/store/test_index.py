"""The full-text index follows every change of the rows, and keeps no word when told to."""

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.store import index
from sessionbook.store.notebook import Notebook
from sessionbook.vault import driver
from tests.conftest import TODAY

SCRIPTS = (
    *("harbour", "Harbor", "harb", "ha", "h", "don't", "e-mail", "10", "2026-11-24"),
    *("crème", "cre\u0301me", "ÉTÉ", "e\u0323\u0302", "\u0301", "straße", "İstanbul", "Ǆ", "ﬁn"),
    *("الحمد", "الحَمْدُ", "שלום", "日本語", "散歩した", "한국어", "ไทย", "हिन्दी", "Ωμέγα", "ΣΑΣ"),
    *("🌿", "👩‍👩‍👧", "a🌿b", "\u200d", "\u00ad", "…", "𝒜𝓁", "\U00010400", "x\x00y", "\ue000"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a notebook without a key is: its bytes can be searched for words."""
    return tmp_path / "plain.db"


def unencrypted(file: Path) -> driver.Connection:
    sql = driver.dbapi2.connect(str(file), isolation_level=None)
    for setting in ("secure_delete = ON", "temp_store = MEMORY", "synchronous = OFF"):
        sql.execute(f"PRAGMA {setting}")
    return sql


def note(chance: random.Random) -> str:
    """Return words of every script, now and then run together."""
    words = chance.choices(SCRIPTS, k=chance.randint(0, 30))
    return "".join(word + chance.choice((" ", " ", "\n", ", ", "")) for word in words)


@pytest.mark.parametrize("long", [index.LONG, 60])
def test_after_many_edits_the_index_is_as_one_made_anew(
    notebook: Notebook, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "LONG", long)
    chance = random.Random(3)
    sessions = [notebook.sessions.save(Session(day=TODAY, notes=note(chance))) for _ in range(8)]
    topics = [notebook.topics.save(Topic(text=note(chance))) for _ in range(8)]
    for _ in range(10):
        with notebook.database.write():
            for _ in range(300):
                edit_one(notebook, chance, sessions, topics)
        assert notebook.search.faults() == []
    found = [notebook.search.find(word, 99) for word in SCRIPTS]
    assert sum(map(len, found)) > 100
    with notebook.database.write() as sql:
        sql.execute("INSERT INTO search (search) VALUES ('rebuild')")
    assert [notebook.search.find(word, 99) for word in SCRIPTS] == found


def edit_one(
    notebook: Notebook, chance: random.Random, sessions: list[Session], topics: list[Topic]
) -> None:
    place = chance.randrange(8)
    match chance.randrange(6):
        case 0:
            day = TODAY - timedelta(days=chance.randrange(3))
            sessions[place] = replace(sessions[place], day=day, notes=note(chance))
            notebook.sessions.save(sessions[place])
        case 1:
            sessions[place] = replace(sessions[place], said_it=chance.randrange(100))
            notebook.sessions.save(sessions[place])
        case 2:
            stamp = notebook.sessions.delete(sessions[place].id)
            notebook.sessions.restore(stamp)
        case 3:
            topics[place] = replace(topics[place], sensitive=chance.random() < 0.5)
            notebook.topics.save(topics[place])
        case 4:
            topics[place] = replace(topics[place], text=note(chance))
            notebook.topics.save(topics[place])
        case 5:
            notebook.sessions.expect_edits(sessions[place])
            notebook.sessions.save(sessions[place])


def test_a_change_beside_the_text_leaves_the_index_alone(notebook: Notebook) -> None:
    saved = notebook.sessions.save(Session(day=TODAY, notes="harbour"))
    before = blocks(notebook)
    notebook.sessions.save(replace(saved, said_it=70))
    assert blocks(notebook) == before
    notebook.sessions.save(replace(saved, notes="harbours"))
    assert blocks(notebook) != before


def test_saving_what_is_typed_in_a_long_text_writes_nothing_to_the_index(
    notebook: Notebook,
) -> None:
    session = notebook.sessions.save(Session(day=TODAY, notes="harbour " * index.LONG))
    notebook.sessions.expect_edits(session)
    before = blocks(notebook)
    for word in ("lantern", "lanterns"):
        session = notebook.sessions.save(replace(session, notes=f"{session.notes} {word}"))
        notebook.sessions.expect_edits(session)
    assert blocks(notebook) == before
    assert [hit.record for hit in notebook.search.find("lanterns", 9)] == [session.id]
    assert blocks(notebook) != before
    assert notebook.search.faults() == []


@pytest.mark.parametrize("notes", ["short", ""])
def test_a_long_text_that_waits_may_become_short_or_go(notebook: Notebook, notes: str) -> None:
    session = notebook.sessions.save(Session(day=TODAY, notes="harbour " * index.LONG))
    session = notebook.sessions.save(replace(session, notes=session.notes + "lantern"))
    notebook.sessions.save(replace(session, notes=notes))
    assert notebook.search.find("harbour", 9) == []
    assert len(notebook.search.find("short", 9)) == bool(notes)
    stamp = notebook.sessions.delete(notebook.sessions.save(session).id)
    assert notebook.search.find("lantern", 9) == []
    notebook.sessions.restore(stamp)
    assert len(notebook.search.find("lantern", 9)) == 1
    assert notebook.search.faults() == []


def test_a_long_text_that_waited_when_the_notebook_was_closed_is_found(file: Path) -> None:
    plain = Notebook(unencrypted(file))
    session = plain.sessions.save(Session(day=TODAY, notes="harbour " * index.LONG))
    plain.sessions.save(replace(session, notes=session.notes + "lantern"))
    plain.close()
    again = Notebook(unencrypted(file))
    assert len(again.search.find("lantern", 9)) == 1
    assert again.search.faults() == []
    again.close()


def test_edits_use_up_no_place_in_the_day(notebook: Notebook) -> None:
    saved = [notebook.sessions.save(Session(day=TODAY, notes="harbour")) for _ in range(3)]
    for number in range(2 * index.A_DAY):
        for session in saved:
            notebook.sessions.save(replace(session, notes=f"harbour {number}"))
    docids = [row[0] for row in notebook.database.tuples("SELECT docid FROM documents")]
    assert max(docids) - min(docids) <= len(saved)


def test_a_day_that_is_full_borrows_from_the_days_before(notebook: Notebook) -> None:
    yesterday = TODAY - timedelta(days=1)
    count = 3 * index.A_DAY
    with notebook.database.write():
        notebook.sessions.save(Session(day=yesterday, notes="harbour"))
        for number in range(count):
            notebook.sessions.save(Session(day=TODAY, notes=f"harbour {number}"))
    found = notebook.search.find("harbour", count + 9)
    assert [hit.day for hit in found].count(TODAY) == count
    assert found[index.A_DAY - 1].day == TODAY
    assert [hit.day for hit in found].count(yesterday) == 1
    assert notebook.search.faults() == []


def test_a_line_moves_with_its_session_day_as_found(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    notebook.insights.save(Insight(text="harbour", session_id=session.id))
    notebook.sessions.save(replace(session, day=TODAY - timedelta(days=9)))
    assert notebook.search.find("harbour", 5)[0].day == TODAY - timedelta(days=9)


@pytest.mark.parametrize("column", ["docid", "record"])
def test_looking_up_a_text_reads_no_whole_table(notebook: Notebook, column: str) -> None:
    plan = notebook.database.tuples(
        f"EXPLAIN QUERY PLAN SELECT docid, text FROM searchable WHERE {column} = ?", "1"
    )
    steps = [row["detail"] for row in plan]
    assert [step for step in steps if step.startswith("SCAN")] == ["SCAN searchable"]
    assert sum(step.startswith("SEARCH") for step in steps) >= 16


@pytest.mark.parametrize("seed", [12, 23, 25])  # without VACUUM a gap in a page keeps a word
def test_what_is_deleted_for_good_is_in_no_byte_of_the_file(seed: int, file: Path) -> None:
    plain, chance = Notebook(unencrypted(file)), random.Random(seed)
    for number in range(chance.randrange(200, 300)):
        day = TODAY - timedelta(days=number)
        saved = plain.sessions.save(Session(day=day, notes=f"quillwort{number} {note(chance)}"))
        gone = plain.topics.save(Topic(text=f"quillwort {note(chance)}"))
        plain.sessions.save(replace(saved, notes=note(chance)))
        plain.topics.delete(gone.id)
    with plain.database.write() as sql:
        sql.execute("DELETE FROM topics")
        sql.execute("DELETE FROM history")
    plain.close()
    assert b"quillwort" in file.read_bytes()
    plain = Notebook(unencrypted(file))
    plain.search.forget()
    assert plain.search.faults() == []
    plain.close()
    assert b"quillwort" not in file.read_bytes()


def test_a_swept_index_is_byte_for_byte_one_that_never_had_the_words(tmp_path: Path) -> None:
    indexes = []
    for name in ("never.db", "removed.db"):
        plain = Notebook(unencrypted(tmp_path / name))
        chance = random.Random(5)
        for number in range(200):
            session = Session(day=TODAY - timedelta(days=number), notes=note(chance))
            if name == "removed.db":
                for times in (1, 2):  # twice, and the text is back at the same docid
                    private = f"zzz {number} private " * times
                    plain.sessions.save(replace(session, notes=private + session.notes))
            plain.sessions.save(session)
        if name == "removed.db":
            for number in range(50):
                gone = plain.topics.save(Topic(text=f"zzz {number} private"))
                plain.topics.delete(gone.id)
        with plain.database.write() as sql:
            index.sweep(sql)
        indexes.append(blocks(plain)[2:])  # the first two count changes and texts
        plain.close()
    assert indexes[0] == indexes[1]
    assert sum(map(len, indexes[0])) > 10_000


def test_sweeping_what_was_swept_changes_nothing(notebook: Notebook) -> None:
    for number in range(20):
        notebook.topics.save(Topic(text=f"harbour {number}"))
    for _ in range(2):
        with notebook.database.write() as sql:
            index.sweep(sql)
    assert len(notebook.search.find("harbour", 99)) == 20
    assert notebook.search.faults() == []


def blocks(notebook: Notebook) -> list[bytes]:
    """Return everything the index has on the disk, in order."""
    return [bytes(row[0]) for row in notebook.database.tuples("SELECT block FROM search_data")]
