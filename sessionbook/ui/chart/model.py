"""What a chart shows: series, sessions, flags and a range of days."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sessionbook.domain.series import Flag, Point, Series


@dataclass(frozen=True, slots=True)
class ChartModel:
    """All facts of one chart; days are ordinals, first and last are both shown.

    styles gives each series its marker and colour, so that hiding one in the legend
    never changes the looks of the others; without it a series' place decides.
    """

    series: tuple[Series, ...]
    session_days: tuple[int, ...]
    flags: tuple[Flag, ...]
    first: int
    last: int
    styles: tuple[int, ...] = ()

    @classmethod
    def fitting(
        cls,
        series: tuple[Series, ...],
        session_days: tuple[int, ...] = (),
        flags: tuple[Flag, ...] = (),
        styles: tuple[int, ...] = (),
    ) -> Self:
        """Return a model whose range is that of everything in it."""
        days = [p.day for s in series if s.points for p in (s.points[0], s.points[-1])]
        days += [*session_days, *(flag.day for flag in flags)]
        return cls(series, session_days, flags, min(days, default=1), max(days, default=1), styles)

    @property
    def is_empty(self) -> bool:
        """Return whether there is no point at all, in any range."""
        return not any(series.points for series in self.series)

    def style(self, place: int) -> int:
        """Return the number of the marker and colour of a series."""
        return self.styles[place] if place < len(self.styles) else place

    def visible(self, series: Series) -> Sequence[Point]:
        """Return the points of a series that lie in the shown days."""
        start, end = span(series.points, self.first, self.last)
        return series.points[start:end]


def span(points: Sequence[Point], first: int, last: int) -> tuple[int, int]:
    """Return [start, end) of the points from the first to the last day."""
    return bisect_left(points, (first,)), bisect_left(points, (last + 1,))
