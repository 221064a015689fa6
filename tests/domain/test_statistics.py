"""Against published worked examples; their values stand here as constants."""

from datetime import date
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.series import Point, Points
from sessionbook.domain.statistics import (
    FEWEST_FOR_A_RANGE,
    Group,
    Side,
    Trend,
    UsualRange,
    baseline,
    change_index,
    change_threshold,
    crossing,
    cut_off_a,
    cut_off_b,
    cut_off_c,
    error_behind,
    error_of_difference,
    error_of_measurement,
    is_reliable_change,
    is_reliable_index,
    quantile,
    rolling_median,
    trend,
    usual_range,
)

NEWYEAR = date(2026, 1, 1).toordinal()


def points(*values: float, every: int = 14) -> Points:
    return Points((NEWYEAR + every * number for number in range(len(values))), values)


# --- Jacobson & Truax 1991, the example of their table 1


def test_the_change_of_the_published_example() -> None:
    sem = error_of_measurement(7.5, 0.80)
    s_diff = error_of_difference(sem)
    index = change_index(32.5, 47.5, s_diff)
    assert sem == pytest.approx(3.35, abs=0.005)
    assert s_diff == pytest.approx(4.74, abs=0.005)
    assert index == pytest.approx(3.16, abs=0.005)
    assert is_reliable_index(index)
    assert is_reliable_index(-index)


def test_an_index_on_the_line_is_not_reliable() -> None:
    assert not is_reliable_index(1.96)
    assert is_reliable_index(1.9601)


def test_the_threshold_of_a_reliable_questionnaire() -> None:
    sem = error_of_measurement(10.5, 0.961)
    s_diff = error_of_difference(sem)
    assert sem == pytest.approx(2.073584, abs=1e-6)
    assert s_diff == pytest.approx(2.93249, abs=1e-5)
    assert change_threshold(s_diff) == pytest.approx(5.747681, abs=1e-6)


@given(st.floats(0.1, 50), st.floats(0, 0.99))
def test_the_error_is_found_again_behind_its_threshold(sd: float, reliability: float) -> None:
    sem = error_of_measurement(sd, reliability)
    assert error_behind(change_threshold(error_of_difference(sem))) == pytest.approx(sem)


@pytest.mark.parametrize(
    ("first", "last", "published", "reliable"),
    [(16, 10, 6, True), (16, 11, 6, False), (10, 16, 6, True), (15, 11, 4, True), (7, 7, 4, False)],
)
def test_a_published_whole_number_is_enough_itself(
    first: int, last: int, published: int, reliable: bool
) -> None:
    assert is_reliable_change(first, last, published) is reliable


def test_three_cut_offs_where_higher_is_better() -> None:
    """M1 = 40, M0 = 60, both SD 7.5: the same example."""
    clinical, functional = Group(40, 7.5), Group(60, 7.5)
    assert cut_off_a(clinical, True) == 55
    assert cut_off_b(functional, True) == 45
    assert cut_off_c(clinical, functional) == 50


def test_three_cut_offs_where_lower_is_better() -> None:
    clinical, functional = Group(20, 4), Group(5, 2)
    assert cut_off_a(clinical, False) == 12
    assert cut_off_b(functional, False) == 9
    assert cut_off_c(clinical, functional) == pytest.approx((2 * 20 + 4 * 5) / 6)
    # the narrower group's mean is the nearer one
    assert cut_off_c(clinical, functional) - 5 < 20 - cut_off_c(clinical, functional)


@given(st.floats(0, 100), st.floats(0.1, 20), st.floats(0, 100), st.floats(0.1, 20))
def test_turning_a_scale_round_turns_the_cut_offs(
    one: float, spread: float, other: float, wide: float
) -> None:
    clinical, functional = Group(one, spread), Group(other, wide)
    mirrored = Group(-one, spread), Group(-other, wide)
    assert cut_off_a(clinical, True) == pytest.approx(-cut_off_a(mirrored[0], False))
    assert cut_off_b(functional, True) == pytest.approx(-cut_off_b(mirrored[1], False))
    assert cut_off_c(clinical, functional) == pytest.approx(-cut_off_c(*mirrored))


def test_a_cut_off_lies_between_two_scores_or_not() -> None:
    assert crossing(True, False) is Side.LEFT
    assert crossing(False, True) is Side.ENTERED
    assert crossing(True, True) is Side.STILL
    assert crossing(False, False) is Side.NEVER


# --- trend


