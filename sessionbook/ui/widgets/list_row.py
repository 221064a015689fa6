"""What every row of a list at a page's side has in common when it is painted."""

from abc import abstractmethod

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

PADDING, ABOVE, CORNER, GAP = 12, 10, 8, 3
BAR = 10  # room for the scroll bar, kept where there is none
QUIET = 13 / 14  # the size of quiet words beside the usual text
TINT = 0.5  # a tint on which quiet words can still be read
ONE_LINE = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextSingleLine)
RECORD = Qt.ItemDataRole.UserRole
"""What has a row's record."""

Index = QModelIndex | QPersistentModelIndex


class ListRow(QStyledItemDelegate):
    """Every row is equally high, whatever it says: a long list need not be measured."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    @abstractmethod
    def paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint what a row says."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = self._room(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self.paint_words(painter, rect.adjusted(PADDING, ABOVE, -PADDING, -ABOVE), index)
        painter.restore()

    def paint_line(
        self, painter: QPainter, room: QRect, text: str, font: QFont, role: QPalette.ColorRole
    ) -> None:
        """Paint a line, cut off where there is no more room."""
        painter.setFont(font)
        painter.setPen(self.colour(role))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, ONE_LINE, cut)

    def fonts(self) -> tuple[QFont, QFont]:
        """Return the font of the strong line and the one of the quiet words."""
        strong = QFont(self._view.font())
        quiet = QFont(strong)
        quiet.setPixelSize(max(1, round(strong.pixelSize() * QUIET)))
        strong.setWeight(QFont.Weight.DemiBold)
        return strong, quiet

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """Return a colour of the list."""
        return self._view.palette().color(role)

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
        tint = QColor(self.colour(QPalette.ColorRole.Light))
        tint.setAlphaF(TINT if is_chosen else TINT / 2)
        ring = is_chosen and self._view.hasFocus()
        accent = QPen(self.colour(QPalette.ColorRole.Highlight), 2)
        painter.setPen(accent if ring else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), CORNER, CORNER)
