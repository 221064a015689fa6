"""Paints one session of the list: its day, and two lines of how the notes begin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sessionbook.domain.sessions import SessionLine
from sessionbook.ui import words
from sessionbook.ui.pages.sessions.session_list import LINE, beginning_words

PADDING, ABOVE, CORNER, GAP = 12, 10, 8, 3
BAR = 10  # room for the scroll bar, kept where there is none
MOST_LINES, LINE_HEIGHT = 2, 1.4
QUIET = 13 / 14  # the size of quiet words beside the usual text
TINT = 0.5  # a tint on which quiet words can still be read
ONE_LINE = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextSingleLine)

Index = QModelIndex | QPersistentModelIndex


class SessionRow(QStyledItemDelegate):
    """Every row is equally high, whatever it says: a long list need not be measured."""

    def __init__(self, today: Callable[[], date], view: QWidget) -> None:
        super().__init__(view)
        self._today = today
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        day, quiet = self._fonts()
        return QSize(0, QFontMetrics(day).height() + GAP + MOST_LINES * step(quiet) + 2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = self._room(option.rect)
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        room = rect.adjusted(PADDING, ABOVE, -PADDING, -ABOVE)
        self._paint_day(painter, room, line)
        nothing = "" if line.missed else self.tr("Nothing written yet")
        said = beginning_words(line) or nothing
        self._paint_beginning(painter, room, said)
        painter.restore()

    def _room(self, rect: QRect) -> QRect:
        """Leave the scroll bar's room free, so that it never covers or moves anything."""
        room = QRect(rect)
        room.setWidth(min(rect.width(), self._view.width() - BAR))
        if self._view.isRightToLeft():
            room.moveRight(rect.right())
        return room

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not (is_chosen or state & QStyle.StateFlag.State_MouseOver):
            return
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        tint = QColor(self._colour(QPalette.ColorRole.Light))
        tint.setAlphaF(TINT if is_chosen else TINT / 2)
        ring = is_chosen and self._view.hasFocus()
        accent = QPen(self._colour(QPalette.ColorRole.Highlight), 2)
        painter.setPen(accent if ring else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(tint)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _paint_day(self, painter: QPainter, room: QRect, line: SessionLine) -> None:
        font, quiet = self._fonts()
        day = words.short_date(line.day)
        painter.setFont(font)
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        used = painter.boundingRect(room, ONE_LINE, day)
        painter.drawText(room, ONE_LINE, day)
        if words_after := self._after_day(line):
            painter.setFont(quiet)
            painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
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
        day, font = self._fonts()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        line = room.translated(0, QFontMetrics(day).height() + GAP)
        broken = length_of_first_line(text, font, room.width())
        for part in (text[:broken].rstrip(), text[broken:]):
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(line, ONE_LINE, shown)
            line.translate(0, step(font))

    def _fonts(self) -> tuple[QFont, QFont]:
        """Return the font of the day and the one of the quiet words."""
        day = QFont(self._view.font())
        quiet = QFont(day)
        quiet.setPixelSize(round(day.pixelSize() * QUIET))
        day.setWeight(QFont.Weight.DemiBold)
        return day, quiet

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._view.palette().color(role)


def step(font: QFont) -> int:
    """Return the height of a line of quiet words."""
    return round(font.pixelSize() * LINE_HEIGHT)


def length_of_first_line(text: str, font: QFont, width: int) -> int:
    """Return how many characters fit on a line, broken where a word ends."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return line.textLength() if line.isValid() else 0
