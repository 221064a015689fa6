"""Dated points, gaps and change: what charts and sentences are made from."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from operator import sub
from typing import Any, NamedTuple, Self, overload

from sessionbook.domain.measures import Band

LONGEST_GAP = 2  # times the usual interval; a line never crosses more (look.md, Charts)


class Point(NamedTuple):
    """A value on a day, counted as date.toordinal()."""

    day: int
    value: float


class Points(Sequence[Point]):
    """Points in day order, kept as two rows of numbers; one by one only where asked for."""

    __slots__ = ("days", "values")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, days: Iterable[int] = (), values: Iterable[float] = ()) -> None:
        self.days = days if isinstance(days, array) else array("q", days)
        self.values = values if isinstance(values, array) else array("d", values)

    @classmethod
    def of(cls, pairs: Iterable[Sequence[Any]]) -> Self:
        """Return days with their values as points."""
        days, values = tuple(zip(*pairs, strict=True)) or ((), ())
        return cls(days, values)

    def between(self, first: int, last: int) -> tuple[int, int]:
        """Return [start, end) of the points from the first to the last day."""
        return bisect_left(self.days, first), bisect_left(self.days, last + 1)

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, at: int) -> Point: ...
    @overload
    def __getitem__(self, at: slice) -> "Points": ...
    def __getitem__(self, at: int | slice) -> "Point | Points":
        if isinstance(at, slice):
            return Points(self.days[at], self.values[at])
        return Point(self.days[at], self.values[at])

    def __iter__(self) -> Iterator[Point]:
        return map(Point, self.days, self.values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Points):
            return self.days == other.days and self.values == other.values
        return list(self) == other

    def __repr__(self) -> str:
        return f"Points({len(self)})"


@dataclass(frozen=True, slots=True)
class Series:
    """One panel of the chart: points in day order, and how to read them."""

    key: str
    name: str
    lowest: float
    highest: float
    higher_is_better: bool
    usual_interval_days: int
    points: Points
    bands: tuple[Band, ...] = ()
    cut_off: float | None = None

    def band_name(self, value: float) -> str:
        """Return the name of the band that a value falls into, or nothing."""
        return next((band.name for band in self.bands if band.low <= value <= band.high), "")

    def is_clinical(self, value: float) -> bool:
        """Return whether a value lies on the clinical side of the cut-off."""
        if self.cut_off is None:
            return False
        return value <= self.cut_off if self.higher_is_better else value >= self.cut_off


@dataclass(frozen=True, slots=True)
class Flag:
    """A day that stands out over all panels: a goal reached, a cut-off crossed."""

    day: int
    words: str


def runs(days: Sequence[int], usual_interval_days: int) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the stretches of days that a line may join."""
    longest = LONGEST_GAP * usual_interval_days
    start = 0
    for index, gap in enumerate(map(sub, islice(days, 1, None), days), start=1):
        if gap > longest:
            yield start, index
            start = index
    if days:
        yield start, len(days)


def crossed_cut_off(series: Series) -> int | None:
    """Return the day since which every point lies on the better side of the cut-off.

    None when there is no cut-off, when no point was ever on the clinical side, or when
    the last one is.
    """
    since: int | None = None
    was_clinical = False
    for point in series.points:
        if series.is_clinical(point.value):
            since, was_clinical = None, True
        elif since is None and was_clinical:
            since = point.day
    return since


def median(values: Iterable[float]) -> float:
    """Return the middle value, or the mean of the two; the library's takes 1 MB of others along."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def day(number: int) -> date:
    """Return the date of a point's day."""
    return date.fromordinal(number)
