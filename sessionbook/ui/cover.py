"""Hides everything written at once, without locking."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.icons import Emblem
from sessionbook.ui.widgets.plain import label

LIFTING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Cover(QWidget):
    """A blank sheet in place of the notebook; a click, Escape or F9 takes it away."""

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Covered. Press F9 to go on."))
        words = label(self.tr("Covered. Press F9 or click to go on."), "quiet")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lift; a key still held down from before is no wish to."""
        if event.key() in LIFTING and not event.isAutoRepeat():
            self.lifted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.lifted.emit()
