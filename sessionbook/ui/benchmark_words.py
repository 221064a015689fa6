"""What a benchmark asks for, in plain words, and how far it has come."""

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.benchmarks import Benchmark, Kept
from sessionbook.ui.words import counted


def rule_words(benchmark: Benchmark, name: str) -> str:
    """Return what a benchmark asks for; name is that of what it is set on."""
    if benchmark.is_step:
        return QCoreApplication.translate("Benchmarks", "Step done: {name}").format(name=name)
    if benchmark.at_least:
        form = QCoreApplication.translate("Benchmarks", "{name} at or above {bound}, {kept}")
    else:
        form = QCoreApplication.translate("Benchmarks", "{name} at or below {bound}, {kept}")
    kept = kept_words(benchmark.times, benchmark.days)
    return form.format(name=name, bound=benchmark.bound, kept=kept)


def kept_words(times: int | None, days: int | None) -> str:
    """Return how often in a row, or for how long, as it stands at the end of a sentence."""
    if days is not None:
        return _long().get(days) or counted.tr("for %n days", "", days)
    if times and times > 1:
        return counted.tr("%n times in a row", "", times)
    return QCoreApplication.translate("Benchmarks", "once")


def standing_words(benchmark: Benchmark, kept: Kept | None) -> str:
    """Return how much of what it asks for is there; nothing for what takes one value."""
    if benchmark.is_step or kept is None:
        return ""
    if benchmark.days is not None:
        form = QCoreApplication.translate("Benchmarks", "{count} of {days} days so far")
        return form.format(count=min(kept.days, benchmark.days), days=benchmark.days)
    if benchmark.times is None or benchmark.times == 1:
        return ""
    form = QCoreApplication.translate("Benchmarks", "{count} of {times} so far")
    return form.format(count=min(kept.times, benchmark.times), times=benchmark.times)


def _long() -> dict[int, str]:
    return {
        7: QCoreApplication.translate("Benchmarks", "for a week"),
        14: QCoreApplication.translate("Benchmarks", "for two weeks"),
        30: QCoreApplication.translate("Benchmarks", "for a month"),
        61: QCoreApplication.translate("Benchmarks", "for two months"),
        91: QCoreApplication.translate("Benchmarks", "for three months"),
        182: QCoreApplication.translate("Benchmarks", "for half a year"),
    }
