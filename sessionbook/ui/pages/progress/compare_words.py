"""What is said of two stretches of days; never whether it is good, and nothing across series."""

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.series import day
from sessionbook.domain.spans import Compared, Spread
from sessionbook.ui.chart.words import number, span_words
from sessionbook.ui.words import counted, short_date


def spread_words(found: Spread | None) -> str:
    """Return how many values there are, and which one stands for them."""
    if found is None:
        return QCoreApplication.translate("Compare", "nothing")
    if found.is_median:
        return counted.tr("%n values, median {value}", "", found.count).format(
            value=number(found.value)
        )
    if found.count == 1:
        words = QCoreApplication.translate("Compare", "{value} on {day}")
        return words.format(value=number(found.value), day=short_date(day(found.last)))
    words = counted.tr("%n values, the latest {value}", "", found.count)
    return words.format(value=number(found.value))


def difference_words(found: Compared) -> str:
    """Return what the difference amounts to, in the words that summaries use."""
    if found.then is None or found.now is None:
        return QCoreApplication.translate("Compare", "There is nothing to compare.")
    size, least = number(abs(found.difference)), found.least
    if found.difference == 0:
        return QCoreApplication.translate("Compare", "The same value in both.")
    if least is not None and not found.is_reliable:
        words = QCoreApplication.translate(
            "Compare",
            "A difference of {size}; smaller than this questionnaire can reliably tell ({least}).",
        )
        return words.format(size=size, least=least)
    said = _direction(found.difference < 0).format(size=size)
    if least is None:
        return said
    words = QCoreApplication.translate("Compare", "{least} is the change that counts as reliable.")
    return f"{said} {words.format(least=least)}"


def _direction(is_down: bool) -> str:
    if is_down:
        return QCoreApplication.translate("Compare", "Down {size} from then to now.")
    return QCoreApplication.translate("Compare", "Up {size} from then to now.")


def head_words(spans: tuple[tuple[int, int], ...]) -> str:
    """Return which days are compared."""
    if len(spans) > 1:
        words = QCoreApplication.translate("Compare", "{then}, and {now}")
        return words.format(then=span_words(*spans[0]), now=span_words(*spans[1]))
    words = QCoreApplication.translate("Compare", "{then}, and the latest value")
    return words.format(then=span_words(*spans[0]))
