"""Goals, their steps and ratings as rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.attainment import Attainment
from sessionbook.domain.goals import Goal, GoalRating, Step
from sessionbook.domain.series import Points
from sessionbook.store.database import Database
from sessionbook.store.records import Records
from sessionbook.store.rows import ORDINAL


class Steps(Records[Step]):
    """Every query and write on the goal_steps table."""

    kind = Step
    table = "goal_steps"
    area = Area.GOALS
    searched = True

    def of(self, goal_id: str) -> list[Step]:
        """Return a goal's steps in the person's order."""
        return self.where("goal_id = ? ORDER BY position, created", goal_id)

    def by_goal(self, goal_ids: Iterable[str]) -> dict[str, list[Step]]:
        """Return the steps of each of these goals, in the person's order."""
        ids = tuple(goal_ids)
        holes = ", ".join("?" * len(ids))
        found: dict[str, list[Step]] = {goal_id: [] for goal_id in ids}
        for step in self.where(f"goal_id IN ({holes}) ORDER BY position, created", *ids):
            found[step.goal_id].append(step)
        return found

    def arrange(self, steps: Sequence[Step]) -> None:
        """Give the steps this order."""
        with self._db.write(self.area):
            for position, step in enumerate(steps):
                if step.position != position:
                    self.save(replace(step, position=position))


class GoalRatings(Records[GoalRating]):
    """Every query and write on the goal_ratings table."""

    kind = GoalRating
    table = "goal_ratings"
    area = Area.GOALS

    def rate(self, goal_id: str, day: date, value: int) -> GoalRating:
        """Save how near the goal feels; a second rating on a day replaces the first."""
        old = self.on(goal_id, day)
        new = GoalRating(goal_id=goal_id, day=day, value=value)
        return self.save(replace(old, value=value) if old else new)

    def on(self, goal_id: str, day: date) -> GoalRating | None:
        """Return a day's rating, or None."""
        return self.first("goal_id = ? AND day = ?", goal_id, day.isoformat())

    def withdraw(self, goal_id: str, day: date) -> None:
        """Take a day's rating back, if there is one."""
        if rating := self.on(goal_id, day):
            self.delete(rating.id)

    def points(self, goal_id: str) -> Points:
        """Return a goal's ratings, oldest first."""
        query = (
            f"SELECT {ORDINAL} AS number, value FROM goal_ratings "
            "WHERE deleted IS NULL AND goal_id = ? ORDER BY day"
        )
        return self._db.points(query, goal_id)

    def by_goal(self, goal_ids: Iterable[str]) -> dict[str, Points]:
        """Return the ratings of each of these goals, oldest first."""
        ids = tuple(goal_ids)
        query = (
            f"SELECT goal_id, {ORDINAL}, value FROM goal_ratings "
            f"WHERE deleted IS NULL AND goal_id IN ({', '.join('?' * len(ids))}) ORDER BY day"
        )
        found: dict[str, Points] = {goal_id: Points() for goal_id in ids}
        for goal_id, day, value in self._db.tuples(query, *ids):
            found[goal_id].days.append(day)
            found[goal_id].values.append(value)
        return found


class Attainments(Records[Attainment]):
    """Every query and write on the attainments table."""

    kind = Attainment
    table = "attainments"
    area = Area.GOALS

    def place(self, goal_id: str, day: date, level: int) -> Attainment:
        """Save where the goal stands on its scale; a second one on a day replaces the first."""
        old = self.first("goal_id = ? AND day = ?", goal_id, day.isoformat())
        new = Attainment(goal_id=goal_id, day=day, level=level)
        return self.save(replace(old, level=level) if old else new)

    def of(self, goal_id: str) -> list[Attainment]:
        """Return where a goal stood, oldest first."""
        return self.where("goal_id = ? ORDER BY day", goal_id)

    def withdraw(self, goal_id: str, day: date) -> None:
        """Take a day's level back, if there is one."""
        if found := self.first("goal_id = ? AND day = ?", goal_id, day.isoformat()):
            self.delete(found.id)

    def by_goal(self, goal_ids: Iterable[str]) -> dict[str, list[Attainment]]:
        """Return where each of these goals stood, oldest first."""
        ids = tuple(goal_ids)
        found: dict[str, list[Attainment]] = {goal_id: [] for goal_id in ids}
        for each in self.where(f"goal_id IN ({', '.join('?' * len(ids))}) ORDER BY day", *ids):
            found[each.goal_id].append(each)
        return found

    def latest(self) -> dict[str, int]:
        """Return the last level of every goal that was placed on its scale."""
        query = (
            "SELECT goal_id, level, max(day) FROM attainments WHERE deleted IS NULL "
            "GROUP BY goal_id"
        )
        return {goal_id: level for goal_id, level, _ in self._db.tuples(query)}


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
        self.attainments = Attainments(database)

    def all(self) -> list[Goal]:
        """Return every goal in the person's order, whatever its state."""
        return self.where("1 ORDER BY position, created")

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        parts = self.steps, self.ratings, self.attainments
        return tuple((each, "goal_id") for each in parts)
