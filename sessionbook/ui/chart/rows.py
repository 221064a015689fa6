"""Quiet rows below the panels: how much was practised, when something was noted."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sessionbook.domain.series import Point, Points
from sessionbook.ui.chart.layout import WORDS_GAP, Layout, PlacedRow
from sessionbook.ui.chart.look import BESIDE, mix
from sessionbook.ui.chart.model import RowKind

A_WEEK = 7
THINNEST = 3.0  # pixels of a bar; thinner ones become one of several weeks
BAR_SHARE = 0.72
BAR_TINT = 0.42  # of the text's colour
DOT = 2.5


def weekly(points: Points, weeks: int = 1) -> Iterator[Point]:
    """Yield, by the Monday of each so many weeks, on how many days of them there was any."""
    length = A_WEEK * weeks
    start, count = 0, 0
    for number in points.days:
        monday = (number - 1) // length * length + 1  # the first day of all was a Monday
        if monday != start and count:
            yield Point(start, count)
            count = 0
        start, count = monday, count + 1
    if count:
        yield Point(start, count)


def paint_row(painter: QPainter, layout: Layout, placed: PlacedRow) -> None:
    """Draw the row's bars or dots over a hairline."""
    look, rect = layout.look, placed.rect
    start, end = placed.row.points.between(layout.model.first, layout.model.last)
    points = placed.row.points[start:end]
    painter.setPen(QPen(QColor(look.theme.hairline), look.px(1)))
    y = rect.bottom()
    painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
    if placed.row.kind is RowKind.BARS:
        _paint_bars(painter, layout, rect, points)
    else:
        _paint_dots(painter, layout, placed, points)


def paint_row_name(painter: QPainter, layout: Layout, placed: PlacedRow) -> None:
    """Name the row at its right, where bands are named."""
    look, rect = layout.look, placed.rect
    painter.setFont(look.font())
    painter.setPen(QColor(look.theme.muted))
    line = look.line_height()
    room = QRectF(rect.right() + look.px(WORDS_GAP), rect.center().y() - line / 2, 12 * line, line)
    painter.drawText(room, BESIDE, placed.row.name)


def _paint_bars(painter: QPainter, layout: Layout, rect: QRectF, points: Points) -> None:
    look = layout.look
    per_day = layout.x(1) - layout.x(0)
    weeks = max(1, ceil(look.px(THINNEST) / (A_WEEK * per_day)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(look.theme.card, look.theme.text, BAR_TINT))
    for monday, days in weekly(points, weeks):
        left, width = layout.x(monday), A_WEEK * weeks * per_day
        right = min(left + width * BAR_SHARE, rect.right())
        left = max(left, rect.left())
        height = rect.height() * days / (A_WEEK * weeks)
        painter.drawRect(QRectF(left, rect.bottom() - height, max(1.0, right - left), height))


def _paint_dots(painter: QPainter, layout: Layout, placed: PlacedRow, points: Points) -> None:
    look, y = layout.look, placed.rect.center().y()
    muted, radius = QColor(look.theme.muted), look.px(DOT)
    is_ring = placed.row.kind is RowKind.RINGS
    painter.setPen(QPen(muted, look.px(1.2)))
    painter.setBrush(QColor(look.theme.card) if is_ring else muted)
    shape = QPainterPath()
    if is_ring:
        shape.addEllipse(QPointF(), radius, radius)
    else:
        corners = ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0))
        shape.moveTo(QPointF(*corners[-1]) * radius)
        for x, across in corners:
            shape.lineTo(QPointF(x, across) * radius)
    for number in points.days:
        painter.drawPath(shape.translated(layout.x(number), y))
