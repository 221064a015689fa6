"""The bare field below a note: an opaque ground, and word of who comes and goes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QTextEdit


class NoteField(QTextEdit):
    """Costs a key as little as a field can.

    came and went tell of the focus and of the mouse: whoever watches for all events of a field
    slows each key. left tells only that the focus went elsewhere than to a menu.
    """

    came = Signal()
    went = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Sizes are pixels on every screen; else each margin of the note asks it anew at each key.
        self.document().documentLayout().setPaintDevice(None)  # type: ignore[arg-type]

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.came.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.went.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.went.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_ground()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fill_ground()

    def _fill_ground(self) -> None:
        """Cover all that stands behind, which each letter would let be painted again.

        The style sheet, which has the colour, takes it back whenever it is put on.
        """
        self.viewport().setAutoFillBackground(True)
