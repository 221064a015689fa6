"""Benchmarks that the person sets, and the day each was reached."""

from dataclasses import dataclass
from datetime import date

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Record):
    """A bound on one series, and for how long it has to be kept; or a step of a goal.

    series is the key of what the chart shows ("measure:gad7", "tracker:" and an id, "goal:" and
    an id), or "step:" and an id, which is reached when it is done: then bound is None. at_least
    tells whether values from the bound on count, or those up to it. times is how many values one
    after the other; days how long without one on the other side. Reached once, it stays reached.
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
