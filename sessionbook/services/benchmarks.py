"""What a benchmark can be set on, and the day on which each was reached."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sessionbook.domain import benchmarks
from sessionbook.domain.areas import Area
from sessionbook.domain.benchmarks import STEP, Benchmark, Kept
from sessionbook.domain.goals import HIGHEST_RATING, GoalState
from sessionbook.domain.measures import Measure
from sessionbook.domain.series import LONGEST_GAP, Points
from sessionbook.domain.trackers import HIGHEST, LOWEST
from sessionbook.services.measures import used
from sessionbook.services.progress import TOGETHER, USUAL_INTERVAL, Progress, measure_key
from sessionbook.store.notebook import Notebook

AREAS = {
    "measure": Area.MEASURES,
    "tracker": Area.TRACKERS,
    "goal": Area.GOALS,
    "step": Area.GOALS,
    TOGETHER: Area.SESSIONS,
}
"""Where the values of a kind of series are written."""

WATCHED = frozenset({Area.BENCHMARKS, *AREAS.values()})

USUAL_GAP = LONGEST_GAP * USUAL_INTERVAL
A_WEEK = 7  # days without a rating of a scale after which it is not known how they were
HIGHEST_TOGETHER = 100

Measures = Callable[[], Sequence[Measure]]


@dataclass(frozen=True, slots=True)
class Target:
    """What a benchmark can be set on: a series' key, its name and range; a step has no range."""

    series: str
    name: str
    lowest: int = LOWEST
    highest: int = HIGHEST
    higher_is_better: bool = True
    longest_gap: int = USUAL_GAP

    @property
    def is_step(self) -> bool:
        """Return whether it is a step of a goal."""
        return self.series.startswith(STEP)


def settle(notebook: Notebook, areas: frozenset[Area], measures: Measures) -> list[Benchmark]:
    """Date the benchmarks whose values were written to; return those that are reached only now.

    It is called before the commit that touched these areas and belongs to it, and so to what
    undoes it: a value taken back takes the date along. What a benchmark was set on may be gone
    by now; then it stays as it is.
    """
    if not areas & WATCHED:
        return []
    found = []
    for benchmark in notebook.benchmarks.in_order():
        if Area.BENCHMARKS in areas or _area(benchmark) in areas:
            settled = _settled(notebook, benchmark, measures)
            if settled.reached_on != benchmark.reached_on:
                notebook.benchmarks.save(settled)
                found += [] if benchmark.reached_on else [settled]
    return found


def targets(notebook: Notebook, measures: Measures, together: str) -> list[Target]:
    """Return what a benchmark can be set on; together is what the check-in is called.

    The questionnaires that are in use come first, as these will have results.
    """
    known = measures()
    in_use = used(notebook, known)
    return [
        *(_of_measure(measure) for measure in in_use),
        *(_of_measure(measure) for measure in known if measure not in in_use),
        *_of_trackers(notebook),
        Target(TOGETHER, together, highest=HIGHEST_TOGETHER),
        *_of_goals(notebook),
    ]


def gone(benchmark: Benchmark, name: str) -> Target:
    """Return what a benchmark was set on and no other can be: its own bound stays possible."""
    bound = benchmark.bound or LOWEST
    return Target(benchmark.series, name, min(LOWEST, bound), max(HIGHEST, bound))


def standing(progress: Progress, benchmark: Benchmark) -> Kept | None:
    """Return how far an open benchmark has come; None for not begun, and for a step."""
    series = progress.of(benchmark.series)
    if series is None:
        return None
    is_tracker = benchmark.series.startswith("tracker:")
    gap = A_WEEK if is_tracker else LONGEST_GAP * series.usual_interval_days
    return benchmarks.standing(benchmark, series.points, gap)


def name_of(notebook: Notebook, series: str, measures: Measures, together: str) -> str:
    """Return the name of what a benchmark is set on, or nothing when that is gone."""
    kind, _, key = series.partition(":")
    if kind == "measure":
        return next((each.name for each in measures() if each.key == key), "")
    if kind == "tracker":
        return tracker.name if (tracker := notebook.trackers.get(key)) else ""
    if kind == "goal":
        return goal.title if (goal := notebook.goals.get(key)) else ""
    if kind == "step":
        return step.text if (step := notebook.goals.steps.get(key)) else ""
    return together if kind == TOGETHER else ""


def _settled(notebook: Notebook, benchmark: Benchmark, measures: Measures) -> Benchmark:
    if benchmark.is_step:
        step = notebook.goals.steps.get(benchmark.series.removeprefix(STEP))
        return replace(benchmark, reached_on=step.done_on) if step else benchmark
    points = _points(notebook, benchmark.series)
    if points is None:
        return benchmark
    gap = _longest_gap(benchmark, measures)
    return replace(benchmark, reached_on=benchmarks.reached(benchmark, points, gap))


def _points(notebook: Notebook, series: str) -> Points | None:
    """Return the values of a series, or None when what it was of is gone."""
    kind, _, key = series.partition(":")
    if kind == "measure":
        return notebook.measures.points(key)
    if kind == "tracker":
        return notebook.trackers.ratings.points(key) if notebook.trackers.get(key) else None
    if kind == "goal":
        return notebook.goals.ratings.points(key) if notebook.goals.get(key) else None
    return notebook.sessions.together_points() if kind == TOGETHER else None


def _longest_gap(benchmark: Benchmark, measures: Measures) -> int:
    """Return how many days may lie between two values; only what is kept over days asks for it."""
    kind, _, key = benchmark.series.partition(":")
    if kind == "tracker":
        return A_WEEK
    if kind != "measure" or benchmark.days is None:
        return USUAL_GAP
    usual = (each.usual_interval_days for each in measures() if each.key == key)
    return LONGEST_GAP * next(usual, USUAL_INTERVAL)


def _of_measure(measure: Measure) -> Target:
    return Target(
        measure_key(measure),
        measure.name,
        measure.lowest,
        measure.highest,
        measure.higher_is_better,
        LONGEST_GAP * measure.usual_interval_days,
    )


def _of_trackers(notebook: Notebook) -> Iterator[Target]:
    for tracker in notebook.trackers.all():
        yield Target(
            f"tracker:{tracker.id}",
            tracker.name,
            higher_is_better=tracker.higher_is_better,
            longest_gap=A_WEEK,
        )


def _of_goals(notebook: Notebook) -> Iterator[Target]:
    """Yield how near each open goal feels, and its steps that are not done yet."""
    goals = [goal for goal in notebook.goals.all() if goal.state is GoalState.OPEN]
    steps = notebook.goals.steps.by_goal(goal.id for goal in goals)
    for goal in goals:
        yield Target(f"goal:{goal.id}", goal.title, highest=HIGHEST_RATING)
        for step in steps[goal.id]:
            if step.done_on is None:
                yield Target(f"{STEP}{step.id}", step.text)


def _area(benchmark: Benchmark) -> Area | None:
    return AREAS.get(benchmark.series.partition(":")[0])
