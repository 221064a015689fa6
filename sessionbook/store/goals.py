"""Goals, their steps and ratings as rows."""

from dataclasses import replace
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.goals import Goal, GoalRating, Step
from sessionbook.domain.series import Point
from sessionbook.store.database import Database
from sessionbook.store.records import Records
from sessionbook.store.sessions import ORDINAL


class Steps(Records[Step]):
    """Every query and write on the goal_steps table."""

    kind = Step
    table = "goal_steps"
    area = Area.GOALS
    searched = True

    def of(self, goal_id: str) -> list[Step]:
        """Return a goal's steps in the person's order."""
        return self.where("goal_id = ? ORDER BY position, created", goal_id)


class GoalRatings(Records[GoalRating]):
    """Every query and write on the goal_ratings table."""

    kind = GoalRating
    table = "goal_ratings"
    area = Area.GOALS

    def rate(self, goal_id: str, day: date, value: int) -> GoalRating:
        """Save how near the goal feels; a second rating on a day replaces the first."""
        old = self.first("goal_id = ? AND day = ?", goal_id, day.isoformat())
        new = GoalRating(goal_id=goal_id, day=day, value=value)
        return self.save(replace(old, value=value) if old else new)

    def points(self, goal_id: str) -> list[Point]:
        """Return a goal's ratings, oldest first."""
        query = (
            f"SELECT {ORDINAL}, value FROM goal_ratings "
            "WHERE deleted IS NULL AND goal_id = ? ORDER BY day"
        )
        return [Point(*row) for row in self._db.tuples(query, goal_id)]


class Goals(Records[Goal]):
    """Every query and write on the goals table."""

    kind = Goal
    table = "goals"
    area = Area.GOALS
    searched = True

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.steps = Steps(database)
        self.ratings = GoalRatings(database)

    def all(self) -> list[Goal]:
        """Return every goal in the person's order, whatever its state."""
        return self.where("1 ORDER BY position, created")

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return (self.steps, "goal_id"), (self.ratings, "goal_id")
