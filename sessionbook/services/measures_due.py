"""Which questionnaires that the person uses have not been filled in for longer than usual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sessionbook.domain.measures import Measure
from sessionbook.services.review_offer import AWAY
from sessionbook.store.notebook import Notebook

ASKED, NEVER = "measure_due.", "never"
"""The choice of a measure: its key follows; it holds the day it was put off, or never."""

EVERY = "measure_every."
"""The choice of a measure: its key follows; it holds after how many days it is asked for."""

USED, YES, NO = "measure_used.", "yes", "no"
"""The choice of a measure: its key follows; whether it is in use, empty while never chosen."""

ENTER = "measure:"
"""What Today asks the Progress page to open: a measure's key follows, whose total is entered."""

ANSWER = "answer:"
"""The same where its questions are answered."""


@dataclass(frozen=True, slots=True)
class Due:
    """A measure, and the day of its last result."""

    measure: Measure
    last: date


def measures_due(
    notebook: Notebook, measures: Callable[[], Sequence[Measure]], today: date
) -> list[Due]:
    """Return what is due, the oldest first; of what was left for sixty days at most one.

    Only a measure with a result is asked for. Somebody who was away is not met by a list.
    """
    late = [each for each in in_use(notebook, measures) if _is_late(notebook, each, today)]
    asked = [each for each in late if _is_wanted(notebook, each.measure, today)]
    recent = [each for each in asked if today - each.last < AWAY]
    left = sorted(asked, key=lambda each: each.last)
    return sorted(recent, key=lambda each: each.last) or left[-1:]


def in_use(notebook: Notebook, measures: Callable[[], Sequence[Measure]]) -> list[Due]:
    """Return each measure that was ever filled in and is not put away, with its last day."""
    latest = notebook.measures.latest()
    if not latest:
        return []  # most notebooks: their files need not be read
    found = [Due(each, latest[each.key]) for each in measures() if each.key in latest]
    return [due for due in found if not is_put_away(notebook, due.measure)]


def is_put_away(notebook: Notebook, measure: Measure) -> bool:
    """Return whether the person took a measure out of use."""
    return notebook.choices.read(USED + measure.key) == NO


def asked_every(notebook: Notebook, measure: Measure) -> int | None:
    """Return after how many days a measure is asked for, None for never."""
    if notebook.choices.read(ASKED + measure.key) == NEVER:
        return None
    chosen = notebook.choices.read(EVERY + measure.key)
    return int(chosen) if chosen.isdecimal() else measure.usual_interval_days


def ask_every(notebook: Notebook, measure: Measure, days: int | None) -> Callable[[], None]:
    """Ask for a measure after so many days, or never; return what takes it back."""
    if days is None:
        return put_off(notebook, measure.key, NEVER)
    name = EVERY + measure.key
    before = notebook.choices.read(name)
    with notebook.database.write():
        undo_putting_off = put_off(notebook, measure.key, "")
        notebook.choices.choose(name, "" if days == measure.usual_interval_days else str(days))

    def undo() -> None:
        with notebook.database.write():
            undo_putting_off()
            notebook.choices.choose(name, before)

    return undo


def put_off(notebook: Notebook, key: str, until: str) -> Callable[[], None]:
    """Ask no more on a day, or never; return what takes it back."""
    name = ASKED + key
    before = notebook.choices.read(name)
    notebook.choices.choose(name, until)
    return lambda: notebook.choices.choose(name, before)


def _is_late(notebook: Notebook, due: Due, today: date) -> bool:
    days = asked_every(notebook, due.measure)
    return days is not None and today - due.last > timedelta(days=days)


def _is_wanted(notebook: Notebook, measure: Measure, today: date) -> bool:
    return notebook.choices.read(ASKED + measure.key) != today.isoformat()
