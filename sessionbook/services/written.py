"""Everything that was written on one day, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sessionbook.domain import markdown
from sessionbook.domain.events import Event
from sessionbook.domain.goals import GoalState
from sessionbook.services.progress import session_near
from sessionbook.store.notebook import Notebook

A_DAY = timedelta(days=1)


class WrittenKind(StrEnum):
    """What a thing written is, named as the page that shows it."""

    RESULT = "progress"
    SESSION = "sessions"
    NEAREST_SESSION = "nearest"
    ENTRY = "journal"
    FORM = "forms"
    PRACTICE = "homework"
    GOAL = "goals"


@dataclass(frozen=True, slots=True)
class Written:
    """A thing that was written: what, its record, how it begins, and the day it is of.

    A result begins with the key of its questionnaire.
    """

    kind: WrittenKind
    record: str
    begins: str
    day: date

    @property
    def page(self) -> str:
        """Return the page on which it stands."""
        is_session = self.kind is WrittenKind.NEAREST_SESSION
        return WrittenKind.SESSION if is_session else self.kind


def written_on(notebook: Notebook, day: date) -> list[Written]:
    """Return what was written on a day; without a session then, the nearest just before too."""
    parts = (_results, _sessions, _between, _goals)
    return [written for part in parts for written in part(notebook, day)]


def events_on(notebook: Notebook, day: date) -> list[Event]:
    """Return the events of a day, or that a day lies in."""
    return [e for e in notebook.events.in_order() if e.day <= day <= (e.until or e.day)]


def _results(notebook: Notebook, day: date) -> Iterator[Written]:
    for result in notebook.measures.on_day(day):
        yield Written(WrittenKind.RESULT, result.id, result.measure, day)


def _sessions(notebook: Notebook, day: date) -> Iterator[Written]:
    found = notebook.sessions.on_day(day)
    for session in found:
        yield Written(WrittenKind.SESSION, session.id, _beginning(session.notes), day)
    if not found and (near := session_near(notebook, day)):
        kind = WrittenKind.NEAREST_SESSION
        yield Written(kind, near.id, _beginning(near.notes), near.day)


def _between(notebook: Notebook, day: date) -> Iterator[Written]:
    for entry in notebook.journal.between(day, day):
        yield Written(WrittenKind.ENTRY, entry.id, _beginning(entry.text), day)
    for filled in notebook.filled.between(day - A_DAY, day):
        yield Written(WrittenKind.FORM, filled.id, filled.name, day)
    for practice in notebook.homework.practices.between(day - A_DAY, day):
        homework = notebook.homework.get(practice.homework_id)
        if homework:
            yield Written(WrittenKind.PRACTICE, practice.id, homework.title, day)


def _goals(notebook: Notebook, day: date) -> Iterator[Written]:
    for goal in notebook.goals.all():
        if goal.state is GoalState.REACHED and goal.reached_on == day:
            yield Written(WrittenKind.GOAL, goal.id, goal.title, day)


def _beginning(text: str) -> str:
    """Return the first line with anything in it, without its signs."""
    return next((line for each in markdown.plain(text).splitlines() if (line := each.strip())), "")
