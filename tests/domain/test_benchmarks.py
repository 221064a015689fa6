from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.benchmarks import Benchmark, reached, standing
from sessionbook.domain.series import Points

START = date(2026, 9, 1)
GAP = 7


def points(*values: float, every: int = 1) -> Points:
    first = START.toordinal()
    return Points((first + every * number for number in range(len(values))), values)


def on(number: int) -> date:
    return START + timedelta(days=number)


def benchmark(**facts: Any) -> Benchmark:
    return Benchmark(title="", series="measure:gad7", set_on=START, **facts)


BELOW_8 = benchmark(bound=7, times=3)
SLEEP = benchmark(at_least=True, bound=7, days=30)


def test_below_a_bound_three_times_running() -> None:
    assert reached(BELOW_8, points(9, 7, 6, 8, 7, 5, 7, every=14), 28) == on(84)
    assert reached(BELOW_8, points(9, 7, 6, 8, 7, 5, every=14), 28) is None


def test_reached_once_is_reached_whatever_comes() -> None:
    assert reached(BELOW_8, points(7, 7, 7), 28) == on(2)
    assert reached(BELOW_8, points(7, 7, 7, 20, 21, 20), 28) == on(2)


def test_without_times_or_days_one_value_is_enough() -> None:
    once = benchmark(at_least=True, bound=6)
    assert reached(once, points(5, 5.9, 6), GAP) == on(2)
    assert reached(once, points(5, 5.9), GAP) is None


def test_times_do_not_mind_a_gap() -> None:
    assert reached(BELOW_8, points(7, 7, 7, every=300), 28) == on(600)


def test_several_values_of_a_day_are_one_the_last() -> None:
    first = START.toordinal()
    assert reached(BELOW_8, Points([first] * 3, (7, 7, 7)), 28) is None
    same_day = Points((first, first, first + 1, first + 2), (15, 7, 7, 7))
    assert reached(BELOW_8, same_day, 28) == on(2)


def test_kept_for_a_month() -> None:
    assert reached(SLEEP, points(*[7] * 30), GAP) is None  # the thirtieth day is day 29
    assert reached(SLEEP, points(*[7] * 31), GAP) == on(30)
    assert reached(SLEEP, points(*[7] * 20, 6, *[7] * 30), GAP) is None
    assert reached(SLEEP, points(*[7] * 20, 6, *[7] * 31), GAP) == on(51)


def test_a_month_with_holes_begins_anew_after_a_long_one() -> None:
    assert reached(SLEEP, points(*[7] * 5, every=7), GAP) is None
    assert reached(SLEEP, points(*[7] * 6, every=7), GAP) == on(35)
    assert reached(SLEEP, points(*[7] * 6, every=8), GAP) is None
    assert reached(SLEEP, points(*[7] * 6, every=8), 8) == on(32)


def test_two_values_far_apart_do_not_tell_of_the_time_between() -> None:
    fortnight = benchmark(at_least=True, bound=7, days=14)
    assert reached(fortnight, points(7, 7, every=20), 28) is None
    assert reached(fortnight, points(7, 7, 7, every=20), 28) == on(40)


def test_what_was_before_it_was_set_does_not_count() -> None:
    later = replace(BELOW_8, set_on=on(2))
    assert reached(later, points(7, 7, 7, 7), GAP) is None
    assert reached(later, points(7, 7, 7, 7, 7), GAP) == on(4)


@pytest.mark.parametrize(("values", "times"), [((7, 7), 2), ((7, 7, 9, 6), 1)])
def test_how_far_it_has_come(values: tuple[int, ...], times: int) -> None:
    kept = standing(BELOW_8, points(*values), GAP)
    assert kept
    assert kept.times == times


def test_nothing_is_kept_before_it_begins() -> None:
    assert standing(BELOW_8, Points(), GAP) is None
    assert standing(BELOW_8, points(7, 9), GAP) is None


def test_a_step_has_no_bound() -> None:
    step = Benchmark(title="", series="step:x", set_on=START)
    assert step.is_step
    assert reached(step, points(0, 0), GAP) is None


@given(st.lists(st.integers(0, 21), max_size=40), st.lists(st.integers(0, 21), max_size=20))
def test_later_values_never_take_it_back(values: list[int], later: list[int]) -> None:
    first = reached(BELOW_8, points(*values), GAP)
    if first:
        assert reached(BELOW_8, points(*values, *later), GAP) == first
