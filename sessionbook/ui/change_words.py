"""What is said of a questionnaire's first and last total; never whether it is good."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.series import day
from sessionbook.services.progress import Change
from sessionbook.ui.chart.words import number
from sessionbook.ui.words import qdate


def since_month(start: date, today: date) -> str:
    """Return a month as in January, with its year when that is another one."""
    if start.year == today.year:
        return QLocale().standaloneMonthName(start.month)
    return QLocale().toString(qdate(start), "MMMM yyyy")


def change_head(change: Change) -> str:
    """Return a measure's two totals; only the one when there is no second."""
    name = change.measure.name
    if change.count == 1:
        words = QCoreApplication.translate("ProgressPage", "{name} at {first}")
        return words.format(name=name, first=number(change.first))
    words = QCoreApplication.translate("ProgressPage", "{name} from {first} to {last}")
    return words.format(name=name, first=number(change.first), last=number(change.last))


def change_words(change: Change, today: date) -> str:
    """Return what the change amounts to; never whether it is good, nor a share."""
    month = since_month(day(change.since), today)
    least = change.measure.reliable_change
    if change.count == 1:
        words = QCoreApplication.translate("ProgressPage", "Starting point, in {month}.")
        return words.format(month=month)
    size = number(change.points)
    if least is not None and not change.is_reliable:
        words = QCoreApplication.translate(
            "ProgressPage",
            "Changed by {size} since {month}; smaller than this questionnaire "
            "can reliably tell ({least}).",
        )
        return words.format(size=size, month=month, least=least)
    return _direction(change).format(size=size, month=month, least=least)


def _direction(change: Change) -> str:
    down = change.last < change.first
    if change.measure.reliable_change is None:
        if down:
            return QCoreApplication.translate("ProgressPage", "Down {size} since {month}.")
        return QCoreApplication.translate("ProgressPage", "Up {size} since {month}.")
    if down:
        return QCoreApplication.translate(
            "ProgressPage",
            "Down {size} since {month}; {least} is the change that counts as reliable.",
        )
    return QCoreApplication.translate(
        "ProgressPage", "Up {size} since {month}; {least} is the change that counts as reliable."
    )
