"""Two stretches of days of one series side by side: then and now."""

from collections.abc import Sequence
from dataclasses import dataclass

from sessionbook.domain.series import Points, Series, median

FEWEST_FOR_A_MEDIAN = 3

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spread:
    """What a series has in a span: how many values, and the one that stands for them.

    That is their median from three on, and the latest of fewer.
    """

    count: int
    value: float
    first: int
    last: int

    @property
    def is_median(self) -> bool:
        """Return whether the value stands in the middle of several."""
        return self.count >= FEWEST_FOR_A_MEDIAN


@dataclass(frozen=True, slots=True)
class Compared:
    """A series then and now, either of which may be without a value.

    least is the smallest difference that its questionnaire can reliably tell, if published.
    """

    series: Series
    then: Spread | None
    now: Spread | None
    least: int | None = None

    @property
    def difference(self) -> float:
        """Return now less then; 0 while one of them is missing."""
        return self.now.value - self.then.value if self.then and self.now else 0.0

    @property
    def is_reliable(self) -> bool:
        """Return whether the questionnaire can tell the difference from chance."""
        return self.least is not None and abs(self.difference) >= self.least


def spread(series: Series, span: Span) -> Spread | None:
    """Return what lies in a span, or None when nothing does."""
    start, end = series.points.between(*span)
    return _spread(series.points[start:end])


def compared(series: Series, spans: Sequence[Span], least: int | None = None) -> Compared:
    """Return a series in two spans, or in one and at its latest value after that."""
    then = spread(series, spans[0])
    if len(spans) > 1:
        return Compared(series, then, spread(series, spans[1]), least)
    latest = series.points[-1:]
    is_later = bool(latest) and latest.days[0] > spans[0][1]
    return Compared(series, then, _spread(latest) if is_later else None, least)


def _spread(points: Points) -> Spread | None:
    if not points:
        return None
    count = len(points)
    value = median(points.values) if count >= FEWEST_FOR_A_MEDIAN else points.values[-1]
    return Spread(count, value, points.days[0], points.days[-1])
