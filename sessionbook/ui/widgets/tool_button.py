"""A small button of a row."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton

from sessionbook.ui.widgets.plain import is_for_row, press_by_enter


class ToolButton(QToolButton):
    """Enter presses it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_row(event):
            event.ignore()
        elif not press_by_enter(self, event):
            super().keyPressEvent(event)
