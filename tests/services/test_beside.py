"""What stands beside the series on the chart, and what was written on one day."""

from dataclasses import replace
from datetime import timedelta

from sessionbook.domain.events import Event
from sessionbook.domain.forms import FilledForm
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.journal import Entry
from sessionbook.domain.sessions import Session
from sessionbook.services.beside import GRATITUDE, INSIGHTS, PRACTICE, BesideReader
from sessionbook.services.written import WrittenKind, events_on, written_on
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY

A_DAY = timedelta(days=1)
BEFORE = TODAY - 5 * A_DAY


def practise(notebook: Notebook, *done: Done) -> Homework:
    homework = notebook.homework.save(Homework(title="Breathe", started_on=BEFORE))
    for each in done:
        notebook.homework.practices.save(Practice(homework_id=homework.id, day=TODAY, done=each))
    return homework


def test_practice_is_counted_by_the_day_and_nothing_done_is_none(notebook: Notebook) -> None:
    practise(notebook, Done.SOME, Done.ALL, Done.NONE)
    assert list(BesideReader(notebook).days(PRACTICE)) == [(TODAY.toordinal(), 2)]


def test_what_was_noted_in_a_session_is_of_its_day(notebook: Notebook) -> None:
    reader = BesideReader(notebook)
    session = notebook.sessions.save(Session(day=BEFORE))
    for text in ("a", "b"):
        notebook.gratitude.save(GratitudeLine(text=text, session_id=session.id))
    notebook.insights.save(Insight(text="c", session_id=session.id))
    notebook.insights.save(Insight(text="d"))
    assert list(reader.days(GRATITUDE)) == [(BEFORE.toordinal(), 2)]
    days = list(reader.days(INSIGHTS))
    assert days[0] == (BEFORE.toordinal(), 1)
    assert [count for _, count in days] == [1, 1]
    notebook.sessions.save(replace(session, day=BEFORE - A_DAY))
    assert reader.days(GRATITUDE).days[0] == (BEFORE - A_DAY).toordinal()


def test_only_what_was_written_to_is_read_again(notebook: Notebook) -> None:
    reader = BesideReader(notebook)
    known = reader.events()
    practise(notebook, Done.ALL)
    assert reader.events() is known
    notebook.events.save(Event(day=TODAY, text="Moved"))
    assert [event.text for event in reader.events()] == ["Moved"]


def test_a_day_has_all_that_was_written_on_it(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY, notes="# Dogs\n\nand cats"))
    notebook.journal.save(Entry(day=TODAY, text="- [ ] rain"))
    notebook.journal.save(Entry(day=BEFORE, text="elsewhere"))
    notebook.filled.save(FilledForm(form="f", name="Evening", day=TODAY))
    practise(notebook, Done.ALL)
    reached = Goal(title="Sing", started_on=BEFORE, state=GoalState.REACHED, reached_on=TODAY)
    notebook.goals.save(reached)
    found = written_on(notebook, TODAY)
    assert [(each.kind, each.begins) for each in found] == [
        (WrittenKind.SESSION, "Dogs"),
        (WrittenKind.ENTRY, "rain"),
        (WrittenKind.FORM, "Evening"),
        (WrittenKind.PRACTICE, "Breathe"),
        (WrittenKind.GOAL, "Sing"),
    ]
    assert (found[0].page, found[0].record) == ("sessions", session.id)


def test_a_day_without_a_session_leads_to_the_one_shortly_before(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=TODAY - 2 * A_DAY, notes="Before"))
    (found,) = written_on(notebook, TODAY)
    assert (found.kind, found.page, found.record) == ("nearest", "sessions", session.id)
    assert written_on(notebook, TODAY + 3 * A_DAY) == []


def test_an_event_that_took_longer_is_of_each_of_its_days(notebook: Notebook) -> None:
    notebook.events.save(Event(day=BEFORE, until=TODAY - A_DAY, text="Ill"))
    assert [len(events_on(notebook, BEFORE + n * A_DAY)) for n in (-1, 0, 2, 4, 5)] == [
        *(0, 1, 1, 1, 0)
    ]
