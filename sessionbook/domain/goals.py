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
    """Something the person wants to move towards.

    start says where it begins. rested_on and rest_note say when and why it was paused or let
    go. The five levels describe a scale of attainment, -2 to +2; see domain/attainment.py.
    """

    title: str
    started_on: date
    why: str = ""
    start: str = ""
    state: GoalState = GoalState.OPEN
    reached_on: date | None = None
    reached_note: str = ""
    rested_on: date | None = None
    rest_note: str = ""
    much_less: str = ""
    less: str = ""
    expected: str = ""
    more: str = ""
    much_more: str = ""
    weight: int = 1
    position: int = 0

    def levels(self) -> tuple[str, ...]:
        """Return the descriptions from -2 to +2."""
        return self.much_less, self.less, self.expected, self.more, self.much_more

    def has_scale(self) -> bool:
        """Return whether the scale can be used: what is expected is described."""
        return bool(self.expected)


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
