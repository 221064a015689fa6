"""What a chart shows: series, sessions, flags, own events, rows below, and a range of days."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from sessionbook.domain.series import Flag, Points, Series


@dataclass(frozen=True, slots=True)
class Mark:
    """An event of one's own: from a day to another one, both included, often the same."""

    key: str
    first: int
    last: int
    words: str


class RowKind(StrEnum):
    """How a row below the panels is drawn: a bar a week, or a dot a day."""

    BARS = "bars"
    RINGS = "rings"
    DIAMONDS = "diamonds"


@dataclass(frozen=True, slots=True)
class Row:
    """A quiet row below the panels: on each of these days there was so much of it."""

    key: str
    name: str
    kind: RowKind
    points: Points


@dataclass(frozen=True, slots=True)
class ChartModel:
    """All facts of one chart; days are ordinals, first and last are both shown.

    styles gives each series its marker and colour, so that hiding one in the legend
    never changes the looks of the others; without it a series' place decides. whole is how far
    one can go in time, nowhere if it is not given. smoothed asks for the median of each three
    points behind them, of series that have five.
    """

    series: tuple[Series, ...]
    session_days: tuple[int, ...]
    flags: tuple[Flag, ...]
    first: int
    last: int
    styles: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()
    whole: tuple[int, int] | None = None
    smoothed: bool = False

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

    @property
    def bounds(self) -> tuple[int, int]:
        """Return the first and the last day that can be shown."""
        return self.whole or (self.first, self.last)

    def style(self, place: int) -> int:
        """Return the number of the marker and colour of a series."""
        return self.styles[place] if place < len(self.styles) else place

    def visible(self, series: Series) -> Points:
        """Return the points of a series that lie in the shown days."""
        start, end = series.points.between(self.first, self.last)
        return series.points[start:end]

    def over(self, first: int, last: int) -> Self:
        """Return the same facts over other days."""
        return replace(self, first=first, last=last)

    def says_as(self, other: "ChartModel") -> bool:
        """Return whether the other one says the same, if over other days."""
        return self.over(other.first, other.last) == other

    def shown_marks(self) -> list[Mark]:
        """Return the events of which something lies in the shown days, oldest first."""
        return [m for m in self.marks if m.first <= self.last and m.last >= self.first]
