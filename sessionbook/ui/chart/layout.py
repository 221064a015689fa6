"""Where everything in a chart stands; drawing and pointing both ask here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from sessionbook.domain.series import Point, Series
from sessionbook.ui.chart.axis import Tick, month_ticks, value_ticks
from sessionbook.ui.chart.flags import ROWS, PlacedFlag, place_flags
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel, Row
from sessionbook.ui.chart.view import widened
from sessionbook.ui.chart.words import cut_off_words, number

SIMPLE_HEIGHT = 88.0
PANEL_GAP = 8.0
PANEL_PADDING = 4.0
WORDS_GAP = 8.0
AXIS_TICK = 9.0
ROW_HEIGHT, ROW_GAP = 15.0, 6.0
DENSE = 6.0  # points nearer than this on average would be one row of touching markers


@dataclass(frozen=True, slots=True)
class Panel:
    """One series' own strip of the plot and its own scale."""

    series: Series
    style: int
    rect: QRectF
    padding: float
    dense: bool = False

    def y(self, value: float) -> float:
        """Return the height of a value."""
        lowest, highest = self.series.lowest, self.series.highest
        share = (value - lowest) / ((highest - lowest) or 1)
        bottom = self.rect.bottom() - self.padding
        return bottom - min(1.0, max(0.0, share)) * (self.rect.height() - 2 * self.padding)

    def ticks(self, line: float) -> list[Tick]:
        """Return the values named beside the panel."""
        height = self.rect.height() - 2 * self.padding
        values = value_ticks(self.series.lowest, self.series.highest, height, line)
        return [Tick(value, number(value)) for value in values]


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row below the panels and its strip."""

    row: Row
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart's geometry for one rectangle; days go from left to right in every language.

    The plot is where the panels are; foot is where the axis begins, below the rows.
    """

    model: ChartModel
    look: Look
    plot: QRectF
    panels: tuple[Panel, ...]
    flags: tuple[PlacedFlag, ...]
    months: tuple[Tick, ...]
    first: int
    last: int
    rows: tuple[PlacedRow, ...] = ()

    @property
    def ground(self) -> QRectF:
        """The panels and the rows below them."""
        ground = QRectF(self.plot)
        ground.setBottom(self.foot)
        return ground

    @property
    def foot(self) -> float:
        """Where the axis begins."""
        return self.rows[-1].rect.bottom() if self.rows else self.plot.bottom()

    def x(self, day: float) -> float:
        """Return the place of a day on the shared axis."""
        return self.plot.left() + (day - self.first) * self.plot.width() / (self.last - self.first)

    def day(self, x: float) -> float:
        """Return the day at a place."""
        return self.first + (x - self.plot.left()) * (self.last - self.first) / self.plot.width()

    def at(self, panel: Panel, point: Point) -> QPointF:
        """Return the middle of a point."""
        return QPointF(self.x(point.day), panel.y(point.value))


def lay_out(rect: QRectF, model: ChartModel, look: Look) -> Layout:
    """Return where everything stands when a model fills a rectangle."""
    first, last = widened(model.first, model.last)
    plot = _plot_width(rect, model, look)
    flags = place_flags(model, look, plot, (first, last))
    plot.setTop(plot.top() + flags_height(flags, look))
    months = month_ticks(first, last, plot.width(), look.metrics().horizontalAdvance)
    panels, rows = _panels(plot, model, look), tuple(_rows(plot, model, look))
    return Layout(model, look, plot, panels, flags, months, first, last, rows)


