"""Which questionnaires that the person uses have not been filled in for longer than usual."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sessionbook.domain.measures import Measure
from sessionbook.services.review_offer import AWAY
from sessionbook.store.notebook import Notebook

ASKED, NEVER = "measure_due.", "never"
"""The choice of a measure: its key follows; it holds the day it was put off, or never."""

ENTER = "measure:"
"""What Today asks the Progress page to open: a measure's key follows."""


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
    latest = notebook.measures.latest()
    if not latest:
        return []  # most notebooks: their files need not be read
    used = [Due(each, latest[each.key]) for each in measures() if each.key in latest]
    late = [each for each in used if _is_late(each, today)]
    asked = [each for each in late if _is_wanted(notebook, each.measure, today)]
    recent = [each for each in asked if today - each.last < AWAY]
    left = sorted(asked, key=lambda each: each.last)
    return sorted(recent, key=lambda each: each.last) or left[-1:]


def put_off(notebook: Notebook, key: str, until: str) -> Callable[[], None]:
    """Ask no more on a day, or never; return what takes it back."""
    name = ASKED + key
    before = notebook.choices.read(name)
    notebook.choices.choose(name, until)
    return lambda: notebook.choices.choose(name, before)


def _is_late(due: Due, today: date) -> bool:
    return today - due.last > timedelta(days=due.measure.usual_interval_days)


def _is_wanted(notebook: Notebook, measure: Measure, today: date) -> bool:
    return notebook.choices.read(ASKED + measure.key) not in (today.isoformat(), NEVER)
