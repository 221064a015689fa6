"""The still parts of a panel: bands, month lines, cut-off, frame and every word."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEngine, QPainter, QPainterPath, QPen

from sessionbook.domain.measures import Band
from sessionbook.ui.chart.layout import WORDS_GAP, Layout, Panel
from sessionbook.ui.chart.look import BEFORE, BESIDE, DEEPEST_TINT, Look, crisp, mix
from sessionbook.ui.chart.markers import RADIUS, marker
from sessionbook.ui.chart.words import cut_off_words, nothing_sentence, panel_name

MONTH_SHARE = 0.75
CORNER = 5.0
NAME_INSET = 10.0
CUT_OFF, DOT_APART = 1.5, 2.8  # the second in widths of the first
VEIL = 0.78  # over points or lines that a name would be lost in


def paint_ground(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw what lies under the line: bands, month lines, the cut-off and the frame."""
    theme, look = layout.look.theme, layout.look
    _paint_bands(painter, look, panel, _frame(look, panel))
    painter.setPen(QPen(mix(theme.card, theme.hairline, MONTH_SHARE), look.px(1)))
    top, bottom = panel.rect.top(), panel.rect.bottom()
    months = (crisp(layout.x(tick.at)) for tick in layout.months)
    painter.drawLines([QLineF(x, top, x, bottom) for x in months if x > panel.rect.left() + 1])
    paint_frame(painter, layout, panel)
    if panel.series.cut_off is not None:
        _paint_cut_off(painter, look, panel, panel.y(panel.series.cut_off))


def paint_frame(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw the hairline around a panel."""
    look = layout.look
    painter.setPen(QPen(QColor(look.theme.hairline), look.px(1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_frame(look, panel))


def paint_words(painter: QPainter, layout: Layout, panel: Panel) -> None:
    """Draw the value axis to the left, bands' names to the right, the name inside."""
    look, rect = layout.look, panel.rect
    line, gap = look.line_height(), look.px(WORDS_GAP)
    painter.setFont(look.font())
    painter.setPen(QColor(look.theme.muted))
    for tick in panel.ticks(line):
        top = panel.y(tick.at) - line / 2
        painter.drawText(QRectF(0, top, rect.left() - gap, line), BEFORE, tick.words)
    for y, words in band_words(panel, line):
        room = QRectF(rect.right() + gap, y - line / 2, 9 * line, line)
        painter.drawText(room, BESIDE, words)
    if not layout.model.visible(panel.series):
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, nothing_sentence())
    _paint_name(painter, layout, panel)


def band_edges(series_bands: Sequence[Band], lowest: float, highest: float) -> list[float]:
    """Return where each band begins, and the end; whole scores leave no gap between."""
    return [lowest, *(band.low for band in series_bands[1:]), highest]


def band_words(panel: Panel, line: float) -> list[tuple[float, str]]:
    """Return the heights and names of bands and cut-off, none touching another."""
    series = panel.series
    edges = band_edges(series.bands, series.lowest, series.highest)
    named = [
        ((panel.y(low) + panel.y(high)) / 2, band.name)
        for band, (low, high) in zip(series.bands, pairwise(edges), strict=False)
    ]
    if series.cut_off is not None:
        named.append((panel.y(series.cut_off), cut_off_words(series.cut_off)))
    named.sort()
    while len(named) * line > panel.rect.height():
        named.pop(len(named) // 2)
    heights = spread([y for y, _ in named], line, panel.rect.top(), panel.rect.bottom())
    return list(zip(heights, (words for _, words in named), strict=True))


def spread(middles: Sequence[float], line: float, top: float, bottom: float) -> list[float]:
    """Return the middles of lines pushed apart until none overlaps, inside top and bottom."""
    moved: list[float] = []
    for middle in middles:
        moved.append(max(middle, moved[-1] + line if moved else top + line / 2))
    lowest = bottom - line / 2
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], lowest)
        lowest = moved[index] - line
    return moved


