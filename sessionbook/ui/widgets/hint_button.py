"""A quiet button that shows its key."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from sessionbook.ui.widgets.plain import Button

GAP, PADDING = 8, 5
NATIVE = QKeySequence.SequenceFormat.NativeText


class HintButton(Button):
    """Words and, in a small box after them, the key that does the same."""

    def __init__(self, words: str, keys: str, pressed: Callable[[], object]) -> None:
        super().__init__(words)
        self._keys = written(keys)
        self.setToolTip(f"{words} ({QKeySequence(keys).toString(NATIVE)})")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left;")
        self.clicked.connect(lambda: pressed())

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self._box_width() + GAP, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.width() < self.sizeHint().width():
            return  # there is room for the words only
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self._key_metrics().height() + 3
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 12.5 if mirrored else self.width() - self._box_width() - 12.5
        box = QRectF(left, round((self.height() - high) / 2) + 0.5, self._box_width(), high)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._key_font())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._keys)

    def _box_width(self) -> int:
        return self._key_metrics().horizontalAdvance(self._keys) + 2 * PADDING

    def _key_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._key_font())

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(self.font().pixelSize() * 0.8)))
        return font


def written(keys: str) -> str:
    """Return keys as the person's keyboard and language have them, without signs between."""
    return QKeySequence(keys).toString(NATIVE).replace("+", " ")
