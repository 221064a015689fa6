"""Dated points, gaps and change: what charts and sentences are made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sessionbook.domain.measures import Band

LONGEST_GAP = 2  # times the usual interval; a line never crosses more (look.md, Charts)


class Point(NamedTuple):
    """A value on a day, counted as date.toordinal()."""

    day: int
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """One panel of the chart: points in day order, and how to read them."""

    key: str
    name: str
    lowest: float
    highest: float
    higher_is_better: bool
    usual_interval_days: int
    points: Sequence[Point]
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


def runs(points: Sequence[Point], usual_interval_days: int) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the stretches that a line may join."""
    longest = LONGEST_GAP * usual_interval_days
    start = 0
    for index in range(1, len(points)):
        if points[index].day - points[index - 1].day > longest:
            yield start, index
            start = index
    if points:
        yield start, len(points)


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


def day(number: int) -> date:
    """Return the date of a point's day."""
    return date.fromordinal(number)
