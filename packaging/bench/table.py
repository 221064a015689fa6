"""A line of the table, and the timing of several acts in turn."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

TIMES = 15


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured against what, how much it was and how much it may be, if that is said."""

    what: str
    against: str
    measured: float
    most: float | None
    unit: str = "x"

    def __str__(self) -> str:
        start = f"{self.what} · {self.against} · {self.measured:.2f}{self.unit}"
        if self.most is None:
            return f"{start} · for comparison"
        verdict = "" if self.measured <= self.most else "  OVER"
        return f"{start} · at most {self.most:.2f}{self.unit}{verdict}"


def timed(act: Callable[[], object]) -> float:
    """Return the seconds that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_turn(*acts: Callable[[], float], times: int = TIMES) -> list[float]:
    """Return the median of what each act returns, all done one after the other, many times."""
    for act in acts:
        act()
    rounds = [[act() for act in acts] for _ in range(times)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def ratio(ours: Callable[[], float], floor: Callable[[], float], times: int = TIMES) -> float:
    """Return ours over the floor; both are told on the other stream, in milliseconds."""
    mine, bare = in_turn(ours, floor, times=times)
    tell(ours=mine, floor=bare)
    return mine / bare


def tell(**seconds: float) -> None:
    """Say on the other stream what a ratio was made of."""
    parts = ", ".join(f"{name} {value * 1000:.2f} ms" for name, value in seconds.items())
    print(f"  {parts}", file=sys.stderr, flush=True)
