"""Goals in the person's own words, their steps and how near they feel."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record

HIGHEST_RATING = 10


class GoalState(StrEnum):
    """Where a goal stands; letting go is an answer, not a failure."""

    OPEN = "open"
    PAUSED = "paused"
    LET_GO = "let_go"
    REACHED = "reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """Something the person wants to move towards."""

    title: str
    started_on: date
    why: str = ""
    state: GoalState = GoalState.OPEN
    reached_on: date | None = None
    reached_note: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One step towards a goal."""

    goal_id: str
    text: str
    done_on: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRating(Record):
    """How near the goal felt on a day, 0-10; one a goal and day."""

    goal_id: str
    day: date
    value: int
