"""The few signs of the program, drawn as paths in whatever colour the palette has."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

SIDE = 56


def paint_notebook(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw a sheet with lines, filling a third of the square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.4, square.width() / 34)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = square.width() * 0.33
    sheet = square.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(sheet, 1.5, 1.5)
    for share in (0.25, 0.5, 0.75):
        y = sheet.top() + share * sheet.height()
        painter.drawLine(QPointF(sheet.left(), y), QPointF(sheet.right(), y))
    painter.restore()


def paint_flag(painter: QPainter, foot: QPointF, height: float, colour: QColor) -> None:
    """Draw a flag whose pole stands on the point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, height / 9))
    top = foot - QPointF(0, height)
    painter.drawLine(foot, top)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    cloth = (top, top + QPointF(height * 0.75, height * 0.28), top + QPointF(0, height * 0.56))
    painter.drawPolygon(QPolygonF(list(cloth)))
    painter.restore()


class Emblem(QWidget):
    """The notebook's sign on a rounded tint, as on the locked window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_emblem(painter, QRectF(self.rect()), self.palette())


def paint_emblem(painter: QPainter, square: QRectF, palette: QPalette) -> None:
    """Draw the sign on its tint."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Light))
    painter.drawRoundedRect(square, 14, 14)
    paint_notebook(painter, square, palette.color(QPalette.ColorRole.Highlight))


def window_icon(palette: QPalette) -> QIcon:
    """Return the sign as the window's icon."""
    picture = QPixmap(64, 64)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_emblem(painter, QRectF(0, 0, 64, 64), palette)
    painter.end()
    return QIcon(picture)
