"""A practice in words: what was done, what got in the way, how it felt."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.homework import DAYS_IN_A_WEEK, Done, Homework, Practice
from sessionbook.domain.sessions import Session
from sessionbook.store.homework import Tally
from sessionbook.ui import words
from sessionbook.ui.words import counted

NEAR_DAYS = 28  # so long a weekday and a number name one day


def plan_words(homework: Homework) -> str:
    """Return what will most likely get in the way, and what one does then."""
    obstacle = QCoreApplication.translate("Practice", "What may get in the way: {words}")
    plan = QCoreApplication.translate("Practice", "If it gets hard: {plan}")
    parts = []
    if homework.obstacle:
        parts.append(obstacle.format(words=words.in_a_row(homework.obstacle)))
    if homework.if_then:
        parts.append(plan.format(plan=homework.if_then))
    return "\n".join(parts)


def why_words(homework: Homework, session: Session | None) -> str:
    """Return why it is practised, and since when."""
    day = words.day_month(session.day if session else homework.started_on)
    agreed = QCoreApplication.translate("PracticeCard", "agreed in the session of {day}")
    since = QCoreApplication.translate("PracticeCard", "since {day}")
    why = QCoreApplication.translate("PracticeCard", "Why: {words}")
    said = why.format(words=words.in_a_row(homework.why)) if homework.why else ""
    return " · ".join(filter(None, (said, (agreed if session else since).format(day=day))))


def attempts_words(tally: Tally, today: date) -> str:
    """Return how often it was tried, and when last."""
    is_near = 0 < (today - tally.last_day).days < DAYS_IN_A_WEEK
    day = words.weekday(tally.last_day) if is_near else words.since(tally.last_day, today)
    if tally.times == 1:
        return QCoreApplication.translate("PracticeCard", "One attempt: {day}").format(day=day)
    near = counted.tr("%n attempts, last {day}", "", tally.times)
    far = counted.tr("%n attempts, the last: {day}", "", tally.times)
    return (near if is_near else far).format(day=day)


def done_words(done: Done) -> str:
    """Return how much was done."""
    match done:
        case Done.NONE:
            return QCoreApplication.translate("Practice", "None of it")
        case Done.SOME:
            return QCoreApplication.translate("Practice", "Some of it")
        case Done.MOST:
            return QCoreApplication.translate("Practice", "Most of it")
        case Done.ALL:
            return QCoreApplication.translate("Practice", "All of it")


def day_words(day: date, today: date) -> str:
    """Return a day as in Mon 23, or with its month when that is weeks ago."""
    if 0 <= (today - day).days < NEAR_DAYS:
        return words.short_weekday_day(day)
    return words.since(day, today)


def main_words(practice: Practice) -> str:
    """Return what is said of a practice first."""
    if practice.done is Done.NONE and not practice.note:
        if not practice.obstacle:
            return QCoreApplication.translate("Practice", "Skipped")
        skipped = QCoreApplication.translate("Practice", "Skipped: {why}")
        return skipped.format(why=practice.obstacle)
    return practice.note or done_words(practice.done)


def more_words(practice: Practice) -> str:
    """Return what else was noted, in one quiet line."""
    parts = []
    if practice.note and practice.done is not Done.ALL:
        parts.append(done_words(practice.done))
    if practice.obstacle and (practice.note or practice.done is not Done.NONE):
        got = QCoreApplication.translate("Practice", "got in the way: {what}")
        parts.append(got.format(what=words.in_a_row(practice.obstacle)))
    effort = QCoreApplication.translate("Practice", "effort {number}")
    helped = QCoreApplication.translate("Practice", "helpful {number}")
    for form, value in ((effort, practice.effort), (helped, practice.helpful)):
        if value is not None:
            parts.append(words.unbroken(form.format(number=QLocale().toString(value))))
    return " · ".join(parts)


def distress_words(practice: Practice) -> str:
    """Return the distress before and after, and how high it was, as far as it was noted."""
    said, peak = _from_to(practice), practice.distress_peak
    if peak is None:
        return said
    alone = QCoreApplication.translate("Practice", "distress {peak} at most")
    with_it = QCoreApplication.translate("Practice", "{distress}, {peak} at most")
    return (with_it if said else alone).format(distress=said, peak=_number(peak))


def _from_to(practice: Practice) -> str:
    before, after = practice.distress_before, practice.distress_after
    if before is not None and after is not None:
        form = QCoreApplication.translate("Practice", "distress {before} → {after}")
    elif before is not None:
        form = QCoreApplication.translate("Practice", "distress {before} before")
    elif after is not None:
        form = QCoreApplication.translate("Practice", "distress {after} after")
    else:
        return ""
    return form.format(before=_number(before), after=_number(after))


def _number(value: int | None) -> str:
    return "" if value is None else QLocale().toString(value)
