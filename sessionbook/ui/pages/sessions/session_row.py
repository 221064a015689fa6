"""Paints one session of the list: its day, and two lines of how the notes begin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from sessionbook.domain.sessions import SessionLine
from sessionbook.ui import words
from sessionbook.ui.pages.sessions.session_list import LINE, beginning_words
from sessionbook.ui.widgets.first_line import length_of_first_line
from sessionbook.ui.widgets.list_row import ABOVE, GAP, ONE_LINE, Index, ListRow

MOST_LINES, LINE_HEIGHT = 2, 1.4


class SessionRow(ListRow):
    """Its day and what became of it, then how its notes begin."""

    def __init__(self, today: Callable[[], date], view: QWidget) -> None:
        super().__init__(view)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        day, quiet = self.fonts()
        return QSize(0, QFontMetrics(day).height() + GAP + MOST_LINES * step(quiet) + 2 * ABOVE)

    def paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        line = index.data(LINE)
        self._paint_day(painter, room, line)
        nothing = "" if line.missed else self.tr("Nothing written yet")
        self._paint_beginning(painter, room, beginning_words(line) or nothing)

    def _paint_day(self, painter: QPainter, room: QRect, line: SessionLine) -> None:
        font, quiet = self.fonts()
        day = words.short_date(line.day)
        painter.setFont(font)
        painter.setPen(self.colour(QPalette.ColorRole.Text))
        used = painter.boundingRect(room, ONE_LINE, day)
        painter.drawText(room, ONE_LINE, day)
        if words_after := self._after_day(line):
            painter.setFont(quiet)
            painter.setPen(self.colour(QPalette.ColorRole.PlaceholderText))
            rest = QRect(room)
            rest.setTop(room.top() + QFontMetrics(font).ascent() - QFontMetrics(quiet).ascent())
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                rest.setRight(used.left() - GAP)
            else:
                rest.setLeft(used.right() + 1 + GAP)
            elide = Qt.TextElideMode.ElideRight
            shown = QFontMetrics(quiet).elidedText(words_after, elide, rest.width())
            painter.drawText(rest, ONE_LINE, shown)

    def _after_day(self, line: SessionLine) -> str:
        if line.missed:
            return self.tr("· did not happen")
        return self.tr("· draft") if line.is_draft(self._today()) else ""

    def _paint_beginning(self, painter: QPainter, room: QRect, text: str) -> None:
        day, font = self.fonts()
        line = room.translated(0, QFontMetrics(day).height() + GAP)
        broken = length_of_first_line(text, font, room.width())
        for part in (text[:broken].rstrip(), text[broken:]):
            self.paint_line(painter, line, part, font, QPalette.ColorRole.PlaceholderText)
            line.translate(0, step(font))


def step(font: QFont) -> int:
    """Return the height of a line of quiet words."""
    return round(font.pixelSize() * LINE_HEIGHT)
