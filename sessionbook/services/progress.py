"""Months of work as series, flags and plain changes: what the Progress page shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Flag, Point, Series, crossed_cut_off
from sessionbook.domain.sessions import Session
from sessionbook.domain.trackers import HIGHEST, LOWEST
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.store.notebook import Notebook

TOGETHER = "together"
TOGETHER_NAME = QT_TRANSLATE_NOOP("progress", "Working together")
BELOW = QT_TRANSLATE_NOOP("progress", "{name} below the cut-off")
ABOVE = QT_TRANSLATE_NOOP("progress", "{name} above the cut-off")
REACHED = QT_TRANSLATE_NOOP("progress", "Goal reached: {title}")

USUAL_INTERVAL = 14  # days; of everything that has none of its own
MOST_SHOWN = 3  # panels at first: as many as leave room for the summaries below
DIP = 20  # below one's own median, on the check-in's 0-100
FEWEST_FOR_A_MEDIAN = 3
NEAR = timedelta(days=3)

Translate = Callable[[str, str], str]


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
    goal_points: tuple[tuple[str, Sequence[Point]], ...] = ()

    def of(self, key: str) -> Series | None:
        """Return a series by its key."""
        return next((series for series in self.series if series.key == key), None)

    def span(self) -> tuple[int, int]:
        """Return the first and the last day with a point."""
        ends = [p.day for s in self.series for p in (s.points[0], s.points[-1])]
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


def read_progress(
    notebook: Notebook, measures: Sequence[Measure], translate: Translate
) -> Progress:
    """Read every series once and assemble what the page shows."""
    goals = tuple(notebook.goals.all())
    rated = notebook.goals.ratings.by_goal(goal.id for goal in goals)
    scored = [_measured(notebook, measure, translate) for measure in measures]
    everything = (
        *scored,
        *_tracked(notebook),
        _scale(
            TOGETHER,
            translate("progress", TOGETHER_NAME),
            notebook.sessions.together_points(),
            highest=100,
        ),
        *(_scale(f"goal:{goal.id}", goal.title, rated[goal.id]) for goal in goals),
    )
    return Progress(
        series=tuple(series for series in everything if series.points),
        session_days=tuple(notebook.sessions.days()),
        crossings=tuple(_crossings(zip(measures, scored, strict=True), translate)),
        reached=tuple(_reached(goals, translate)),
        goals=goals,
        goal_points=tuple(rated.items()),
    )


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
    usual = median(point.value for point in points)
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


def _measured(notebook: Notebook, measure: Measure, translate: Translate) -> Series:
    about = translate("measures", measure.about)
    return Series(
        key=measure_key(measure),
        name=f"{about}, {measure.name}",
        lowest=measure.lowest,
        highest=measure.highest,
        higher_is_better=measure.higher_is_better,
        usual_interval_days=measure.usual_interval_days,
        points=notebook.measures.points(measure.key),
        bands=tuple(replace(band, name=translate("measures", band.name)) for band in measure.bands),
        cut_off=measure.cut_off,
    )


def _tracked(notebook: Notebook) -> Iterator[Series]:
    for tracker in notebook.trackers.all():
        points = notebook.trackers.ratings.points(tracker.id)
        yield _scale(f"tracker:{tracker.id}", tracker.name, points, better=tracker.higher_is_better)


def _scale(
    key: str, name: str, points: Sequence[Point], *, highest: int = HIGHEST, better: bool = True
) -> Series:
    return Series(key, name, LOWEST, highest, better, USUAL_INTERVAL, points)


def _crossings(
    scored: Iterator[tuple[Measure, Series]], translate: Translate
) -> Iterator[tuple[str, Flag]]:
    for measure, series in scored:
        since = crossed_cut_off(series)
        if since is not None:
            words = translate("progress", ABOVE if series.higher_is_better else BELOW)
            about = translate("measures", measure.about)
            yield series.key, Flag(since, words.format(name=about))


def _reached(goals: Sequence[Goal], translate: Translate) -> Iterator[Flag]:
    words = translate("progress", REACHED)
    for goal in goals:
        if goal.state is GoalState.REACHED and goal.reached_on:
            yield Flag(goal.reached_on.toordinal(), words.format(title=goal.title))
