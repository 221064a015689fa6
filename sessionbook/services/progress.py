"""Months of work as series, flags and plain changes: what the Progress page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sessionbook.domain.goals import Goal
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Flag, Point, Points, Series, median
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook

TOGETHER = "together"

MOST_SHOWN = 3  # panels at first: as many as leave room for the summaries below
DIP = 20  # below one's own median, on the check-in's 0-100
FEWEST_FOR_A_MEDIAN = 3
NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything with at least one point, and what stands out beside it.

    crossings holds, by series, the day its cut-off was left behind.
    """

    series: tuple[Series, ...] = ()
    session_days: tuple[int, ...] = ()
    crossings: tuple[tuple[str, Flag], ...] = ()
    reached: tuple[Flag, ...] = ()
    goals: tuple[Goal, ...] = ()
    goal_points: tuple[tuple[str, Points], ...] = ()

    def of(self, key: str) -> Series | None:
        """Return a series by its key."""
        return next((series for series in self.series if series.key == key), None)

    def span(self) -> tuple[int, int]:
        """Return the first and the last day with a point."""
        ends = [end for s in self.series for end in (s.points.days[0], s.points.days[-1])]
        return min(ends, default=1), max(ends, default=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A measure from its first total, the baseline, to its latest."""

    measure: Measure
    since: int
    first: float
    last: float
    count: int

    @property
    def points(self) -> float:
        """Return the size of the change, whatever its direction."""
        return abs(self.last - self.first)

    @property
    def is_reliable(self) -> bool:
        """Return whether the questionnaire can tell this change from chance."""
        least = self.measure.reliable_change
        return least is not None and self.points >= least


@dataclass(frozen=True, slots=True)
class Together:
    """The working-together check-in: its latest score, one's own median, and dips."""

    latest: Point
    median: float | None
    dips: tuple[Point, ...]


def first_shown(progress: Progress) -> list[str]:
    """Return which series are shown before the person chose: few of each kind."""
    kinds: dict[str, list[str]] = {"measure": [], "tracker": [], TOGETHER: [], "goal": []}
    for series in progress.series:
        kinds[series.key.partition(":")[0]].append(series.key)
    measures, trackers = kinds["measure"], kinds["tracker"]
    wanted = [*measures[:1], *trackers[:1], *kinds[TOGETHER]]
    rest = [*trackers[1:], *measures[1:]]
    return [*wanted, *rest][:MOST_SHOWN]


def changes(progress: Progress, measures: Sequence[Measure]) -> list[Change]:
    """Return the change of each symptom measure; of the others when there is none."""
    found = []
    for measure in measures:
        if series := progress.of(measure_key(measure)):
            first, last = series.points[0], series.points[-1]
            count = len(series.points)
            found.append(Change(measure, first.day, first.value, last.value, count))
    return [c for c in found if not c.measure.higher_is_better] or found


def together(progress: Progress) -> Together | None:
    """Return the check-in's facts, or None while it was never answered."""
    series = progress.of(TOGETHER)
    if series is None:
        return None
    points = series.points
    if len(points) < FEWEST_FOR_A_MEDIAN:
        return Together(points[-1], None, ())
    usual = median(points.values)
    dips = tuple(point for point in points if point.value <= usual - DIP)
    return Together(points[-1], usual, dips)


def session_near(notebook: Notebook, day: date) -> Session | None:
    """Return the session of a day, or the nearest in the three days before."""
    if found := notebook.sessions.on_day(day):
        return found[-1]
    before = notebook.sessions.latest_before(day)
    return before if before and day - before.day <= NEAR else None


def measure_key(measure: Measure) -> str:
    """Return the key of a measure's series."""
    return f"measure:{measure.key}"
