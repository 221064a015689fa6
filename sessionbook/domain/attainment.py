"""Goal attainment scaling: described levels from -2 to +2, and their T-score."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.record import Record

LEVELS = (-2, -1, 0, 1, 2)
"""Much less than expected, less, as expected, more, much more."""

CORRELATION = 0.3
"""The correlation between goals that Kiresuk and Sherman (1968) assume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment(Record):
    """Where a goal stood on its scale on a day; level is -2 to +2."""

    goal_id: str
    day: date
    level: int


def t_score(levels: Sequence[int], weights: Sequence[int] | None = None) -> float | None:
    """Return the T-score of several goals' levels, 50 when all are as expected.

    T = 50 + 10 sum(wx) / sqrt((1 - r) sum(w^2) + r (sum w)^2), Kiresuk and Sherman (1968).
    Weights that are all zero count the same, as no weights do. None without a goal.
    """
    if not levels:
        return None
    given = list(weights or ())
    if not any(given):
        given = [1] * len(levels)
    total = sum(weight * level for weight, level in zip(given, levels, strict=True))
    squares = sum(weight * weight for weight in given)
    spread = (1 - CORRELATION) * squares + CORRELATION * sum(given) ** 2
    return 50 + 10 * total / sqrt(spread)


@dataclass(frozen=True, slots=True)
class Attained:
    """The T-score, and of how many goals."""

    score: float
    goals: int


def attained(goals: Iterable[Goal], levels: Mapping[str, int]) -> Attained | None:
    """Return the T-score of the goals that have a scale and were placed on it.

    levels has the latest level by a goal's id. Those paused or let go do not apply and drop out.
    """
    apply = GoalState.OPEN, GoalState.REACHED
    placed = [
        (levels[goal.id], goal.weight)
        for goal in goals
        if goal.has_scale() and goal.state in apply and goal.id in levels
    ]
    score = t_score([level for level, _ in placed], [weight for _, weight in placed])
    return None if score is None else Attained(score, len(placed))
