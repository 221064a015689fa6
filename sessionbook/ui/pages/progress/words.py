"""What the Progress page says in sentences: its title and the summaries below the chart."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.series import day
from sessionbook.domain.statistics import UsualRange
from sessionbook.services.progress import OwnScale, Progress, Together
from sessionbook.ui.change_words import since_day
from sessionbook.ui.chart.words import number
from sessionbook.ui.goal_levels import attained_words
from sessionbook.ui.words import counted, day_month, short_date, unbroken

DAYS_IN_A_MONTH = 30.4


def title(progress: Progress) -> str:
    """Return the page's head: how long the points reach, in words."""
    if not progress.series:
        return QCoreApplication.translate("ProgressPage", "Progress")
    first, last = progress.span()
    months = round((last - first) / DAYS_IN_A_MONTH)
    sentences = _months_of_work()
    if months < len(sentences):
        return sentences[months]
    return counted.tr("%n months of work", "", months)


def goals_head(goals: tuple[Goal, ...]) -> str:
    """Return how many goals were reached; those let go of do not count."""
    kept = [goal for goal in goals if goal.state is not GoalState.LET_GO]
    reached = sum(goal.state is GoalState.REACHED for goal in kept)
    if not kept:
        return QCoreApplication.translate("ProgressPage", "No goals yet")
    words = QCoreApplication.translate("ProgressPage", "{reached} of {count} reached")
    return words.format(reached=reached, count=len(kept))


def goals_words(progress: Progress) -> str:
    """Return the goal reached last, and how near the nearest open one is."""
    sentences = []
    dated = [(g.reached_on, g.title) for g in progress.goals if _is_reached(g) and g.reached_on]
    if dated:
        when, name = max(dated)
        words = QCoreApplication.translate("ProgressPage", "“{title}” on {day}.")
        sentences.append(words.format(title=name, day=day_month(when)))
    titles = {goal.id: goal.title for goal in progress.goals if goal.state is GoalState.OPEN}
    rated = [(p[-1].value, titles[key]) for key, p in progress.goal_points if p and key in titles]
    if rated:
        value, name = max(rated)
        words = QCoreApplication.translate("ProgressPage", "“{title}” is at {value} of 10.")
        sentences.append(words.format(title=name, value=number(value)))
    if progress.attained:
        sentences.append(attained_words(progress.attained))
    return " ".join(sentences)


def scales_head(scales: Sequence[OwnScale]) -> str:
    """Return how many of the own scales are where they usually are."""
    known = [each.usual.side(each.latest.value) for each in scales if each.usual]
    if not known:
        return QCoreApplication.translate("ProgressPage", "The latest ratings")
    form = QCoreApplication.translate("ProgressPage", "{count} of {all} within your usual range")
    return form.format(count=known.count(0), all=len(known))


def scale_words(scale: OwnScale, today: date) -> str:
    """Return the latest rating of an own scale, and whether it is usual for the person."""
    at, usual = scale.latest, scale.usual
    if usual is None:
        form = QCoreApplication.translate("ProgressPage", "{name} at {value} {day}.")
    else:
        form = (
            QCoreApplication.translate(
                "ProgressPage", "{name} at {value} {day}: within your usual range, {range}."
            ),
            QCoreApplication.translate(
                "ProgressPage", "{name} at {value} {day}: above your usual range, {range}."
            ),
            QCoreApplication.translate(
                "ProgressPage", "{name} at {value} {day}: below your usual range, {range}."
            ),
        )[usual.side(at.value)]
    return form.format(
        name=scale.name,
        value=number(at.value),
        day=_when(day(at.day), today),
        range=_range_words(usual) if usual else "",
    )


def usual_words(scales: Sequence[OwnScale]) -> str:
    """Return what a usual range is, or when there will be one."""
    if any(scale.usual for scale in scales):
        return QCoreApplication.translate(
            "ProgressPage",
            "Usual is where eight in ten of your ratings of the three months before lay.",
        )
    return QCoreApplication.translate(
        "ProgressPage", "Ten ratings in three months show what is usual for you."
    )


def _when(at: date, today: date) -> str:
    if at == today:
        return QCoreApplication.translate("ProgressPage", "today")
    form = QCoreApplication.translate("ProgressPage", "on {day}")
    return form.format(day=since_day(at, today))


def _range_words(usual: UsualRange) -> str:
    if usual.low == usual.high:
        return number(usual.low)
    form = QCoreApplication.translate("ProgressPage", "{low} to {high}")
    return unbroken(form.format(low=number(usual.low), high=number(usual.high)))


def together_head(found: Together | None) -> str:
    """Return the latest check-in, and how often it was well below one's own usual."""
    if found is None:
        return QCoreApplication.translate("ProgressPage", "No check-in yet")
    latest = number(found.latest.value)
    if found.dips:
        words = counted.tr("{latest} of 100, with %n dips", "", len(found.dips))
    else:
        words = QCoreApplication.translate("ProgressPage", "{latest} of 100")
    return words.format(latest=latest)


def together_words(found: Together | None) -> str:
    """Return one's own median, and when the check-in last dipped."""
    if found is None or found.median is None:
        return ""
    words = QCoreApplication.translate("ProgressPage", "Your own median is {median}.")
    sentences = [words.format(median=number(found.median))]
    if found.dips:
        words = QCoreApplication.translate("ProgressPage", "The latest dip was {value}, on {day}.")
        dip = found.dips[-1]
        sentences.append(words.format(day=short_date(day(dip.day)), value=number(dip.value)))
    return " ".join(sentences)


def outside(name: str, lowest: int, highest: int) -> str:
    """Return why a total that was typed is refused."""
    words = QCoreApplication.translate(
        "AddResultDialog", "{name} goes from {low} to {high}; enter a whole number in it."
    )
    return words.format(name=name, low=lowest, high=highest)


def _is_reached(goal: Goal) -> bool:
    return goal.state is GoalState.REACHED


def _months_of_work() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("ProgressPage", "The first weeks of work"),
        QCoreApplication.translate("ProgressPage", "One month of work"),
        QCoreApplication.translate("ProgressPage", "Two months of work"),
        QCoreApplication.translate("ProgressPage", "Three months of work"),
        QCoreApplication.translate("ProgressPage", "Four months of work"),
        QCoreApplication.translate("ProgressPage", "Five months of work"),
        QCoreApplication.translate("ProgressPage", "Six months of work"),
        QCoreApplication.translate("ProgressPage", "Seven months of work"),
        QCoreApplication.translate("ProgressPage", "Eight months of work"),
        QCoreApplication.translate("ProgressPage", "Nine months of work"),
        QCoreApplication.translate("ProgressPage", "Ten months of work"),
        QCoreApplication.translate("ProgressPage", "Eleven months of work"),
        QCoreApplication.translate("ProgressPage", "Twelve months of work"),
    )
