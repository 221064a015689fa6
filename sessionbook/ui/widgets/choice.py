"""Fields that open something, with the look's arrow: the style sheet can draw none."""

from PySide6.QtCore import QDate, QPointF, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QDateEdit, QTimeEdit, QWidget

PADDING = 10
ROOM, WIDTH, HEIGHT = 16, 9, 4.5


class Choice(QComboBox):
    """One of a few."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class DateField(QDateEdit):
    """A day, typed or chosen from a calendar."""

    def __init__(self, day: QDate) -> None:
        super().__init__(day)
        self.setCalendarPopup(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)


class TimeField(QTimeEdit):
    """A time of day, typed or stepped with Up and Down."""

    def __init__(self, at: QTime) -> None:
        super().__init__(at)
        # without its buttons, the style sheet forgets the padding
        self.lineEdit().setTextMargins(PADDING, 0, PADDING, 0)


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
