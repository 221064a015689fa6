import statistics
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.measures import Band
from sessionbook.domain.series import (
    LONGEST_GAP,
    Point,
    Points,
    Series,
    crossed_cut_off,
    day,
    median,
    runs,
)

BANDS = (Band(0, 4, "minimal"), Band(5, 9, "mild"))
days = st.lists(st.integers(1, 4000), unique=True, max_size=40).map(sorted)
values = st.lists(st.integers(0, 10), max_size=12)


def series(*values: float, cut_off: float | None = 8, higher_is_better: bool = False) -> Series:
    points = Points(range(1, 10 * len(values), 10), values)
    return Series("k", "Name", 0, 10, higher_is_better, 10, points, BANDS, cut_off)


@given(days, st.integers(1, 30))
def test_runs_hold_every_point_once_and_in_order(at: list[int], interval: int) -> None:
    joined = [i for start, end in runs(at, interval) for i in range(start, end)]
    assert joined == list(range(len(at)))


@given(days, st.integers(1, 30))
def test_runs_break_exactly_where_the_gap_is_too_long(at: list[int], interval: int) -> None:
    starts = {start for start, _ in runs(at, interval)} - {0}
    gaps = enumerate(pairwise(at), start=1)
    assert starts == {i for i, (one, other) in gaps if other - one > LONGEST_GAP * interval}


def test_a_gap_of_just_twice_the_interval_is_still_joined() -> None:
    assert list(runs([1, 29, 58], 14)) == [(0, 2), (2, 3)]


def test_no_points_make_no_run() -> None:
    assert list(runs([], 14)) == []


def test_cut_off_is_crossed_on_the_first_day_of_the_lasting_better_side() -> None:
    assert crossed_cut_off(series(9, 7, 8, 7, 6)) == 31
    assert crossed_cut_off(series(3, 5, 6, cut_off=4, higher_is_better=True)) == 11


def test_cut_off_is_not_crossed_without_a_before_and_a_lasting_after() -> None:
    assert crossed_cut_off(series(7, 6)) is None
    assert crossed_cut_off(series(9, 7, 8)) is None
    assert crossed_cut_off(series(9, 1, cut_off=None)) is None
    assert crossed_cut_off(series()) is None


@given(values, st.booleans())
def test_crossing_agrees_with_looking_at_every_day(some: list[int], higher: bool) -> None:
    shown = series(*some, cut_off=5, higher_is_better=higher)
    clinical = [shown.is_clinical(value) for value in some]
    expected = [
        shown.points[i].day
        for i in range(1, len(some))
        if clinical[i - 1] and not any(clinical[i:])
    ]
    assert crossed_cut_off(shown) == (expected[0] if expected else None)


def test_band_names_include_both_ends_and_leave_the_rest_unnamed() -> None:
    assert [series().band_name(value) for value in (0, 4, 5, 9, 10)] == [
        "minimal",
        "minimal",
        "mild",
        "mild",
        "",
    ]


def test_the_cut_off_itself_is_on_the_clinical_side() -> None:
    assert series().is_clinical(8)
    assert not series().is_clinical(7)
    assert series(higher_is_better=True).is_clinical(8)
    assert not series(cut_off=None).is_clinical(8)


def test_a_day_is_counted_as_an_ordinal() -> None:
    assert day(date(2026, 11, 9).toordinal()) == date(2026, 11, 9)


@given(days, st.integers(0, 4001), st.integers(0, 4001))
def test_points_are_a_sequence_of_points(at: list[int], first: int, last: int) -> None:
    points = Points(at, [number % 7 for number in at])
    one_by_one = [Point(number, number % 7) for number in at]
    assert points == one_by_one
    assert points == Points.of(one_by_one)
    assert [points[i] for i in range(len(points))] == one_by_one
    start, end = points.between(first, last)
    assert list(points[start:end]) == [p for p in one_by_one if first <= p.day <= last]


def test_points_that_differ_in_a_day_or_a_value_differ() -> None:
    points = Points([1, 2], [3, 4])
    assert points != Points([1, 3], [3, 4])
    assert points != Points([1, 2], [3, 5])
    assert points != Points([1], [3])


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_the_median_is_the_librarys(numbers: list[int]) -> None:
    assert median(numbers) == statistics.median(numbers)
