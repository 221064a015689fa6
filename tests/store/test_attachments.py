"""Attachments as rows: in order, with their record, without their bytes where none are asked."""

import pytest

from sessionbook.domain.attachments import Attachment, MediaType
from sessionbook.domain.forms import FilledForm
from sessionbook.domain.homework import Homework
from sessionbook.domain.journal import Entry
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY


def kept(book: Notebook, kind: str, record: str, name: str = "a.png") -> Attachment:
    one = Attachment(kind=kind, record=record, name=name, media_type=MediaType.PNG, size=5)
    return book.attachments.keep(one, b"bytes", b"small")


def test_each_comes_after_those_of_its_record(notebook: Notebook) -> None:
    for name in "abc":
        kept(notebook, "sessions", "one", name)
        kept(notebook, "entries", "one", name)
    found = notebook.attachments.of("sessions", "one")
    assert [(each.name, each.position) for each in found] == [("a", 0), ("b", 1), ("c", 2)]
    notebook.attachments.shift(found, found[2].id, -2)
    assert [each.name for each in notebook.attachments.of("sessions", "one")] == ["c", "a", "b"]


def test_a_second_try_at_keeping_one_keeps_it_once(notebook: Notebook) -> None:
    one = Attachment(kind="sessions", record="one", name="a", media_type=MediaType.PNG, size=5)
    for _ in range(2):
        notebook.attachments.keep(one, b"bytes", b"small")
    (found,) = notebook.attachments.of("sessions", "one")
    assert (found, found.position) == (one, 0)


def test_its_record_is_found_by_it(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    entry = notebook.journal.save(Entry(day=TODAY, text="words"))
    of_session = kept(notebook, "sessions", session.id)
    of_entry = kept(notebook, "entries", entry.id)
    assert notebook.sessions.holding(of_session.id) == session
    assert notebook.journal.holding(of_entry.id) == entry
    assert notebook.journal.holding(of_session.id) is None
    assert notebook.sessions.holding(of_entry.id) is None
    (hit, *_) = notebook.search.find("a.png", 9)
    assert hit.kind == "attachments"
    assert {notebook.search.place(hit) for hit in notebook.search.find("png", 9)} == {
        ("sessions", of_session.id),
        ("entries", of_entry.id),
    }
    (words,) = notebook.search.find("words", 9)
    assert notebook.search.place(words) == ("entries", entry.id)


def test_homework_and_filled_forms_take_theirs_along_and_bring_them_back(
    notebook: Notebook,
) -> None:
    homework = notebook.homework.save(Homework(title="Breathe", started_on=TODAY))
    filled = notebook.filled.save(FilledForm(form="f", name="F", day=TODAY))
    for store, record in ((notebook.homework, homework), (notebook.filled, filled)):
        attachment = kept(notebook, store.table, record.id)
        assert store.holding(attachment.id) == store.get(record.id)
        stamp = store.delete(record.id)
        assert notebook.attachments.get(attachment.id) is None
        store.restore(stamp)
        assert notebook.attachments.content(attachment.id) == b"bytes"
        assert notebook.attachments.get(attachment.id)


@pytest.mark.parametrize("kind", ["sessions", "entries"])
def test_it_goes_and_comes_back_with_its_record(notebook: Notebook, kind: str) -> None:
    store = notebook.sessions if kind == "sessions" else notebook.journal
    record = Session(day=TODAY) if kind == "sessions" else Entry(day=TODAY, text="words")
    other = "entries" if kind == "sessions" else "sessions"
    store.save(record)  # type: ignore[arg-type]
    gone, mine = (kept(notebook, kind, record.id, name) for name in ("gone", "mine"))
    theirs = kept(notebook, other, record.id)
    notebook.attachments.delete(gone.id)
    stamp = store.delete(record.id)
    assert [each.id for each in notebook.attachments.each()] == [theirs.id]
    store.restore(stamp)
    assert {each.id for each in notebook.attachments.each()} == {mine.id, theirs.id}
    assert notebook.attachments.content(mine.id) == b"bytes"
    assert notebook.attachments.content(gone.id) == b"bytes"  # kept, for it may be restored


def test_a_small_picture_is_read_without_going_past_the_bytes(notebook: Notebook) -> None:
    columns = notebook.database.tuples("SELECT name FROM pragma_table_info('attachment_contents')")
    names = [row[0] for row in columns]
    assert names.index("thumbnail") < names.index("content")
