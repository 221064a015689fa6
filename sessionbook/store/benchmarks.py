"""Benchmarks as rows."""

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
