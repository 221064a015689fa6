"""Words painted small under a line: a label for each would be much, and few lines have any."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from sessionbook.ui.widgets.plain import Row

SMALL = 13 / 14


class UnderWords:
    """They begin where the words above them do."""

    def __init__(self, row: Row) -> None:
        self._row = row

    def make_room(self, words: str) -> None:
        """Leave room for them, if there are any."""
        margins = self._row.line.contentsMargins()
        below = margins.top()
        if words:
            below += QFontMetrics(self._font()).lineSpacing()
        if margins.bottom() != below:
            margins.setBottom(below)
            self._row.line.setContentsMargins(margins)

    def paint(self, words: str, above: QWidget) -> None:
        """Paint them into the room that was left."""
        row = self._row
        mirrored = row.layoutDirection() == Qt.LayoutDirection.RightToLeft
        font = self._font()
        bottom = row.height() - row.line.contentsMargins().top()
        top = bottom - QFontMetrics(font).lineSpacing()
        left, right = (0, above.geometry().right()) if mirrored else (above.x(), row.width())
        painter = QPainter(row)
        painter.setLayoutDirection(row.layoutDirection())
        painter.setFont(font)
        painter.setPen(row.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRect(left, top, right - left, bottom - top), 0, words)

    def _font(self) -> QFont:
        font = QFont(self._row.font())
        font.setPixelSize(round(self._row.fontInfo().pixelSize() * SMALL))
        return font
