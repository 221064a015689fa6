"""A series' line and points; a line only where the gaps are short, points always."""

import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QByteArray, QDataStream, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPolygonF, QTransform

from sessionbook.domain.series import Point, Series, runs
from sessionbook.ui.chart.layout import Layout, Panel
from sessionbook.ui.chart.look import BESIDE, mix
from sessionbook.ui.chart.markers import RADIUS, STROKE, line_pen, marker
from sessionbook.ui.chart.model import span
from sessionbook.ui.chart.words import starting_words

DENSE = 6.0  # points nearer than this on average would be one row of touching markers
DOT = 3.0
DENSE_LINE_SHARE = 0.45
ORDER = QDataStream.ByteOrder
NATIVE = ORDER.LittleEndian if sys.byteorder == "little" else ORDER.BigEndian


def paint_series(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw the line and the visible points of a panel's series."""
    points = layout.model.visible(panel.series)
    lines = stretches(panel.series, layout.model.first, layout.model.last)
    if is_dense(layout, points):
        _paint_dense(painter, layout, panel, points, lines)
    else:
        _paint_sparse(painter, layout, panel, points, lines)
    if len(panel.series.points) == len(points) == 1:
        _paint_start(painter, layout, panel, points[0])


def is_dense(layout: Layout, points: Sequence[Point]) -> bool:
    """Return whether markers would touch each other along most of the line."""
    return len(points) * layout.look.px(DENSE) > layout.plot.width()


def stretches(series: Series, first: int, last: int) -> Iterator[Sequence[Point]]:
    """Yield the points of each unbroken line, cut at the ends of the shown days."""
    start, end = span(series.points, first, last)
    around = series.points[max(0, start - 1) : end + 1]
    for begin, stop in runs(around, series.usual_interval_days):
        stretch = around[begin:stop]
        if len(stretch) > 1:
            yield _cut(stretch, first, last)


def to_polygon(points: Sequence[Point], placing: QTransform) -> QPolygonF:
    """Return the points' places; read as bytes, three times as fast as one QPointF each."""
    numbers = array("d", chain.from_iterable(points))
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


def _cut(stretch: Sequence[Point], first: int, last: int) -> Sequence[Point]:
    if stretch[0].day >= first and stretch[-1].day <= last:
        return stretch
    cut = list(stretch)
    if cut[0].day < first:
        cut[0] = _between(stretch[0], stretch[1], first)
    if cut[-1].day > last:
        cut[-1] = _between(stretch[-2], stretch[-1], last)
    return cut


def _between(one: Point, other: Point, day: int) -> Point:
    share = (day - one.day) / (other.day - one.day)
    return Point(day, one.value + share * (other.value - one.value))


def _paint_sparse(
    painter: QPainter,
    layout: Layout,
    panel: Panel,
    points: Sequence[Point],
    lines: Iterator[Sequence[Point]],
) -> None:
    look, place = layout.look, placing(layout, panel)
    colour = look.colour(panel.style)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(panel.style, colour, look.px(STROKE)))
    for stretch in lines:
        painter.drawPolyline(to_polygon(stretch, place))
    painter.setPen(QPen(colour, look.px(STROKE)))
    filled = panel.style >= len(look.theme.series)
    painter.setBrush(colour if filled else QColor(look.theme.card))
    shape = marker(panel.style, look.px(RADIUS))
    for point in points:
        painter.drawPath(shape.translated(layout.at(panel, point)))


def _paint_dense(
    painter: QPainter,
    layout: Layout,
    panel: Panel,
    points: Sequence[Point],
    lines: Iterator[Sequence[Point]],
) -> None:
    look, place = layout.look, placing(layout, panel)
    colour = look.colour(panel.style)
    pen = QPen(mix(look.theme.card, colour, DENSE_LINE_SHARE), 1)
    # A wide antialiased polyline takes the raster engine a second for 20,000 points.
    pen.setCosmetic(painter.paintEngine().type() == QPaintEngine.Type.Raster)
    painter.setPen(pen)
    dots_at = to_polygon(points, place)
    for stretch in lines:
        whole = stretch[0] is points[0] and stretch[-1] is points[-1]
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
