import pytest

from sessionbook.domain.attainment import t_score


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
