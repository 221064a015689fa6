from dataclasses import replace
from datetime import date

import pytest

from sessionbook.domain.attainment import attained, t_score
from sessionbook.domain.goals import Goal, GoalState

DAY = date(2026, 11, 24)


def test_agrees_with_a_worked_example() -> None:
    assert t_score([1, 0], [6, 6]) == pytest.approx(56.2017, abs=1e-4)


def test_everything_as_expected_is_fifty() -> None:
    assert t_score([0, 0, 0], [1, 5, 2]) == 50


def test_weights_that_are_all_zero_count_the_same() -> None:
    assert t_score([2, -1, 1], [0, 0, 0]) == t_score([2, -1, 1])


def test_without_a_goal_there_is_none() -> None:
    assert t_score([]) is None


@pytest.mark.parametrize("level", [-2, -1, 1, 2])
def test_one_goal_moves_ten_a_level(level: int) -> None:
    assert t_score([level], [7]) == pytest.approx(50 + 10 * level)


def test_weights_that_do_not_match_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        t_score([1, 2], [1])


def test_goals_that_do_not_apply_drop_out() -> None:
    goals = [Goal(title=title, started_on=DAY, expected="x", weight=6) for title in "abcde"]
    goals[2] = replace(goals[2], state=GoalState.LET_GO)
    goals[3] = replace(goals[3], expected="")
    levels = {goal.id: level for goal, level in zip(goals, (1, 0, -2, -2), strict=False)}
    found = attained(goals, levels)
    assert found
    assert found.goals == 2
    assert found.score == pytest.approx(56.2017, abs=1e-4)
    assert attained(goals[2:], levels) is None


def test_a_reached_goal_stays_in_the_score() -> None:
    goal = Goal(title="a", started_on=DAY, expected="x", state=GoalState.REACHED)
    assert attained([goal], {goal.id: 1}) == attained([replace(goal, weight=3)], {goal.id: 1})
