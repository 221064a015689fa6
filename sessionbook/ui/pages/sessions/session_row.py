"""Paints one session of the list: its day, and two lines of how the notes begin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sessionbook.domain.sessions import SessionLine
from sessionbook.ui import words
from sessionbook.ui.pages.sessions.session_list import LINE, beginning_words

PADDING, CORNER, GAP = 12, 8, 3
MOST_LINES = 2
QUIET = 13 / 14  # the size of quiet words beside the usual text
TINT = 0.5  # a tint that leaves quiet words readable

Index = QModelIndex | QPersistentModelIndex


class SessionRow(QStyledItemDelegate):
    """Every row is equally high, whatever it says: a long list need not be measured."""

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        base, quiet = fonts(option)
        lines = QFontMetrics(base).height() + MOST_LINES * QFontMetrics(quiet).lineSpacing()
        return QSize(2 * PADDING, lines + GAP + 2 * PADDING - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = option.rect.adjusted(PADDING, PADDING - 1, -PADDING, -PADDING)  # type: ignore[attr-defined]
        base, quiet = fonts(option)
        self._paint_day(painter, room, line, (base, quiet))
        room.setTop(room.top() + QFontMetrics(base).height() + GAP)
        painter.setFont(quiet)
        painter.setPen(_quiet_colour(option))
        paint_beginning(painter, room, beginning_words(line))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if not state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            return
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        tint = QColor(_colour(option, QPalette.ColorRole.Light))
        tint.setAlphaF(TINT if chosen else TINT / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, CORNER, CORNER)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_colour(option, QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, CORNER, CORNER)

    def _paint_day(
        self, painter: QPainter, room: QRect, line: SessionLine, both: tuple[QFont, QFont]
    ) -> None:
        base, quiet = both
        day = words.short_date(line.day)
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextSingleLine)
        painter.setFont(base)
        palette = self._widget().palette()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, flags, day)
        if line.is_draft(self._today()):
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(quiet)
            used = QFontMetrics(base).horizontalAdvance(day + " ")
            drop = QFontMetrics(base).ascent() - QFontMetrics(quiet).ascent()
            mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            rest = room.adjusted(0, drop, -used, 0) if mirrored else room.adjusted(used, drop, 0, 0)
            painter.drawText(rest, flags, self.tr("· draft"))

    def _widget(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)  # noqa: S101 - given to __init__
        return parent


def fonts(option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
    """Return the font of the day and the one of the quiet words."""
    base = QFont(option.font)  # type: ignore[attr-defined]
    quiet = QFont(base)
    quiet.setPixelSize(round(base.pixelSize() * QUIET))
    base.setWeight(QFont.Weight.DemiBold)
    return base, quiet


def paint_beginning(painter: QPainter, room: QRect, text: str) -> None:
    """Draw the words in two lines at most, the second one elided."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    metrics = QFontMetrics(painter.font())
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        return
    first.setLineWidth(room.width())
    end = first.textLength()
    layout.endLayout()
    rest = text[end:]
    y = room.top()
    for words_of_line in (text[:end].rstrip(), rest):
        elided = metrics.elidedText(words_of_line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QPointF(room.left(), y + metrics.ascent()), elided)
        y += metrics.lineSpacing()
