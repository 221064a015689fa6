"""Benchmarks as rows."""

from datetime import date

from sessionbook.domain.areas import Area
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.store.ordered import Ordered


class Benchmarks(Ordered[Benchmark]):
    """Every query and write on the benchmarks table."""

    kind = Benchmark
    table = "benchmarks"
    area = Area.BENCHMARKS
    searched = True

    def in_order(self) -> list[Benchmark]:
        """Return every benchmark, in the person's order."""
        return self.where("1 ORDER BY position, created")

    def reached_between(self, after: date | None, until: date) -> tuple[Benchmark, ...]:
        """Return those reached after a day, or ever, until another one, oldest first."""
        since = after.isoformat() if after else ""
        reached = "reached_on > ? AND reached_on <= ? ORDER BY reached_on, position"
        return tuple(self.where(reached, since, until.isoformat()))
