"""Where everything in a chart stands; drawing and pointing both ask here."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from sessionbook.domain.series import Point, Series
from sessionbook.ui.chart.axis import Tick, month_ticks, value_ticks
from sessionbook.ui.chart.flags import PlacedFlag, place_flags
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.words import cut_off_words, number

SIMPLE_HEIGHT = 88.0
PANEL_GAP = 8.0
PANEL_PADDING = 4.0
WORDS_GAP = 8.0
AXIS_TICK = 9.0
SHORTEST_RANGE = 35  # days: one point still stands among months


@dataclass(frozen=True, slots=True)
class Panel:
    """One series' own strip of the plot and its own scale."""

    series: Series
    style: int
    rect: QRectF
    padding: float

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
class Layout:
    """A chart's geometry for one rectangle; days go from left to right in every language."""

    model: ChartModel
    look: Look
    plot: QRectF
    panels: tuple[Panel, ...]
    flags: tuple[PlacedFlag, ...]
    months: tuple[Tick, ...]
    first: int
    last: int

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
    first, last = _range(model)
    plot = _plot_width(rect, model, look)
    flags = place_flags(model, look, plot, (first, last))
    plot.setTop(plot.top() + flags_height(flags, look))
    months = month_ticks(first, last, plot.width(), look.metrics().horizontalAdvance)
    panels = _panels(plot, model, look)
    return Layout(model, look, plot, panels, flags, months, first, last)


def natural_height(model: ChartModel, look: Look, flag_rows: int = 2) -> float:
    """Return the height at which the chart looks as designed."""
    heights = sum(look.px(SIMPLE_HEIGHT) * weight(series) for series in model.series)
    gaps = look.px(PANEL_GAP) * max(0, len(model.series) - 1)
    strip = (flag_rows * look.line_height() + look.px(PANEL_PADDING)) if model.flags else 0
    return heights + gaps + strip + axis_height(look) + look.px(PANEL_PADDING)


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


def _range(model: ChartModel) -> tuple[int, int]:
    missing = max(0, SHORTEST_RANGE - (model.last - model.first))
    first = max(1, model.first - missing // 2)
    return first, max(model.last + missing - missing // 2, first + 1)


def _plot_width(rect: QRectF, model: ChartModel, look: Look) -> QRectF:
    plain = look.metrics()
    ends = (number(end) for s in model.series for end in (s.lowest, s.highest))
    left = max(map(plain.horizontalAdvance, ends), default=0) + look.px(WORDS_GAP + 4)
    right = _names_width(model, plain)
    right = min(right + look.px(WORDS_GAP + 4), rect.width() / 4) if right else 0
    top = look.line_height() / 2 - look.px(PANEL_PADDING)
    return rect.adjusted(left, top, -max(right, look.px(WORDS_GAP)), -axis_height(look))


def _names_width(model: ChartModel, plain: QFontMetricsF) -> float:
    names = [band.name for series in model.series for band in series.bands]
    names += [cut_off_words(s.cut_off) for s in model.series if s.cut_off is not None]
    return max(map(plain.horizontalAdvance, names), default=0)


def _panels(plot: QRectF, model: ChartModel, look: Look) -> tuple[Panel, ...]:
    gap, padding = look.px(PANEL_GAP), look.px(PANEL_PADDING)
    weights = [weight(series) for series in model.series]
    unit = (plot.height() - gap * (len(weights) - 1)) / max(1, sum(weights))
    edges = [plot.top()]
    for share in weights:
        edges.append(edges[-1] + share * max(unit, 3 * padding) + gap)
    return tuple(
        Panel(
            series, model.style(i), QRectF(plot.left(), top, plot.width(), end - gap - top), padding
        )
        for i, (series, (top, end)) in enumerate(zip(model.series, pairwise(edges), strict=True))
    )
