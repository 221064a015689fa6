"""The few signs of the program, drawn as paths in whatever colour the palette has."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

SIDE = 56
WINDOW_SIDES, WINDOW_MARGIN = (16, 24, 32, 64), 0.2


def paint_notebook(painter: QPainter, square: QRectF, brush: QBrush, margin: float = 0.33) -> None:
    """Draw a sheet with lines, leaving a margin of the square's width on each side."""
    inset = square.width() * margin
    sheet = square.adjusted(inset, inset, -inset, -inset)
    lines = QPainterPath()
    lines.addRoundedRect(sheet, 1.5, 1.5)
    for share in (0.25, 0.5, 0.75):
        y = sheet.top() + share * sheet.height()
        lines.moveTo(sheet.left(), y)
        lines.lineTo(sheet.right(), y)
    painter.strokePath(lines, QPen(brush, max(1.4, square.width() / 34)))


def paint_flag(painter: QPainter, foot: QPointF, height: float, colour: QColor) -> None:
    """Draw a flag whose pole stands on the point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, height / 9))
    top = foot - QPointF(0, height)
    painter.drawLine(foot, top)
    edge = QPointF(height * 0.75, height * 0.28), QPointF(0, height * 0.56)
    cloth = QPainterPath()
    cloth.addPolygon(QPolygonF([top, *(top + corner for corner in edge)]))
    painter.fillPath(cloth, colour)
    painter.restore()


class Emblem(QWidget):
    """The notebook's sign on a rounded tint, as on the locked window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_emblem(painter, QRectF(self.rect()), self.palette())


def paint_emblem(
    painter: QPainter, square: QRectF, palette: QPalette, margin: float = 0.33
) -> None:
    """Draw the sign on its tint."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_by = square.width() / 4
    tint = QPainterPath()
    tint.addRoundedRect(square, round_by, round_by)
    painter.fillPath(tint, palette.light())
    paint_notebook(painter, square, palette.highlight(), margin)


def window_icon(palette: QPalette) -> QIcon:
    """Return the sign as the window's icon, drawn for each size: a title bar has 16 points."""
    made = QIcon()
    for side in WINDOW_SIDES:
        picture = QPixmap(side, side)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        paint_emblem(painter, QRectF(picture.rect()), palette, WINDOW_MARGIN)
        painter.end()
        made.addPixmap(picture)
    return made
