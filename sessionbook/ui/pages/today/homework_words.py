"""On how many days homework was practised, as numbers and in words."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Homework, Practice
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.words import counted


def first_day(day: Day) -> date:
    """Return from which day practice is counted: a week, or less after a newer session."""
    week = day.today - timedelta(days=DAYS_IN_A_WEEK - 1)
    return max(week, day.last_day) if day.last_day else week


def days_to_count(homework: Homework, since: date, today: date) -> int:
    """Return on how many days it could have been practised."""
    return max(1, (today - max(since, homework.started_on)).days + 1)


def days_aimed_at(homework: Homework, days: int) -> int:
    """Return on how many of these days it was agreed to be practised."""
    wanted = homework.times_a_week
    return days if wanted is None or wanted >= DAYS_IN_A_WEEK else wanted or 1


def said(homework: Homework, done: int, days: int) -> str:
    """Return as in 5 of 7 days, or 2 of 3."""
    number, goal = QLocale().toString, days_aimed_at(homework, days)
    wanted = homework.times_a_week
    if wanted is None or wanted >= DAYS_IN_A_WEEK:
        form = counted.tr("{done} of %n days", "", goal)
    else:
        form = QCoreApplication.translate("HomeworkWords", "{done} of {goal}")
    return form.format(done=number(done), goal=number(goal))


def by_homework(practices: Iterable[Practice]) -> dict[str, list[Practice]]:
    """Return the practices of each homework."""
    found: dict[str, list[Practice]] = {}
    for practice in practices:
        found.setdefault(practice.homework_id, []).append(practice)
    return found
