"""Where the focus goes, and that it is seen there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

ROUNDS = 3  # a line that breaks moves what is below it, which may break other lines


def give_back(before: QWidget | None) -> bool:
    """Give the focus back to whatever had it, if that is still there to have it."""
    if before is None or not isValid(before) or not before.isVisible():
        return False
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def go_round(fields: Sequence[QWidget], onward: bool) -> bool:
    """Give the focus to the next of these or the one before; not if none of them has it."""
    here = next((place for place, field in enumerate(fields) if field.hasFocus()), None)
    if here is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    fields[(here + (1 if onward else -1)) % len(fields)].setFocus(reason)
    return True


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page to a widget, once the layouts have given it its place."""
    around = widget.parentWidget()
    while around and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        _bring(around, widget, ROUNDS)


def _bring(page: QScrollArea, widget: QWidget, rounds: int) -> None:
    def look() -> None:
        page.ensureWidgetVisible(widget)
        if rounds > 1:
            _bring(page, widget, rounds - 1)

    QTimer.singleShot(0, widget, look)
