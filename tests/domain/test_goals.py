from datetime import date

import pytest

from sessionbook.domain.goals import Goal, GoalState


def test_a_new_goal_is_open_and_has_an_id_of_its_own() -> None:
    one = Goal(title="Sleep", started_on=date(2026, 11, 24))
    other = Goal(title="Sleep", started_on=date(2026, 11, 24))
    assert one.state is GoalState.OPEN
    assert one.reached_on is None
    assert one.id != other.id


def test_a_goal_cannot_be_changed_in_place() -> None:
    goal = Goal(title="Sleep", started_on=date(2026, 11, 24))
    with pytest.raises(AttributeError):
        goal.title = "Swim"  # type: ignore[misc]


def test_the_states_are_stored_under_these_words() -> None:
    assert [state.value for state in GoalState] == ["open", "paused", "let_go", "reached"]
