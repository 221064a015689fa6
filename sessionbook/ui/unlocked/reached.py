"""Says in one quiet sentence that a benchmark was reached, beside what was said of the writing."""

from PySide6.QtCore import QCoreApplication, QTimer

from sessionbook.domain.areas import Area
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.ui.page import Context


class Reached:
    """Dates benchmarks in the write that reaches them, and says so when that is done."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._new: list[Benchmark] = []
        context.notebook.database.follow(self._settle)
        context.notebook.database.listen(self._tell)

    def _settle(self, areas: frozenset[Area]) -> None:
        from sessionbook.services.benchmarks import settle  # the first paint needs none of it

        self._new = settle(self._context.notebook, areas, self._context.measures)

    def _tell(self, areas: frozenset[Area]) -> None:
        del areas
        new, self._new = self._new, []
        if new:  # later, so that it stands beside what the page says of the same writing
            words = " ".join(self._sentence(benchmark) for benchmark in new)
            QTimer.singleShot(0, lambda: self._context.notices.add(words))

    def _sentence(self, benchmark: Benchmark) -> str:
        from sessionbook.ui.words import day_month

        day = benchmark.reached_on
        if day is None or day == self._context.today():
            words = QCoreApplication.translate("Reached", "Benchmark reached: {title}.")
            return words.format(title=benchmark.title)
        words = QCoreApplication.translate("Reached", "Benchmark reached on {day}: {title}.")
        return words.format(title=benchmark.title, day=day_month(day))
