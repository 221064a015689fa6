"""What a chart shows: series, sessions, flags and a range of days."""

from dataclasses import dataclass
from typing import Self

from sessionbook.domain.series import Flag, Points, Series


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
        days = [end for s in series if s.points for end in (s.points.days[0], s.points.days[-1])]
        days += [*session_days, *(flag.day for flag in flags)]
        return cls(series, session_days, flags, min(days, default=1), max(days, default=1), styles)

    @property
    def is_empty(self) -> bool:
        """Return whether there is no point at all, in any range."""
        return not any(series.points for series in self.series)

    def style(self, place: int) -> int:
        """Return the number of the marker and colour of a series."""
        return self.styles[place] if place < len(self.styles) else place

    def visible(self, series: Series) -> Points:
        """Return the points of a series that lie in the shown days."""
        start, end = series.points.between(self.first, self.last)
        return series.points[start:end]
