from dataclasses import replace

from sessionbook.domain.series import Points, Series
from sessionbook.domain.spans import compared, spread

SERIES = Series("measure:gad7", "Anxiety", 0, 21, False, 14, Points(range(0, 70, 7), range(10, 20)))


def test_a_span_is_told_by_its_median_from_three_values_on() -> None:
    found = spread(SERIES, (0, 14))
    assert found
    assert (found.count, found.value, found.is_median) == (3, 11, True)
    two = spread(SERIES, (0, 7))
    assert two
    assert (two.count, two.value, two.is_median) == (2, 11, False)
    assert spread(SERIES, (1, 6)) is None


def test_one_span_meets_the_latest_value_only_if_that_is_later() -> None:
    found = compared(SERIES, [(0, 14)], 4)
    assert found.now
    assert (found.now.value, found.difference, found.is_reliable) == (19, 8, True)
    assert compared(SERIES, [(50, 70)]).now is None
    assert compared(SERIES, [(50, 70)]).difference == 0


def test_two_spans_meet_each_other_and_the_threshold_itself_is_reliable() -> None:
    found = compared(SERIES, [(0, 14), (28, 42)], 4)
    assert (found.difference, found.is_reliable) == (4, True)
    assert not replace(found, least=5).is_reliable
    assert not replace(found, least=None).is_reliable
