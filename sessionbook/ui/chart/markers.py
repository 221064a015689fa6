"""Markers and dashes, so that series differ without colour too."""

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from sessionbook.ui.theme import Theme

RADIUS = 3.5
STROKE = 2.0
DASHES: tuple[tuple[float, ...], ...] = ((), (10, 1.5), (10, 1.5, 1.5, 1.5), (4, 1.5))


def marker(style: int, radius: float) -> QPainterPath:
    """Return the outline of a series' marker around the origin; all look equally big."""
    shapes = (_circle, _square, _triangle, _diamond)
    return shapes[shifted(style) % len(shapes)](radius)


def shifted(style: int) -> int:
    """Return what chooses marker and dash: past the last colour, each meets another of them."""
    return style + style // len(DASHES)


def line_pen(style: int, colour: QColor, width: float) -> QPen:
    """Return the pen of a series' line: solid for the first, then dashed."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes := DASHES[shifted(style) % len(DASHES)]:
        pen.setDashPattern(dashes)
    return pen


def paint_marker(
    painter: QPainter, centre: QPointF, index: int, theme: Theme, on: bool = True, scale: float = 1
) -> None:
    """Draw the marker of a series as the legend shows it; hollow and muted when off."""
    colour = QColor(theme.series[index % len(theme.series)] if on else theme.muted)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5 * scale))
    painter.setBrush(colour if on else QColor(theme.card))
    painter.drawPath(marker(index, 4.6 * scale).translated(centre))
    painter.restore()


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(), radius, radius)
    return path


def _square(radius: float) -> QPainterPath:
    half = radius * 0.9
    path = QPainterPath()
    path.addRect(QRectF(-half, -half, 2 * half, 2 * half))
    return path


def _triangle(radius: float) -> QPainterPath:
    tall = radius * 1.45
    return _polygon((0, -tall), (tall * sqrt(3) / 2, tall / 2), (-tall * sqrt(3) / 2, tall / 2))


def _diamond(radius: float) -> QPainterPath:
    half = radius * 1.3
    return _polygon((0, -half), (half, 0), (0, half), (-half, 0))


def _polygon(*corners: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path