def test_the_slope_of_anscombe() -> None:
    """Anscombe 1973, The American Statistician 27:17: the first of his four sets, slope 0.5001."""
    x = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
    y = (8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68)
    found = trend(Points.of(sorted(zip(x, y, strict=True))), 1.0)
    assert found
    assert found.slope == pytest.approx(0.5000909, abs=1e-7)
    assert found.index == pytest.approx(0.5000909 * sqrt(110), abs=1e-5)  # sum of squares: 110


def test_there_is_no_trend_of_three_scores_nor_of_one_day() -> None:
    assert trend(points(15, 12, 9), 2) is None
    assert trend(points(15, 12, 9, 6), 2)
    assert trend(Points([NEWYEAR] * 4, (15, 12, 9, 6)), 2) is None


def test_real_dates_count_not_places() -> None:
    """Three scores close together and one far away: the far one has the weight of its distance."""
    close = Points((0, 1, 2, 100), (10, 10, 10, 6))
    even = Points((0, 33, 66, 100), (10, 10, 10, 6))
    found, other = trend(close, 2), trend(even, 2)
    assert found
    assert other
    assert found.slope == pytest.approx(-0.0404, abs=1e-4)
    assert found.slope != pytest.approx(other.slope, rel=0.05)


def test_a_trend_is_reliable_beyond_the_error_of_its_slope() -> None:
    """Scores a day apart, slope -1, sum of squares 5: the index is sqrt(5) / SEM."""
    falling = points(10, 9, 8, 7, every=1)
    assert trend(falling, 1.14) == Trend(pytest.approx(-1), pytest.approx(-sqrt(5) / 1.14))
    assert trend(falling, 1.14).is_reliable  # type: ignore[union-attr]
    assert not trend(falling, 1.15).is_reliable  # type: ignore[union-attr]


@given(st.lists(st.integers(0, 27), min_size=4, max_size=30), st.integers(-500, 500))
def test_moving_the_dates_or_the_scores_leaves_the_trend(values: list[int], by: int) -> None:
    moved = Points((day + by for day in points(*values).days), (value + 3 for value in values))
    first, second = trend(points(*values), 2), trend(moved, 2)
    assert first
    assert second
    assert first.index == pytest.approx(second.index, abs=1e-6)


# --- one's own ups and downs


def test_quantiles_as_published_for_the_seventh_definition() -> None:
    """What R says of quantile(1:10, c(.1, .25, .9)): 1.9, 3.25, 9.1."""
    values = tuple(range(10, 0, -1))
    assert quantile(values, 0.1) == pytest.approx(1.9)
    assert quantile(values, 0.25) == pytest.approx(3.25)
    assert quantile(values, 0.9) == pytest.approx(9.1)
    assert quantile((4,), 0.9) == 4


def test_usual_is_where_eight_in_ten_lay_before() -> None:
    before = (5, 6, 5, 4, 6, 5, 7, 5, 6, 5, 1)
    found = usual_range(points(*before, 9, every=1))
    assert found == UsualRange(4, 5, 6)
    assert [found.side(value) for value in (3, 4, 5, 6, 7)] == [-1, 0, 0, 0, 1]


def test_the_latest_value_is_not_part_of_what_it_is_compared_with() -> None:
    found = usual_range(points(*[5] * FEWEST_FOR_A_RANGE, 9, every=1))
    assert found == UsualRange(5, 5, 5)


def test_too_few_values_have_no_usual_range() -> None:
    assert usual_range(Points()) is None
    assert usual_range(points(*[5] * FEWEST_FOR_A_RANGE, every=1)) is None
    assert usual_range(points(*[5] * (FEWEST_FOR_A_RANGE + 1), every=1))


def test_what_was_usual_long_ago_does_not_count() -> None:
    assert usual_range(points(*[5] * 20, every=30)) is None


@given(st.lists(st.integers(0, 10), min_size=11, max_size=90))
def test_most_of_the_values_lie_within(values: list[int]) -> None:
    found = usual_range(points(*values, every=1))
    assert found
    within = sum(found.side(value) == 0 for value in values[:-1])
    assert within >= 0.7 * (len(values) - 1)
    assert 0 <= found.low <= found.middle <= found.high <= 10


def test_a_rolling_median_lets_one_odd_score_pass() -> None:
    assert rolling_median(points(9, 8, 8, 2)) == Points()
    smooth = rolling_median(points(9, 8, 21, 8, 7))
    assert list(smooth.values) == [9, 8, 8]
    assert smooth[0] == Point(NEWYEAR + 14, 9)


# --- baseline


def test_the_first_score_is_the_baseline_unless_another_was_chosen() -> None:
    scores = points(15, 12, 9)
    assert baseline(scores) == 0
    assert baseline(scores, NEWYEAR + 14) == 1
    assert baseline(scores, NEWYEAR + 15) == 0  # its score is gone
