"""The invented goals: two reached, two on their way, with steps and how near they felt."""

from datetime import date, timedelta
from typing import Any

from sessionbook.domain.goals import HIGHEST_RATING, Goal, GoalRating, GoalState, Step
from sessionbook.services.demo.course import FORTNIGHT, Course
from sessionbook.services.demo.texts import texts
from sessionbook.store.notebook import Notebook

LEVELS = "much_less", "less", "expected", "more", "much_more"

WAY_OF_OPEN = 0.65
"""How far an open goal has come by today."""


def write(notebook: Notebook, course: Course) -> None:
    """Save every goal with its steps and ratings."""
    for position, facts in enumerate(texts("goals")):
        start = course.day(facts["from"])
        reached = course.day(facts["reached"]) if facts["reached"] else None
        goal = Goal(
            title=facts["title"],
            started_on=start,
            why=facts["why"],
            state=GoalState.REACHED if reached else GoalState.OPEN,
            reached_on=reached,
            reached_note=facts["reached_note"],
            position=position,
            start=facts.get("start", ""),
            **_scale(facts),
        )
        notebook.goals.save(goal)
        _write_steps(notebook, course, goal, facts["steps"])
        _write_ratings(notebook, course, goal, facts)
        for part, level in facts.get("placed", ()):
            notebook.goals.attainments.place(goal.id, course.day(part), level)


def _scale(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the words of the five levels, from -2 to +2, where a goal has them."""
    return dict(zip(LEVELS, facts.get("levels", ()), strict=False))


def _write_steps(notebook: Notebook, course: Course, goal: Goal, steps: list[str]) -> None:
    last = goal.reached_on or course.today - timedelta(days=1)
    done = len(steps) if goal.reached_on else round(WAY_OF_OPEN * len(steps))
    for position, text in enumerate(steps):
        on = _between(goal.started_on, last, (position + 1) / (done + 1))
        step = Step(
            goal_id=goal.id, text=text, done_on=on if position < done else None, position=position
        )
        notebook.goals.steps.save(step)


def _write_ratings(notebook: Notebook, course: Course, goal: Goal, facts: dict[str, Any]) -> None:
    chance = course.chance(goal.title)
    last = goal.reached_on or course.today - timedelta(days=1)
    highest = HIGHEST_RATING if goal.reached_on else WAY_OF_OPEN * HIGHEST_RATING
    for day in course.every(FORTNIGHT):
        if goal.started_on <= day <= last and day != goal.reached_on:
            way = (day - goal.started_on) / (last - goal.started_on)
            value = facts["first"] + way * (highest - facts["first"]) + chance.gauss(0, 0.5)
            _rate(notebook, goal, day, min(HIGHEST_RATING - 1, max(0, round(value))))
    if goal.reached_on:
        _rate(notebook, goal, goal.reached_on, HIGHEST_RATING)


def _rate(notebook: Notebook, goal: Goal, day: date, value: int) -> None:
    notebook.goals.ratings.save(GoalRating(goal_id=goal.id, day=day, value=value))


def _between(first: date, last: date, part: float) -> date:
    return first + timedelta(days=round(part * (last - first).days))
