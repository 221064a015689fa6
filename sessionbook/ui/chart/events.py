"""The lines of one's own events: thin and whole, where those of flags are dashed."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sessionbook.ui.chart.flags import NO_ROW, PlacedFlag, events_of
from sessionbook.ui.chart.look import Look, crisp

SPAN_TINT = 0.06  # of the text's colour
BAR = 2.0


def paint_event_lines(
    painter: QPainter, placed: Iterable[PlacedFlag], plot: QRectF, look: Look
) -> None:
    """Draw a line for each day, and two with a tint between for what took longer."""
    for event in events_of(placed):
        top = plot.top() if event.row == NO_ROW else event.top
        if event.end is not None:
            _paint_span(painter, event, plot, look)
        painter.setPen(QPen(QColor(look.theme.edge), look.px(1)))
        x, bottom = crisp(event.x), plot.bottom() + look.px(4)
        painter.drawLine(QLineF(x, top, x, bottom))


def _paint_span(painter: QPainter, event: PlacedFlag, plot: QRectF, look: Look) -> None:
    end = event.end if event.end is not None else event.x
    tint = QColor(look.theme.text)
    tint.setAlphaF(SPAN_TINT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRect(QRectF(QPointF(event.x, plot.top()), QPointF(end, plot.bottom())))
    painter.setPen(QPen(QColor(look.theme.edge), look.px(1)))
    x = crisp(end)
    painter.drawLine(QLineF(x, plot.top(), x, plot.bottom() + look.px(4)))
    painter.setPen(QPen(QColor(look.theme.edge), look.px(BAR)))
    y = plot.bottom() + look.px(2)
    painter.drawLine(QLineF(crisp(event.x), y, x, y))