def over(layout: Layout, first: int, last: int) -> Layout:
    """Return the same geometry continued to other days, as far as they reach."""
    plot = _across(layout, layout.plot, first, last)
    model = layout.model.over(first, last)
    above = plot.adjusted(0, -_strip(layout), 0, 0)
    used = round(_strip(layout) // layout.look.line_height())
    metrics = layout.look.metrics().horizontalAdvance
    return replace(
        layout,
        model=model,
        plot=plot,
        panels=tuple(
            replace(panel, rect=_across(layout, panel.rect, first, last)) for panel in layout.panels
        ),
        flags=place_flags(model, layout.look, above, (first, last), min(ROWS, used)),
        months=month_ticks(first, last, plot.width(), metrics, leads=False),
        first=first,
        last=last,
        rows=tuple(
            PlacedRow(row.row, _across(layout, row.rect, first, last)) for row in layout.rows
        ),
    )


def rows_height(model: ChartModel, look: Look) -> float:
    """Return the room that rows below the panels take."""
    return len(model.rows) * look.px(ROW_HEIGHT + ROW_GAP)


def natural_height(model: ChartModel, look: Look, flag_rows: int = 2) -> float:
    """Return the height at which the chart looks as designed."""
    heights = sum(look.px(SIMPLE_HEIGHT) * weight(series) for series in model.series)
    gaps = look.px(PANEL_GAP) * max(0, len(model.series) - 1)
    has_words = model.flags or model.marks
    strip = (flag_rows * look.line_height() + look.px(PANEL_PADDING)) if has_words else 0
    below = rows_height(model, look) + axis_height(look)
    return heights + gaps + strip + below + look.px(PANEL_PADDING)


def weight(series: Series) -> int:
    """Return a panel's share of the height: bands need twice the room."""
    return 2 if series.bands else 1


def axis_height(look: Look) -> float:
    """Return the room under the panels for session ticks and months."""
    return look.px(AXIS_TICK) + look.px(4) + look.line_height()


def flags_height(flags: tuple[PlacedFlag, ...], look: Look) -> float:
    """Return the room above the panels for the words of flags."""
    rows = max((flag.row for flag in flags), default=-1) + 1
    return rows * look.line_height() + look.px(PANEL_PADDING) if rows else 0


def _plot_width(rect: QRectF, model: ChartModel, look: Look) -> QRectF:
    plain = look.metrics()
    ends = (number(end) for s in model.series for end in (s.lowest, s.highest))
    left = max(map(plain.horizontalAdvance, ends), default=0) + look.px(WORDS_GAP + 4)
    right = _names_width(model, plain)
    right = min(right + look.px(WORDS_GAP + 4), rect.width() / 4) if right else 0
    top = look.line_height() / 2 - look.px(PANEL_PADDING)
    below = axis_height(look) + rows_height(model, look)
    return rect.adjusted(left, top, -max(right, look.px(WORDS_GAP)), -below)


def _names_width(model: ChartModel, plain: QFontMetricsF) -> float:
    names = [band.name for series in model.series for band in series.bands]
    names += [cut_off_words(s.cut_off) for s in model.series if s.cut_off is not None]
    names += [row.name for row in model.rows]
    return max(map(plain.horizontalAdvance, names), default=0)


def _strip(layout: Layout) -> float:
    """Return the room above the panels for words."""
    return flags_height(layout.flags, layout.look)


def _across(layout: Layout, rect: QRectF, first: int, last: int) -> QRectF:
    left, right = layout.x(first), layout.x(last)
    return QRectF(left, rect.top(), right - left, rect.height())


def _rows(plot: QRectF, model: ChartModel, look: Look) -> Iterator[PlacedRow]:
    height, gap = look.px(ROW_HEIGHT), look.px(ROW_GAP)
    for place, row in enumerate(model.rows):
        top = plot.bottom() + gap + place * (height + gap)
        yield PlacedRow(row, QRectF(plot.left(), top, plot.width(), height))


def _is_dense(model: ChartModel, series: Series, plot: QRectF, look: Look) -> bool:
    """Return whether markers would touch each other along most of the line."""
    start, end = series.points.between(model.first, model.last)
    return (end - start) * look.px(DENSE) > plot.width()


def _panels(plot: QRectF, model: ChartModel, look: Look) -> tuple[Panel, ...]:
    gap, padding = look.px(PANEL_GAP), look.px(PANEL_PADDING)
    weights = [weight(series) for series in model.series]
    unit = (plot.height() - gap * (len(weights) - 1)) / max(1, sum(weights))
    edges = [plot.top()]
    for share in weights:
        edges.append(edges[-1] + share * max(unit, 3 * padding) + gap)
    return tuple(
        Panel(
            series,
            model.style(i),
            QRectF(plot.left(), top, plot.width(), end - gap - top),
            padding,
            _is_dense(model, series, plot, look),
        )
        for i, (series, (top, end)) in enumerate(zip(model.series, pairwise(edges), strict=True))
    )
