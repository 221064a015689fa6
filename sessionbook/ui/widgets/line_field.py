"""The words of a line, by which its row can be dragged while they are not being edited."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent

from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.row_drag import RowDrag


class LineField(GrowingText):
    """A press that brings the caret may become a drag; one where the caret is selects words."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.drag: RowDrag | None = None
        self._was_elsewhere = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._was_elsewhere = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.drag and self._was_elsewhere:
            self.drag.press(self, event)
        self._was_elsewhere = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.drag and self.drag.move(event):
            self._select_nothing()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.drag and self.drag.release(event):
            self._select_nothing()

    def _select_nothing(self) -> None:
        caret = self.textCursor()
        caret.clearSelection()
        self.setTextCursor(caret)
