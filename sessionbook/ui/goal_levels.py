"""The five levels of a goal's scale in words, and what the T-score of several means."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.attainment import LEVELS, Attained, Attainment
from sessionbook.domain.goals import Goal
from sessionbook.ui import words
from sessionbook.ui.chart.words import number
from sessionbook.ui.words import counted

MOST_DAYS = 6


def names() -> tuple[str, ...]:
    """Return what the levels are called, from -2 to +2."""
    return (
        QCoreApplication.translate("GoalLevels", "Much less than hoped"),
        QCoreApplication.translate("GoalLevels", "Less than hoped"),
        QCoreApplication.translate("GoalLevels", "What I hope for"),
        QCoreApplication.translate("GoalLevels", "More than hoped"),
        QCoreApplication.translate("GoalLevels", "Much more than hoped"),
    )


def signed(level: int) -> str:
    """Return a level with its sign; zero has none."""
    return f"{'+' if level > 0 else '−' if level < 0 else ''}{number(abs(level))}"


def level_words(goal: Goal, level: int) -> str:
    """Return a level with the person's words for it, or with its name where there are none."""
    place = LEVELS.index(level)
    form = QCoreApplication.translate("GoalLevels", "{level}: {words}")
    return form.format(level=signed(level), words=goal.levels()[place] or names()[place])


def hoped_words(goal: Goal) -> str:
    """Return what is hoped for, while today's level is not said."""
    form = QCoreApplication.translate("GoalLevels", "What I hope for: {words}")
    return form.format(words=goal.expected)


def history_words(levels: Sequence[Attainment]) -> str:
    """Return where a goal stood on its last days, oldest first."""
    form = QCoreApplication.translate("GoalLevels", "{level} on {day}")
    return " · ".join(
        words.unbroken(form.format(level=signed(each.level), day=words.short_date(each.day)))
        for each in levels[-MOST_DAYS:]
    )


def attained_words(found: Attained | None) -> str:
    """Return where the goals with a scale stand together, and what that number means."""
    if found is None:
        return ""
    score = number(found.score)
    if found.goals == 1:
        form = QCoreApplication.translate(
            "GoalLevels",
            "The goal with a scale stands at T {score}, where 50 means as hoped for.",
        )
        return form.format(score=score)
    form = counted.tr(
        "The %n goals with a scale stand together at T {score}, where 50 means as hoped for.",
        "",
        found.goals,
    )
    return form.format(score=score)
