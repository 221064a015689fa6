"""Fields that open something, with the look's arrow: the style sheet can draw none."""

from PySide6.QtCore import QDate, QPointF, Qt, QTime
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QComboBox, QDateEdit, QStyledItemDelegate, QTimeEdit, QWidget

from sessionbook.ui.words import typed_date_format

PADDING = 10
EARLIEST = QDate(100, 1, 1)  # that Qt can; its usual one, in 1752, would change older days
ROOM, WIDTH, HEIGHT = 16, 9, 4.5


class Choice(QComboBox):
    """One of a few."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # its own one ignores the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class DateField(QDateEdit):
    """A day, typed or chosen from a calendar."""

    def __init__(self, day: QDate) -> None:
        super().__init__()
        self.setMinimumDate(EARLIEST)
        self.setDisplayFormat(typed_date_format())
        self.setDate(day)
        self.setCalendarPopup(True)
        self._is_dressed = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_dressed:  # the calendar is made when it is first asked for
            from sessionbook.ui.widgets.calendar import dress

            self._is_dressed = True
            dress(self.calendarWidget())
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class TimeField(QTimeEdit):
    """A time of day, typed or stepped with Up and Down."""

    def __init__(self, at: QTime) -> None:
        super().__init__(at)
        # without its buttons, the style sheet forgets the padding
        self.lineEdit().setTextMargins(PADDING, 0, PADDING, 0)
        self._open_words = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit begin an hour where words stand for none: Qt would not take it."""
        if self.specialValueText() and self.time() == self.minimumTime() and event.text().isdigit():
            self._open_words = self.specialValueText()
            self.setSpecialValueText("")
            self.setSelectedSection(self.Section.HourSection)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._open_words:
            self.setSpecialValueText(self._open_words)
            self._open_words = ""

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab leave words that stand for no time: Qt looks for hours in them for ever."""
        if self.specialValueText() and self.time() == self.minimumTime():
            return QWidget.focusNextPrevChild(self, onward)
        return super().focusNextPrevChild(onward)


def paint_arrow(field: QWidget) -> None:
    """Draw the arrow that says that the field opens."""
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = ROOM if mirrored else field.width() - ROOM
    y = field.height() / 2
    corners = ((-WIDTH / 2, -HEIGHT / 2), (0, HEIGHT / 2), (WIDTH / 2, -HEIGHT / 2))
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
