"""What the person wants to be reminded of, and whether there is anything to remind of."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Homework, days_practised
from sessionbook.domain.measures import Measure
from sessionbook.domain.reminders import Kind, Wishes
from sessionbook.domain.revisits import picks
from sessionbook.services import recovery_check
from sessionbook.services.measures_due import measures_due
from sessionbook.store.notebook import Notebook

CHOICE = "reminders"
MINUTES = range(1, 24 * 60)


def read_wishes(notebook: Notebook) -> Wishes:
    """Return what was asked for at hours; nothing, unless it was."""
    try:
        found = json.loads(notebook.choices.read(CHOICE, "{}"))
        return Wishes(
            _minutes(found.get("session_minutes")),
            _hour(found.get("practice_at")),
            _hour(found.get("insights_at")),
        )
    except (ValueError, TypeError, AttributeError):
        return Wishes()


def all_wishes(notebook: Notebook, today: date) -> Wishes:
    """Return all that was asked for, as it stands on a day."""
    return replace(read_wishes(notebook), code_on=recovery_check.due_on(notebook, today))


def keep_wishes(notebook: Notebook, wishes: Wishes) -> None:
    """Remember in the notebook what was asked for at hours."""
    plain = {
        "session_minutes": wishes.session_minutes,
        "practice_at": wishes.practice_at and wishes.practice_at.isoformat("minutes"),
        "insights_at": wishes.insights_at and wishes.insights_at.isoformat("minutes"),
    }
    notebook.choices.choose(CHOICE, json.dumps(plain))


def is_due(
    notebook: Notebook, measures: Callable[[], Sequence[Measure]], kind: Kind, today: date
) -> bool:
    """Return whether there is something of this kind; a session that was planned always is."""
    if kind is Kind.PRACTICE:
        return _is_practice_due(notebook, today)
    if kind is Kind.INSIGHTS:
        return _is_insight_due(notebook, today) or bool(measures_due(notebook, measures, today))
    if kind is Kind.CODE:
        return recovery_check.is_due(notebook, today)
    return True


def _is_practice_due(notebook: Notebook, today: date) -> bool:
    """Return whether some homework was neither practised today nor as often as agreed."""
    return any(_is_open_today(notebook, each, today) for each in notebook.homework.open())


def _is_open_today(notebook: Notebook, homework: Homework, today: date) -> bool:
    week = today - timedelta(days=DAYS_IN_A_WEEK - 1)
    days = days_practised(notebook.homework.practices.since(week, [homework.id]))
    return today not in days and len(days) < (homework.times_a_week or DAYS_IN_A_WEEK)


def _is_insight_due(notebook: Notebook, today: date) -> bool:
    met = picks(notebook.revisits.met(today), today)
    return any(each.answer_on(today) is None for each in met)


def _minutes(found: Any) -> int | None:
    return found if type(found) is int and found in MINUTES else None


def _hour(found: Any) -> time | None:
    return time.fromisoformat(found) if found else None
