"""Reads what the Progress page shows, and again only what was written to since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.attainment import Attained, attained
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Flag, Points, Series, crossed_cut_off
from sessionbook.domain.trackers import HIGHEST, LOWEST, Tracker
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services.progress import (
    BASELINE,
    TOGETHER,
    USUAL_INTERVAL,
    Progress,
    measure_key,
)
from sessionbook.store.notebook import Notebook

TOGETHER_NAME = QT_TRANSLATE_NOOP("progress", "Working together")
BELOW = QT_TRANSLATE_NOOP("progress", "{name} below the cut-off")
ABOVE = QT_TRANSLATE_NOOP("progress", "{name} above the cut-off")
REACHED = QT_TRANSLATE_NOOP("progress", "Goal reached: {title}")
BENCHMARK_REACHED = QT_TRANSLATE_NOOP("progress", "Benchmark reached: {title}")

T = TypeVar("T")
Translate = Callable[[str, str], str]


class ProgressReader:
    """Assembles every series; what no write touched since the last reading is not read again."""

    def __init__(
        self, notebook: Notebook, measures: Sequence[Measure], translate: Translate
    ) -> None:
        self._notebook = notebook
        self._measures = measures
        self._translate = translate
        self._known: dict[tuple[Area, str], tuple[int, Any]] = {}

    def know(self, measures: Sequence[Measure]) -> None:
        """Read these measures from now on: one may have been added or removed."""
        if measures != self._measures:
            self._measures = measures
            self._known.clear()

    def read(self) -> Progress:
        """Return what the notebook has now."""
        scored, crossings = self._latest(Area.MEASURES, self._scored)
        tracked = self._latest(Area.TRACKERS, self._tracked)
        together = self._latest(Area.SESSIONS, self._together)
        goals, rated, on_scales = self._latest(Area.GOALS, self._aimed)
        benchmarks = self._latest(Area.BENCHMARKS, self._set)
        everything = (*scored, *tracked, together, *rated)
        series = tuple(series for series in everything if series.points)
        return Progress(
            series=series,
            session_days=self._days() if series else (),
            crossings=crossings,
            reached=tuple(self._reached(goals, benchmarks)),
            goals=goals,
            attained=on_scales,
            benchmarks=benchmarks,
            baselines=self._latest(Area.CHOICES, self._chosen),
            goal_points=tuple((goal.id, s.points) for goal, s in zip(goals, rated, strict=True)),
        )

    def read_ahead(self) -> Iterator[None]:
        """Read an area or a scale in each step; reading everything then takes no time."""
        for tracker in self._notebook.trackers.all():
            self._rated(tracker)
            yield
        self._latest(Area.MEASURES, self._scored)
        yield
        self._latest(Area.SESSIONS, self._together)
        yield
        self._latest(Area.GOALS, self._aimed)
        yield
        self.read()
        yield

    def _latest(self, area: Area, read: Callable[[], T], record_id: str = "") -> T:
        writes, part = self._notebook.database.writes(area), (area, record_id)
        if part not in self._known or self._known[part][0] != writes:
            self._known[part] = (writes, read())
        found: T = self._known[part][1]
        return found

    def _scored(self) -> tuple[tuple[Series, ...], tuple[tuple[str, Flag], ...]]:
        scored = tuple(self._measured(measure) for measure in self._measures)
        return scored, tuple(self._crossings(scored))

    def _measured(self, measure: Measure) -> Series:
        about = self._translate("measures", measure.about)
        return Series(
            key=measure_key(measure),
            name=f"{about}, {measure.name}",
            lowest=measure.lowest,
            highest=measure.highest,
            higher_is_better=measure.higher_is_better,
            usual_interval_days=measure.usual_interval_days,
            points=self._notebook.measures.points(measure.key),
            bands=tuple(
                replace(b, name=self._translate("measures", b.name)) for b in measure.bands
            ),
            cut_off=measure.cut_off,
        )

    def _tracked(self) -> tuple[Series, ...]:
        return tuple(
            _scale(
                f"tracker:{tracker.id}",
                tracker.name,
                self._rated(tracker),
                better=tracker.higher_is_better,
            )
            for tracker in self._notebook.trackers.all()
        )

    def _rated(self, tracker: Tracker) -> Points:
        read = self._notebook.trackers.ratings.points
        return self._latest(Area.TRACKERS, lambda: read(tracker.id), tracker.id)

    def _together(self) -> Series:
        name = self._translate("progress", TOGETHER_NAME)
        return _scale(TOGETHER, name, self._notebook.sessions.together_points(), highest=100)

    def _days(self) -> tuple[int, ...]:
        read = self._notebook.sessions.days
        return self._latest(Area.SESSIONS, lambda: tuple(read()), "days")

    def _aimed(self) -> tuple[tuple[Goal, ...], tuple[Series, ...], Attained | None]:
        goals = tuple(self._notebook.goals.all())
        rated = self._notebook.goals.ratings.by_goal(goal.id for goal in goals)
        series = tuple(_scale(f"goal:{g.id}", g.title, rated[g.id]) for g in goals)
        return goals, series, attained(goals, self._notebook.goals.attainments.latest())

    def _set(self) -> tuple[Benchmark, ...]:
        return tuple(self._notebook.benchmarks.in_order())

    def _chosen(self) -> tuple[tuple[str, int], ...]:
        chosen = self._notebook.choices.beginning(BASELINE)
        return tuple(
            (key, date.fromisoformat(day).toordinal()) for key, day in chosen.items() if day
        )

    def _crossings(self, scored: Sequence[Series]) -> Iterator[tuple[str, Flag]]:
        for measure, series in zip(self._measures, scored, strict=True):
            since = crossed_cut_off(series)
            if since is not None:
                words = self._translate("progress", ABOVE if series.higher_is_better else BELOW)
                about = self._translate("measures", measure.about)
                yield series.key, Flag(since, words.format(name=about))

    def _reached(self, goals: Sequence[Goal], benchmarks: Sequence[Benchmark]) -> Iterator[Flag]:
        words = self._translate("progress", REACHED)
        for goal in goals:
            if goal.state is GoalState.REACHED and goal.reached_on:
                yield Flag(goal.reached_on.toordinal(), words.format(title=goal.title))
        words = self._translate("progress", BENCHMARK_REACHED)
        for benchmark in benchmarks:
            if benchmark.reached_on:
                yield Flag(benchmark.reached_on.toordinal(), words.format(title=benchmark.title))


def _scale(
    key: str, name: str, points: Points, *, highest: int = HIGHEST, better: bool = True
) -> Series:
    return Series(key, name, LOWEST, highest, better, USUAL_INTERVAL, points)