def name_rect(layout: Layout, panel: Panel) -> QRectF:
    """Return where the name stands: bottom left, or top left when only that is free."""
    look = layout.look
    width = QFontMetricsF(look.strong()).horizontalAdvance(panel_name(panel.series))
    size = QRectF(0, 0, width + look.px(4 * RADIUS), look.line_height())
    left = panel.rect.left() + look.px(NAME_INSET)
    low = size.translated(left, panel.rect.bottom() - look.px(5) - size.height())
    high = size.translated(left, panel.rect.top() + look.px(4))
    crowded = _has_points(layout, panel, low) and not _has_points(layout, panel, high)
    return high if crowded else low


def _has_points(layout: Layout, panel: Panel, room: QRectF) -> bool:
    reach = layout.look.px(RADIUS)
    grown = room.adjusted(-reach, -reach, reach, reach)
    first = max(layout.model.first, ceil(layout.day(grown.left())))
    last = min(layout.model.last, floor(layout.day(grown.right())))
    points = panel.series.points
    values = set(points.values[slice(*points.between(first, last))])
    return any(grown.top() <= panel.y(value) <= grown.bottom() for value in values)


def _paint_name(painter: QPainter, layout: Layout, panel: Panel) -> None:
    look, room = layout.look, name_rect(layout, panel)
    size = look.px(RADIUS)
    lined = any(room.left() < flag.x < room.right() for flag in layout.flags)
    if lined or _has_points(layout, panel, room):
        _paint_veil(painter, look, room)
    painter.setFont(look.strong())
    painter.setPen(QPen(look.colour(panel.style), look.px(1)))
    painter.setBrush(look.colour(panel.style))
    painter.drawPath(marker(panel.style, size).translated(room.left() + size, room.center().y()))
    painter.setPen(look.word_colour(panel.style))
    painter.drawText(room.adjusted(4 * size, 0, 4 * size, 0), BESIDE, panel_name(panel.series))


def _paint_veil(painter: QPainter, look: Look, room: QRectF) -> None:
    veil = QColor(look.theme.card)
    veil.setAlphaF(VEIL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(room.adjusted(*(look.px(side) for side in (-4, -1, 4, 1))), 4, 4)


def _frame(look: Look, panel: Panel) -> QPainterPath:
    frame = QPainterPath()
    frame.addRoundedRect(panel.rect, look.px(CORNER), look.px(CORNER))
    return frame


def _paint_bands(painter: QPainter, look: Look, panel: Panel, frame: QPainterPath) -> None:
    series = panel.series
    edges = [panel.y(e) for e in band_edges(series.bands, series.lowest, series.highest)]
    edges[0], edges[-1] = panel.rect.bottom(), panel.rect.top()
    painter.setPen(Qt.PenStyle.NoPen)
    for place, (low, high) in enumerate(pairwise(edges)):
        if series.bands:
            painter.setBrush(_tint(look, place, len(series.bands), series.higher_is_better))
            stripe = QPainterPath()
            stripe.addRect(QRectF(panel.rect.left(), high, panel.rect.width(), low - high))
            painter.drawPath(frame.intersected(stripe))


def _tint(look: Look, place: int, count: int, higher_is_better: bool) -> QColor:
    badness = count - 1 - place if higher_is_better else place
    share = DEEPEST_TINT * badness / max(1, count - 1)
    return mix(look.theme.card, look.theme.text, share)


def _paint_cut_off(painter: QPainter, look: Look, panel: Panel, y: float) -> None:
    width, left, right = look.px(CUT_OFF), panel.rect.left(), panel.rect.right()
    pen = QPen(QColor(look.theme.edge), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if painter.paintEngine().type() == QPaintEngine.Type.Raster:  # dashes cost as much as a panel
        painter.setPen(pen)
        count = int((right - left) / (DOT_APART * width)) + 1
        painter.drawPoints([QPointF(left + n * DOT_APART * width, y) for n in range(count)])
        return
    pen.setDashPattern((0.1, DOT_APART - 0.1))
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
