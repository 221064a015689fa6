"""The invented benchmarks: some reached on the way, some still ahead."""

from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.benchmarks import STEP, Benchmark
from sessionbook.services.benchmarks import settle
from sessionbook.services.catalogue import measures
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import texts
from sessionbook.store.notebook import Notebook

FACTS = "title", "at_least", "bound", "times", "days", "note"
TRACKER = "tracker:"


def write(notebook: Notebook, course: Course) -> None:
    """Save every benchmark, and date those that the ratings and totals reached."""
    for position, facts in enumerate(texts("benchmarks")):
        known: dict[str, Any] = {name: facts[name] for name in FACTS if name in facts}
        benchmark = Benchmark(
            series=_series(notebook, facts["series"]),
            set_on=course.day(facts["from"]),
            position=position,
            **known,
        )
        notebook.benchmarks.save(benchmark)
    settle(notebook, frozenset({Area.BENCHMARKS}), measures)


def _series(notebook: Notebook, told: str) -> str:
    """Return a series' key; of a scale and a step the file has only places, from 0."""
    if told.startswith(TRACKER):
        return TRACKER + notebook.trackers.all()[int(told.removeprefix(TRACKER))].id
    if told.startswith(STEP):
        goal, step = (int(part) for part in told.removeprefix(STEP).split(":"))
        return STEP + notebook.goals.steps.of(notebook.goals.all()[goal].id)[step].id
    return told
