"""Benchmarks that the person sets, and the day each was reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sessionbook.domain.record import Record
from sessionbook.domain.series import Point, Points, day

STEP = "step:"
"""What the series of a benchmark begins with that is a step of a goal; its id follows."""

FEWEST_OVER_DAYS = 3
"""How many values tell at least that something was kept for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Record):
    """A bound on one series, and for how long it has to be kept; or a step of a goal.

    series is the key of what the chart shows ("measure:gad7", "tracker:" and an id, "goal:" and
    an id), or "step:" and an id, which is reached when it is done: then bound is None. at_least
    tells whether values from the bound on count, or those up to it. times is how many values one
    after the other; days how long without one on the other side. Values count from set_on on.
    Reached once, it stays reached; only a value that was corrected or taken back changes that.
    """

    title: str
    series: str
    set_on: date
    at_least: bool = False
    bound: int | None = None
    times: int | None = None
    days: int | None = None
    reached_on: date | None = None
    note: str = ""
    position: int = 0

    @property
    def is_step(self) -> bool:
        """Return whether it is a step of a goal."""
        return self.series.startswith(STEP)

    def counts(self, value: float) -> bool:
        """Return whether a value lies on the bound or on its right side."""
        if self.bound is None:
            return False
        return value >= self.bound if self.at_least else value <= self.bound


@dataclass(frozen=True, slots=True)
class Kept:
    """How many values in a row lie on the right side, and over how many days they reach."""

    first: int
    last: int
    times: int

    @property
    def days(self) -> int:
        """Return how many days there are from the first of them to the last."""
        return self.last - self.first


def reached(benchmark: Benchmark, points: Points, longest_gap: int) -> date | None:
    """Return the first day on which a benchmark was reached, or None.

    Over days it needs enough values to say so: three at least, and none further than longest_gap
    days from the one before. A longer gap begins anew, for nobody knows what was in it.
    """
    runs = _runs(benchmark, points, longest_gap)
    return next((day(run.last) for run in runs if run and _is_enough(benchmark, run)), None)


def standing(benchmark: Benchmark, points: Points, longest_gap: int) -> Kept | None:
    """Return how far an open benchmark has come with the latest value; None for not begun."""
    latest = None
    for latest in _runs(benchmark, points, longest_gap):  # noqa: B007 - the last one is wanted
        pass
    return latest


def _is_enough(benchmark: Benchmark, run: Kept) -> bool:
    if benchmark.days is not None:
        long_enough = run.days >= benchmark.days and run.times >= FEWEST_OVER_DAYS
    else:
        long_enough = True
    return long_enough and run.times >= (benchmark.times or 1)


def _runs(benchmark: Benchmark, points: Points, longest_gap: int) -> Iterator[Kept | None]:
    """Yield after each day with a value what is kept by then."""
    run: Kept | None = None
    for at, value in _by_day(points, benchmark.set_on.toordinal()):
        if not benchmark.counts(value):
            run = None
        elif run is None or (benchmark.days is not None and at - run.last > longest_gap):
            run = Kept(at, at, 1)
        else:
            run = Kept(run.first, at, run.times + 1)
        yield run


def _by_day(points: Points, first: int) -> Iterator[Point]:
    """Yield a point a day: of several on one, the last that was written counts."""
    start, _ = points.between(first, first)
    latest: Point | None = None
    for point in points[start:]:
        if latest and point.day != latest.day:
            yield latest
        latest = point
    if latest:
        yield latest
