"""A series' line and points; a line only where the gaps are short, points always."""

import sys
from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPolygonF, QTransform

from sessionbook.domain.series import Point, Points, Series, runs
from sessionbook.domain.statistics import rolling_median
from sessionbook.ui.chart.layout import Layout, Panel
from sessionbook.ui.chart.look import BESIDE, mix
from sessionbook.ui.chart.markers import RADIUS, STROKE, line_pen, marker
from sessionbook.ui.chart.words import starting_words

DOT = 3.0
DENSE_LINE_SHARE = 0.45
MEDIAN_WIDTH, MEDIAN_SHARE = 7, 0.3
PIECE = 4  # points of a wide line
ORDER = QDataStream.ByteOrder
NATIVE = ORDER.LittleEndian if sys.byteorder == "little" else ORDER.BigEndian


def paint_series(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw the line and the visible points of a panel's series."""
    points = layout.model.visible(panel.series)
    lines = stretches(panel.series, layout.model.first, layout.model.last)
    if layout.model.smoothed:
        _paint_median(painter, layout, panel)
    if panel.dense:
        _paint_dense(painter, layout, panel, points, lines)
    else:
        _paint_sparse(painter, layout, panel, points, lines)
    if len(panel.series.points) == len(points) == 1:
        _paint_start(painter, layout, panel, points[0])


def _paint_median(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw the median of each three points, broad and pale, behind the points themselves."""
    middle = replace(panel.series, points=rolling_median(panel.series.points))
    pale = mix(layout.look.theme.card, layout.look.colour(panel.style), MEDIAN_SHARE)
    pen = QPen(pale, layout.look.px(MEDIAN_WIDTH))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    place = placing(layout, panel)
    for stretch in stretches(middle, layout.model.first, layout.model.last):
        _paint_line(painter, to_polygon(stretch, place), pen)


def stretches(series: Series, first: int, last: int) -> Iterator[Points]:
    """Yield the points of each unbroken line, cut at the ends of the shown days."""
    start, end = series.points.between(first, last)
    around = series.points[max(0, start - 1) : end + 1]
    for begin, stop in runs(around.days, series.usual_interval_days):
        if stop - begin > 1:
            yield _cut(around[begin:stop], first, last)


def to_polygon(points: Points, placing: QTransform) -> QPolygonF:
    """Return the points' places; read as bytes, three times as fast as one QPointF each."""
    numbers = array("d", bytes(16 * len(points)))
    numbers[::2] = array("d", points.days)
    numbers[1::2] = points.values
    stream = QDataStream(QByteArray(array("I", [len(points)]).tobytes() + numbers.tobytes()))
    stream.setByteOrder(NATIVE)
    polygon = QPolygonF()
    stream >> polygon
    return placing.map(polygon)


def placing(layout: Layout, panel: Panel) -> QTransform:
    """Return what turns a day and a value into a place."""
    low, high = panel.series.lowest, panel.series.highest
    across = layout.plot.width() / (layout.last - layout.first)
    upward = (panel.y(high) - panel.y(low)) / ((high - low) or 1)
    left = layout.plot.left() - layout.first * across
    return QTransform(across, 0, 0, upward, left, panel.y(low) - low * upward)


def _cut(stretch: Points, first: int, last: int) -> Points:
    if stretch.days[0] < first:
        one, other = stretch[0], stretch[1]
        stretch.days[0], stretch.values[0] = first, _between(one, other, first)
    if stretch.days[-1] > last:
        one, other = stretch[-2], stretch[-1]
        stretch.days[-1], stretch.values[-1] = last, _between(one, other, last)
    return stretch


def _between(one: Point, other: Point, day: int) -> float:
    return one.value + (day - one.day) / (other.day - one.day) * (other.value - one.value)


def _paint_sparse(
    painter: QPainter, layout: Layout, panel: Panel, points: Points, lines: Iterator[Points]
) -> None:
    look, place = layout.look, placing(layout, panel)
    colour = look.colour(panel.style)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = line_pen(panel.style, colour, look.px(STROKE))
    for stretch in lines:
        _paint_line(painter, to_polygon(stretch, place), pen)
    painter.setPen(QPen(colour, look.px(STROKE)))
    filled = panel.style >= len(look.theme.series)
    painter.setBrush(colour if filled else QColor(look.theme.card))
    shape = marker(panel.style, look.px(RADIUS))
    dots_at: list[QPointF] = to_polygon(points, place).toList()
    for at in dots_at:
        painter.drawPath(shape.translated(at))


def _paint_line(painter: QPainter, line: QPolygonF, pen: QPen) -> None:
    """Draw a wide line; to the raster engine in pieces, whose time grows faster than they do.

    Each piece ends at a marker and takes up the dashes where the last one left them.
    """
    painter.setPen(pen)
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or line.size() <= PIECE:
        painter.drawPolyline(line)
        return
    corners: list[QPointF] = line.toList()
    gone = 0.0
    for start in range(0, len(corners) - 1, PIECE):
        piece = corners[start : start + PIECE + 1]
        pen.setDashOffset(gone / pen.widthF())
        painter.setPen(pen)
        painter.drawPolyline(piece)
        gone += sum(hypot(b.x() - a.x(), b.y() - a.y()) for a, b in pairwise(piece))


def _paint_dense(
    painter: QPainter, layout: Layout, panel: Panel, points: Points, lines: Iterator[Points]
) -> None:
    look, place = layout.look, placing(layout, panel)
    colour = look.colour(panel.style)
    pen = QPen(mix(look.theme.card, colour, DENSE_LINE_SHARE), 1)
    # A wide antialiased polyline takes the raster engine a second for 20,000 points.
    pen.setCosmetic(painter.paintEngine().type() == QPaintEngine.Type.Raster)
    painter.setPen(pen)
    dots_at = to_polygon(points, place)
    for stretch in lines:
        whole = len(stretch) == len(points) and stretch[0] == points[0]
        painter.drawPolyline(dots_at if whole else to_polygon(stretch, place))
    dots = QPen(colour, look.px(DOT))
    dots.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(dots)
    painter.drawPoints(dots_at)


def _paint_start(painter: QPainter, layout: Layout, panel: Panel, point: Point) -> None:
    look = layout.look
    line, at = look.line_height(), layout.at(panel, point)
    room = QRectF(at.x() + look.px(2 * RADIUS + 2), at.y() - line / 2, 20 * line, line)
    painter.setFont(look.font())
    painter.setPen(QColor(look.theme.muted))
    painter.drawText(room, BESIDE, starting_words())
