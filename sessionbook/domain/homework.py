"""Homework agreed on, and each practice of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sessionbook.domain.record import Record

DAYS_IN_A_WEEK = 7


class Done(StrEnum):
    """How much of the homework a practice was; nothing done is an answer too."""

    NONE = "none"
    SOME = "some"
    MOST = "most"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework(Record):
    """Something to practise between sessions; confidence is 0-10, form a form's key."""

    title: str
    started_on: date
    session_id: str | None = None
    why: str = ""
    moment: str = ""
    place: str = ""
    times_a_week: int | None = None
    obstacle: str = ""
    if_then: str = ""
    confidence: int | None = None
    form: str = ""
    finished_on: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Record):
    """One attempt; distress before, at its peak and after, effort and helpfulness are 0-10."""

    homework_id: str
    day: date
    done: Done = Done.ALL
    note: str = ""
    obstacle: str = ""
    distress_before: int | None = None
    distress_peak: int | None = None
    distress_after: int | None = None
    effort: int | None = None
    helpful: int | None = None


class Verdict(StrEnum):
    """What was agreed when homework was looked at again."""

    KEEP = "keep"
    CHANGE = "change"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeworkReview(Record):
    """What was agreed about homework in a session."""

    homework_id: str
    session_id: str
    verdict: Verdict
    note: str = ""


def last_week(today: date) -> list[date]:
    """Return the seven days that end today, oldest first."""
    return [today - timedelta(days=back) for back in reversed(range(DAYS_IN_A_WEEK))]


def days_practised(practices: Iterable[Practice]) -> set[date]:
    """Return the days on which at least something was done."""
    return {practice.day for practice in practices if practice.done is not Done.NONE}
