"""A check box with words that wrap, and a field after them where there is one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sessionbook.ui.widgets.check import RoundCheck
from sessionbook.ui.widgets.paragraph import Paragraph

GAP = 10


class Ticked(QWidget):
    """A click on the words is one on the box."""

    ticked = Signal(bool)

    def __init__(self, words: str = "", field: QWidget | None = None) -> None:
        super().__init__()
        self.check = RoundCheck(words)
        self._words = Paragraph(words)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setBuddy(self.check)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(GAP)
        side = Qt.AlignmentFlag.AlignVCenter if field else Qt.AlignmentFlag.AlignTop
        line.addWidget(self.check, 0, side)
        line.addWidget(self._words, 0 if field else 1)
        if field:
            line.addWidget(field)
            line.addStretch(1)
        self.check.clicked.connect(self.ticked)

    def set_words(self, words: str) -> None:
        """Call it something else."""
        self._words.setText(words)
        self.check.setAccessibleName(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._words.geometry().contains(event.position().toPoint()):
            self.check.setFocus(Qt.FocusReason.MouseFocusReason)
            self.check.click()
