"""What is said of a questionnaire's first and last total; never whether it is good."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.series import day
from sessionbook.domain.statistics import Side
from sessionbook.services.progress import Change
from sessionbook.ui.chart.words import number
from sessionbook.ui.words import counted, day_month, long_date


def since_day(start: date, today: date) -> str:
    """Return a day as in 6 January, with its year when that is another one."""
    return day_month(start) if start.year == today.year else long_date(start)


def change_head(change: Change) -> str:
    """Return a measure's two totals; only the one when there is no second."""
    name = change.measure.name
    if change.count == 1:
        words = QCoreApplication.translate("ProgressPage", "{name} at {first}")
        return words.format(name=name, first=number(change.first))
    words = QCoreApplication.translate("ProgressPage", "{name} from {first} to {last}")
    return words.format(name=name, first=number(change.first), last=number(change.last))


def change_words(change: Change, today: date) -> str:
    """Return what the change amounts to; never whether it is good, nor a share.

    The day of the total that it is compared with is always said.
    """
    since = since_day(day(change.since), today)
    least = change.measure.reliable_change
    if change.count == 1:
        words = QCoreApplication.translate("ProgressPage", "Starting point, on {day}.")
        return words.format(day=since)
    if not change.points:
        return _same(change).format(day=since, least=least)
    size = number(change.points)
    if least is not None and not change.is_reliable:
        words = QCoreApplication.translate(
            "ProgressPage",
            "Changed by {size} since {day}; smaller than this questionnaire "
            "can reliably tell ({least}).",
        )
        return words.format(size=size, day=since, least=least)
    return _direction(change).format(size=size, day=since, least=least)


def cut_off_words(change: Change) -> str:
    """Return on which side of the cut-off the totals lie, where the first or the last is clinical.

    A cut-off of a questionnaire that is better high is its last score on the clinical side.
    """
    at, higher = change.measure.cut_off, change.measure.higher_is_better
    if at is None or change.count == 1:
        return ""
    form = _sides_of_high(change.side) if higher else _sides_of_low(change.side)
    return form.format(cut_off=number(at))


def trend_words(change: Change) -> str:
    """Return where the line through all totals since the first goes; nothing below four."""
    found = change.trend
    if found is None:
        return ""
    if not found.is_reliable:
        words = counted.tr(
            "The trend over %n scores is smaller than this questionnaire can reliably tell.",
            "",
            change.count,
        )
    elif found.slope < 0:
        words = counted.tr("The trend over %n scores is reliably downward.", "", change.count)
    else:
        words = counted.tr("The trend over %n scores is reliably upward.", "", change.count)
    return words


def everything_said(change: Change, today: date) -> str:
    """Return all sentences about a change, one after the other."""
    said = change_words(change, today), cut_off_words(change), trend_words(change)
    return " ".join(filter(None, said))


def _same(change: Change) -> str:
    if change.measure.reliable_change is None:
        return QCoreApplication.translate("ProgressPage", "The same number as on {day}.")
    return QCoreApplication.translate(
        "ProgressPage",
        "The same number as on {day}; what is under {least} is smaller than this questionnaire "
        "can reliably tell.",
    )


def _sides_of_low(side: Side) -> str:
    return {
        Side.LEFT: QCoreApplication.translate(
            "ProgressPage", "At or above the cut-off of {cut_off} then, below it now."
        ),
        Side.ENTERED: QCoreApplication.translate(
            "ProgressPage", "Below the cut-off of {cut_off} then, at or above it now."
        ),
        Side.STILL: QCoreApplication.translate(
            "ProgressPage", "At or above the cut-off of {cut_off}, then and now."
        ),
    }.get(side, "")


def _sides_of_high(side: Side) -> str:
    return {
        Side.LEFT: QCoreApplication.translate(
            "ProgressPage", "At or below the cut-off of {cut_off} then, above it now."
        ),
        Side.ENTERED: QCoreApplication.translate(
            "ProgressPage", "Above the cut-off of {cut_off} then, at or below it now."
        ),
        Side.STILL: QCoreApplication.translate(
            "ProgressPage", "At or below the cut-off of {cut_off}, then and now."
        ),
    }.get(side, "")


def _direction(change: Change) -> str:
    down = change.last < change.first
    if change.measure.reliable_change is None:
        if down:
            return QCoreApplication.translate("ProgressPage", "Down {size} since {day}.")
        return QCoreApplication.translate("ProgressPage", "Up {size} since {day}.")
    if down:
        return QCoreApplication.translate(
            "ProgressPage",
            "Down {size} since {day}; {least} is the change that counts as reliable.",
        )
    return QCoreApplication.translate(
        "ProgressPage", "Up {size} since {day}; {least} is the change that counts as reliable."
    )
