from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.ui.chart.axis import month_starts, month_ticks, value_ticks

FIRST = date(2026, 1, 15).toordinal()
LAST = date(2026, 11, 9).toordinal()


def seven_a_letter(words: str) -> float:
    return 7.0 * len(words)


def test_every_month_is_named_where_there_is_room() -> None:
    ticks = month_ticks(FIRST, LAST, 900, seven_a_letter)
    assert [tick.words for tick in ticks] == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
    ]
    assert [date.fromordinal(int(tick.at)).day for tick in ticks[1:]] == [1] * 10


def test_the_year_stands_at_january() -> None:
    ticks = month_ticks(date(2025, 12, 20).toordinal(), LAST, 900, seven_a_letter)
    assert [tick.words for tick in ticks[:3]] == ["Dec", "Jan 2026", "Feb"]


def test_ten_years_are_named_by_year() -> None:
    first = date(2016, 11, 9).toordinal()
    words = [tick.words for tick in month_ticks(first, LAST, 900, seven_a_letter)]
    assert words == [str(year) for year in range(2017, 2027)]


@given(st.integers(1, 3_600_000), st.integers(30, 15_000), st.integers(100, 3000))
def test_names_of_months_never_touch(first: int, length: int, width: int) -> None:
    ticks = month_ticks(first, first + length, width, seven_a_letter)
    for one, other in pairwise(ticks):
        room = (other.at - one.at) * width / length
        assert room > seven_a_letter(one.words) or length * 30 / width > 3600


def test_thinned_months_count_from_january() -> None:
    assert [start.month for start in month_starts(FIRST, LAST, 3)] == [4, 7, 10]


@pytest.mark.parametrize(
    ("lowest", "highest", "height", "ticks"),
    [
        (0, 21, 160, [0, 5, 10, 15, 20]),
        (0, 10, 80, [0, 5, 10]),
        (12, 60, 160, [20, 30, 40, 50, 60]),
        (0, 100, 80, [0, 50, 100]),
    ],
)
def test_values_are_round(lowest: int, highest: int, height: int, ticks: list[int]) -> None:
    assert value_ticks(lowest, highest, height, 15) == ticks
