"""Paints a row of a dated list: a strong line, and a quiet one below it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from sessionbook.ui.widgets.dated_list import LINES, Index
from sessionbook.ui.widgets.list_row import ABOVE, GAP, ListRow


class TwoLines(ListRow):
    """Each line is cut off where there is no more room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        high = sum(QFontMetrics(font).height() for font in self.fonts())
        return QSize(0, high + GAP + 2 * ABOVE)

    def paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        strong, quiet = index.data(LINES)
        above, below = self.fonts()
        self.paint_line(painter, room, strong, above, QPalette.ColorRole.Text)
        room.translate(0, QFontMetrics(above).height() + GAP)
        self.paint_line(painter, room, quiet, below, QPalette.ColorRole.PlaceholderText)
