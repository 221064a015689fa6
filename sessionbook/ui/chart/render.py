"""One drawing for screen, PNG, SVG and PDF."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sessionbook.ui.chart.events import paint_event_lines
from sessionbook.ui.chart.flags import paint_flag_lines, paint_flag_words
from sessionbook.ui.chart.layout import AXIS_TICK, Layout, lay_out
from sessionbook.ui.chart.look import BESIDE, Look, crisp
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.panels import paint_ground, paint_words
from sessionbook.ui.chart.rows import paint_row, paint_row_name
from sessionbook.ui.chart.series import paint_series
from sessionbook.ui.chart.words import empty_sentence
from sessionbook.ui.theme import BASE_PIXELS

SESSION_TICK = (4.0, 9.0)  # from and to, below the panels

Part = Callable[[QPainter], None]


def render(painter: QPainter, rect: QRectF, model: ChartModel, look: Look) -> None:
    """Draw a model into a rectangle of any painter."""
    if model.is_empty:
        paint_empty(painter, rect, look)
    else:
        paint_layout(painter, lay_out(rect, model, look))


def paint_layout(painter: QPainter, layout: Layout) -> None:
    """Draw a chart whose geometry is known."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for paint in parts(layout):
        paint(painter)
    painter.restore()


def parts(layout: Layout) -> list[Part]:
    """Return what paints the parts of a chart, those below first; none takes long."""
    return [*moving_parts(layout), *still_parts(layout)]


def moving_parts(layout: Layout, among: QRectF | None = None) -> list[Part]:
    """Return what paints all that goes along through time; of some panels only, if said so."""
    panels = [panel for panel in layout.panels if among is None or panel.rect.intersects(among)]
    return [
        *(partial(paint_ground, layout=layout, panel=panel) for panel in panels),
        partial(_paint_lines, layout=layout),
        *(partial(paint_series, layout=layout, panel=panel) for panel in panels),
        *(partial(paint_row, layout=layout, placed=row) for row in layout.rows),
        partial(_paint_around, layout=layout),
    ]


def still_parts(layout: Layout, among: QRectF | None = None) -> list[Part]:
    """Return what paints all that stays in its place: names and the values' axis."""
    panels = [panel for panel in layout.panels if among is None or panel.rect.intersects(among)]
    return [
        *(partial(paint_words, layout=layout, panel=panel) for panel in panels),
        *(partial(paint_row_name, layout=layout, placed=row) for row in layout.rows),
    ]


def paint_empty(painter: QPainter, rect: QRectF, look: Look) -> None:
    """Say what will stand here."""
    painter.save()
    font = look.font()
    font.setPixelSize(round(look.px(BASE_PIXELS)))
    painter.setFont(font)
    painter.setPen(QColor(look.theme.muted))
    words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect, words, empty_sentence())
    painter.restore()


def _paint_lines(painter: QPainter, layout: Layout) -> None:
    paint_event_lines(painter, layout.flags, layout.ground, layout.look)
    paint_flag_lines(painter, layout.flags, layout.ground, layout.look)


def _paint_around(painter: QPainter, layout: Layout) -> None:
    paint_flag_words(painter, layout.flags, layout.plot, layout.look)
    _paint_sessions(painter, layout)
    _paint_months(painter, layout)


def _paint_sessions(painter: QPainter, layout: Layout) -> None:
    look, bottom = layout.look, layout.foot
    top, end = (bottom + look.px(part) for part in SESSION_TICK)
    shown = range(layout.model.first, layout.model.last + 1)
    places = (crisp(layout.x(day)) for day in layout.model.session_days if day in shown)
    painter.setPen(QPen(QColor(look.theme.edge), look.px(1)))
    painter.drawLines([QLineF(x, top, x, end) for x in places])


def _paint_months(painter: QPainter, layout: Layout) -> None:
    look, line = layout.look, layout.look.line_height()
    top, gap = layout.foot + look.px(AXIS_TICK + 3), look.px(4)
    width = look.metrics().horizontalAdvance
    painter.setFont(look.font())
    painter.setPen(QColor(look.theme.muted))
    for tick in layout.months:
        x = layout.x(tick.at) + (gap if tick.at > layout.first else 0)
        if x + width(tick.words) <= layout.plot.right() + 2 * gap:
            painter.drawText(QRectF(x, top, width(tick.words) + gap, line), BESIDE, tick.words)
