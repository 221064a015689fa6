"""What the list of homework shows of each, read in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Homework, days_practised, last_week
from sessionbook.store.homework import Tally
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.form_words import form_name
from sessionbook.ui.words import counted


@dataclass(frozen=True, slots=True)
class Overview:
    """A homework, the days it was practised and its form; tally is None before the first."""

    homework: Homework
    week: tuple[date, ...]
    practised: frozenset[date]
    tally: Tally | None
    form: str = ""

    @property
    def is_daily(self) -> bool:
        """Return whether its days are what counts, not its times."""
        wanted = self.homework.times_a_week
        return wanted is None or wanted >= DAYS_IN_A_WEEK


def read_overviews(
    notebook: Notebook, homeworks: Sequence[Homework], today: date
) -> list[Overview]:
    """Return the overview of each homework."""
    ids = [homework.id for homework in homeworks]
    week = tuple(last_week(today))
    tallies = notebook.homework.practices.tallies(ids)
    names = {key: form_name(notebook, key) for key in {each.form for each in homeworks}}
    days: dict[str, set[date]] = {}
    for practice in notebook.homework.practices.since(week[0], ids):
        days.setdefault(practice.homework_id, set()).update(days_practised((practice,)))
    return [
        Overview(
            homework,
            week,
            frozenset(day for day in days.get(homework.id, ()) if day <= today),
            tallies.get(homework.id),
            names[homework.form],
        )
        for homework in homeworks
    ]


def pill_words(overview: Overview) -> str:
    """Return how often it was practised, in the shortest words."""
    if overview.tally is None:
        if overview.homework.finished_on:
            return ""
        return QCoreApplication.translate("Homework", "not started")
    if overview.homework.finished_on:
        return counted.tr("%n days", "", overview.tally.days)
    if not overview.practised:
        last = words.since(overview.tally.last_day, overview.week[-1])
        return QCoreApplication.translate("Homework", "last on {day}").format(day=last)
    done = QLocale().toString(len(overview.practised))
    if overview.is_daily:
        goal = days_to_count(overview)
        form = counted.tr("{done} of %n days", "", goal)
        return form.format(done=done)
    wanted = QLocale().toString(overview.homework.times_a_week or 1)
    return QCoreApplication.translate("Homework", "{done} of {goal}").format(done=done, goal=wanted)


def place_words(overview: Overview) -> str:
    """Return when, where and on which form it is practised, or when it was finished."""
    homework = overview.homework
    if homework.finished_on:
        return QCoreApplication.translate("Homework", "Finished on {day}").format(
            day=words.short_date(homework.finished_on)
        )
    form = QCoreApplication.translate("Homework", "form: {name}").format(name=overview.form)
    place = ", ".join(part for part in (homework.moment, homework.place) if part)
    return " · ".join(part for part in (place, form if overview.form else "") if part)


def days_to_count(overview: Overview) -> int:
    """Return on how many days of the week shown it could have been practised.

    A day practised before it was agreed counts too: 5 of 3 days would be nonsense.
    """
    since = min({max(overview.week[0], overview.homework.started_on), *overview.practised})
    return max(1, (overview.week[-1] - since).days + 1)
