"""What is drawn over the still chart: the ring of the current point and its bubble."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from sessionbook.domain.series import day
from sessionbook.ui.chart.layout import Layout
from sessionbook.ui.chart.look import BESIDE, Look
from sessionbook.ui.chart.markers import RADIUS
from sessionbook.ui.chart.places import Place
from sessionbook.ui.chart.words import value_words
from sessionbook.ui.words import short_date

RING = 2.4 * RADIUS
PADDING = 9.0
DISTANCE = 14.0


def paint_ring(painter: QPainter, layout: Layout, place: Place) -> None:
    """Draw the focus ring around the panel and around the current point."""
    look, panel = layout.look, layout.panels[place.panel]
    painter.setPen(QPen(QColor(look.theme.accent), look.px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(panel.rect, look.px(5), look.px(5))
    at = layout.at(panel, place.point(layout.model))
    painter.drawEllipse(at, look.px(RING), look.px(RING))


def paint_bubble(painter: QPainter, layout: Layout, place: Place, room: QRectF) -> None:
    """Draw date, value and band next to a point, inside the room."""
    look, panel = layout.look, layout.panels[place.panel]
    point = place.point(layout.model)
    lines = (short_date(day(point.day)), value_words(panel.series, point.value))
    box = bubble_rect(layout.at(panel, point), _size(look, lines), room, look)
    painter.setPen(QPen(QColor(look.theme.edge), 1))
    painter.setBrush(QColor(look.theme.card))
    painter.drawRoundedRect(box, look.px(8), look.px(8))
    inner = box.adjusted(*(look.px(PADDING) * sign for sign in (1, 0.7, -1, -0.7)))
    inner.setHeight(look.line_height())
    for words, font, colour in zip(
        lines, (look.font(), look.strong()), (look.theme.muted, look.theme.text), strict=True
    ):
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(inner, BESIDE, words)
        inner.translate(0, look.line_height())


def bubble_rect(at: QPointF, size: QSizeF, room: QRectF, look: Look) -> QRectF:
    """Return a box above the point, or below it at the top, never outside the room."""
    box = QRectF(QPointF(), size)
    box.moveCenter(at)
    box.moveBottom(at.y() - look.px(DISTANCE))
    if box.top() < room.top():
        box.moveTop(at.y() + look.px(DISTANCE))
    box.moveLeft(max(room.left(), min(box.left(), room.right() - box.width())))
    return box


def _size(look: Look, lines: tuple[str, str]) -> QSizeF:
    width = max(
        look.metrics().horizontalAdvance(lines[0]),
        QFontMetricsF(look.strong()).horizontalAdvance(lines[1]),
    )
    padding = look.px(PADDING)
    return QSizeF(width + 2 * padding + 1, 2 * look.line_height() + 1.4 * padding)
