"""Reads what the Progress page shows, and again only what was written to since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Flag, Points, Series, crossed_cut_off
from sessionbook.domain.trackers import HIGHEST, LOWEST
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services.progress import TOGETHER, Progress, measure_key
from sessionbook.store.notebook import Notebook

TOGETHER_NAME = QT_TRANSLATE_NOOP("progress", "Working together")
BELOW = QT_TRANSLATE_NOOP("progress", "{name} below the cut-off")
ABOVE = QT_TRANSLATE_NOOP("progress", "{name} above the cut-off")
REACHED = QT_TRANSLATE_NOOP("progress", "Goal reached: {title}")

USUAL_INTERVAL = 14  # days; of everything that has none of its own

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
        self._known: dict[Area, tuple[int, Any]] = {}

    def read(self) -> Progress:
        """Return what the notebook has now."""
        scored, crossings = self._latest(Area.MEASURES, self._scored)
        tracked = self._latest(Area.TRACKERS, self._tracked)
        together, days = self._latest(Area.SESSIONS, self._met)
        goals, rated = self._latest(Area.GOALS, self._aimed)
        everything = (*scored, *tracked, together, *rated)
        return Progress(
            series=tuple(series for series in everything if series.points),
            session_days=days,
            crossings=crossings,
            reached=tuple(self._reached(goals)),
            goals=goals,
            goal_points=tuple((goal.id, s.points) for goal, s in zip(goals, rated, strict=True)),
        )

    def _latest(self, area: Area, read: Callable[[], T]) -> T:
        writes = self._notebook.database.writes(area)
        if area not in self._known or self._known[area][0] != writes:
            self._known[area] = (writes, read())
        found: T = self._known[area][1]
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
        trackers = self._notebook.trackers
        return tuple(
            _scale(
                f"tracker:{tracker.id}",
                tracker.name,
                trackers.ratings.points(tracker.id),
                better=tracker.higher_is_better,
            )
            for tracker in trackers.all()
        )

    def _met(self) -> tuple[Series, tuple[int, ...]]:
        sessions = self._notebook.sessions
        name = self._translate("progress", TOGETHER_NAME)
        together = _scale(TOGETHER, name, sessions.together_points(), highest=100)
        return together, tuple(sessions.days())

    def _aimed(self) -> tuple[tuple[Goal, ...], tuple[Series, ...]]:
        goals = tuple(self._notebook.goals.all())
        rated = self._notebook.goals.ratings.by_goal(goal.id for goal in goals)
        return goals, tuple(_scale(f"goal:{g.id}", g.title, rated[g.id]) for g in goals)

    def _crossings(self, scored: Sequence[Series]) -> Iterator[tuple[str, Flag]]:
        for measure, series in zip(self._measures, scored, strict=True):
            since = crossed_cut_off(series)
            if since is not None:
                words = self._translate("progress", ABOVE if series.higher_is_better else BELOW)
                about = self._translate("measures", measure.about)
                yield series.key, Flag(since, words.format(name=about))

    def _reached(self, goals: Sequence[Goal]) -> Iterator[Flag]:
        words = self._translate("progress", REACHED)
        for goal in goals:
            if goal.state is GoalState.REACHED and goal.reached_on:
                yield Flag(goal.reached_on.toordinal(), words.format(title=goal.title))


def _scale(
    key: str, name: str, points: Points, *, highest: int = HIGHEST, better: bool = True
) -> Series:
    return Series(key, name, LOWEST, highest, better, USUAL_INTERVAL, points)
