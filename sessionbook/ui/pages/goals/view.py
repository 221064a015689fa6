"""What the page shows of a goal, read for all of them in three queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.series import Point
from sessionbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with its steps and how near it felt over time."""

    goal: Goal
    steps: tuple[Step, ...] = ()
    points: tuple[Point, ...] = ()

    def rating_of(self, day: date) -> int | None:
        """Return how near it felt on a day, or None."""
        number = day.toordinal()
        return next((int(point.value) for point in self.points if point.day == number), None)


@dataclass(frozen=True, slots=True)
class Shelves:
    """The goals by state: open and paused in the person's order, reached ones latest first."""

    open: list[Goal]
    reached: list[Goal]
    resting: list[Goal]


def read_shelves(notebook: Notebook) -> Shelves:
    """Return every goal by its state."""
    goals = notebook.goals.all()
    by_state = {state: [goal for goal in goals if goal.state is state] for state in GoalState}
    reached = sorted(by_state[GoalState.REACHED], key=_reached, reverse=True)
    resting = by_state[GoalState.PAUSED] + by_state[GoalState.LET_GO]
    return Shelves(by_state[GoalState.OPEN], reached, resting)


def read_views(notebook: Notebook, goals: Sequence[Goal]) -> list[GoalView]:
    """Return the goals with all that belongs to them."""
    ids = [goal.id for goal in goals]
    steps = notebook.goals.steps.by_goal(ids)
    points = notebook.goals.ratings.by_goal(ids)
    return [GoalView(goal, tuple(steps[goal.id]), tuple(points[goal.id])) for goal in goals]


def _reached(goal: Goal) -> date:
    return goal.reached_on or goal.started_on
