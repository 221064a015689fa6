"""Months of work as series, flags and what can be said of them: the Progress page's facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sessionbook.domain import statistics
from sessionbook.domain.attainment import Attained
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.goals import Goal
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Flag, Point, Points, Series, median
from sessionbook.domain.sessions import Session
from sessionbook.domain.statistics import Side, Trend, UsualRange, crossing, error_behind
from sessionbook.store.notebook import Notebook

TOGETHER = "together"

BASELINE = "baseline."
"""The choice of a series: its key follows; it holds the day that its last score is compared to."""

USUAL_INTERVAL = 14  # days; of everything that has none of its own

MOST_SHOWN = 3  # panels at first: as many as leave room for the summaries below
DIP = 20  # below one's own median, on the check-in's 0-100
FEWEST_FOR_A_MEDIAN = 3
NEAR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything with at least one point, and what stands out beside it.

    crossings holds, by series, the day its cut-off was left behind; baselines the day that was
    chosen to compare with.
    """

    series: tuple[Series, ...] = ()
    session_days: tuple[int, ...] = ()
    crossings: tuple[tuple[str, Flag], ...] = ()
    reached: tuple[Flag, ...] = ()
    goals: tuple[Goal, ...] = ()
    goal_points: tuple[tuple[str, Points], ...] = ()
    attained: Attained | None = None
    benchmarks: tuple[Benchmark, ...] = ()
    baselines: tuple[tuple[str, int], ...] = ()

    def has_something(self) -> bool:
        """Return whether there is anything to show."""
        return bool(self.series or self.benchmarks)

    def of(self, key: str) -> Series | None:
        """Return a series by its key."""
        return next((series for series in self.series if series.key == key), None)

    def span(self) -> tuple[int, int]:
        """Return the first and the last day with a point."""
        ends = [end for s in self.series for end in (s.points.days[0], s.points.days[-1])]
        return min(ends, default=1), max(ends, default=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A measure from its baseline to its latest total; scores are these and all between."""

    measure: Measure
    since: int
    first: float
    last: float
    count: int
    scores: Points = field(default_factory=Points)

    @property
    def points(self) -> float:
        """Return the size of the change, whatever its direction."""
        return abs(self.last - self.first)

    @property
    def is_reliable(self) -> bool:
        """Return whether the questionnaire can tell this change from chance."""
        least = self.measure.reliable_change
        return least is not None and statistics.is_reliable_change(self.first, self.last, least)

    @property
    def side(self) -> Side:
        """Return where both totals lie, seen from the cut-off."""
        return crossing(*(self.measure.is_clinical(int(each)) for each in (self.first, self.last)))

    @property
    def trend(self) -> Trend | None:
        """Return the trend since the baseline, if there are four totals and a published error."""
        least = self.measure.reliable_change
        return statistics.trend(self.scores, error_behind(least)) if least else None


@dataclass(frozen=True, slots=True)
class OwnScale:
    """One of the person's own scales: its latest rating, and what was usual for them before."""

    name: str
    latest: Point
    usual: UsualRange | None


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
    found, chosen = [], dict(progress.baselines)
    for measure in measures:
        if series := progress.of(measure_key(measure)):
            scores = series.points[statistics.baseline(series.points, chosen.get(series.key)) :]
            first, last = scores[0], scores[-1]
            found.append(Change(measure, first.day, first.value, last.value, len(scores), scores))
    return [c for c in found if not c.measure.higher_is_better] or found


def compare_with(notebook: Notebook, series: str, day: date | None) -> Callable[[], None]:
    """Compare a series with its score of a day, or with its first; return what takes it back."""
    name, choices = BASELINE + series, notebook.choices
    before = choices.read(name)
    choices.choose(name, day.isoformat() if day else "")
    return lambda: choices.choose(name, before)


def own_scales(progress: Progress) -> list[OwnScale]:
    """Return each of the person's own scales that was rated."""
    return [
        OwnScale(series.name, series.points[-1], statistics.usual_range(series.points))
        for series in progress.series
        if series.key.startswith("tracker:")
    ]


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
