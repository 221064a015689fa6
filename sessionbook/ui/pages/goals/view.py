"""What the page shows of a goal, read for all of them in four queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sessionbook.domain.attainment import Attained, Attainment, attained
from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.series import Point
from sessionbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its steps, how near it felt over time and where it stood on its scale."""

    goal: Goal
    steps: tuple[Step, ...] = ()
    points: tuple[Point, ...] = ()
    levels: tuple[Attainment, ...] = ()

    def rating_of(self, day: date) -> int | None:
        """Return how near it felt on a day, or None."""
        number = day.toordinal()
        return next((int(point.value) for point in self.points if point.day == number), None)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The goals by state: open and paused in the person's order, reached ones latest first.

    levels has where each stood on its scale, oldest first.
    """

    open: list[Goal]
    reached: list[Goal]
    resting: list[Goal]
    levels: Mapping[str, Sequence[Attainment]]

    def attained(self) -> Attained | None:
        """Return the T-score over every goal that stands on a scale."""
        latest = {goal_id: levels[-1].level for goal_id, levels in self.levels.items() if levels}
        return attained((*self.open, *self.reached, *self.resting), latest)


def read_shelves(notebook: Notebook) -> Shelves:
    """Return every goal by its state."""
    goals = notebook.goals.all()
    by_state = {state: [goal for goal in goals if goal.state is state] for state in GoalState}
    reached = sorted(by_state[GoalState.REACHED], key=_reached, reverse=True)
    resting = by_state[GoalState.PAUSED] + by_state[GoalState.LET_GO]
    levels = notebook.goals.attainments.by_goal(goal.id for goal in goals)
    return Shelves(by_state[GoalState.OPEN], reached, resting, levels)


def read_views(
    notebook: Notebook, goals: Sequence[Goal], levels: Mapping[str, Sequence[Attainment]]
) -> list[GoalView]:
    """Return the goals with all that belongs to them, of which the levels are read already."""
    ids = [goal.id for goal in goals]
    steps = notebook.goals.steps.by_goal(ids)
    points = notebook.goals.ratings.by_goal(ids)
    return [
        GoalView(goal, tuple(steps[goal.id]), tuple(points[goal.id]), tuple(levels[goal.id]))
        for goal in goals
    ]


def _reached(goal: Goal) -> date:
    return goal.reached_on or goal.started_on
