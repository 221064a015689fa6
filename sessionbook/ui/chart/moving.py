"""A chart while it moves through time: a wider picture of it, shifted and stretched."""

import time
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from sessionbook.ui.chart.layout import Layout, over
from sessionbook.ui.chart.markers import RADIUS
from sessionbook.ui.chart.panels import paint_frame
from sessionbook.ui.chart.render import moving_parts, still_parts
from sessionbook.ui.chart.view import View, held

BESIDE = 0.5  # of the view, drawn before and after it
REACH = RADIUS + 1  # of markers beyond the ends of the plot
MOST_STRETCHED, UNSTRETCHED = 1.6, 1e-9
LIGHT = 0.010  # seconds; what is drawn as fast can be drawn at every step of zooming


@dataclass(frozen=True, slots=True)
class Canvas:
    """Two pictures of the part of a chart that is seen: what moves, and the words that stay.

    origin is where the left edge of what moves stands in the layout, on a whole pixel.
    """

    layout: Layout
    wide: Layout
    seen: QRectF
    origin: int
    moving: QPixmap
    still: QPixmap
    seconds: float

    def serves(self, view: View, seen: QRectF, *, zooming: bool) -> bool:
        """Return whether a view of this part can be made of it well enough."""
        if not self.seen.contains(seen):
            return False
        wanted = held(view, self.wide.model.bounds)
        if wanted.first < self.wide.first - 1 or wanted.last > self.wide.last + 1:
            return False
        stretched = (self.layout.last - self.layout.first) / view.length
        if zooming and stretched != 1 and self.seconds < LIGHT:
            return False
        return 1 / MOST_STRETCHED <= stretched <= MOST_STRETCHED

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw the view."""
        plot, look = self.layout.plot, self.layout.look
        per_day = plot.width() / view.length
        reach = look.px(REACH)
        stretched = per_day * (self.layout.last - self.layout.first) / plot.width()
        moved = (self.layout.first - view.first) * per_day
        left = plot.left() + (self.origin - plot.left()) * stretched + moved
        width = self.moving.width() / self.moving.devicePixelRatioF() * stretched
        if abs(stretched - 1) < UNSTRETCHED:
            left = round(left)  # so that nothing is blurred
        painter.fillRect(self.seen, QColor(look.theme.card))
        painter.save()
        painter.setClipRect(plot.adjusted(-reach, -plot.top(), reach, self.seen.bottom()))
        target = QRectF(left, self.seen.top(), width, self.seen.height())
        painter.drawPixmap(target, self.moving, QRectF(self.moving.rect()))
        painter.restore()
        painter.drawPixmap(self.seen.topLeft(), self.still)


def make_canvas(layout: Layout, seen: QRectF, ratio: float) -> Canvas:
    """Draw a chart wider than it is, of the panels that are seen; the rest costs nothing."""
    start = time.perf_counter()
    look = layout.look
    length = layout.last - layout.first
    days = held(
        View(layout.first - BESIDE * length, layout.last + BESIDE * length),
        _with_ends(layout),
    ).whole_days()
    wide = over(layout, *days)
    reach = look.px(REACH)
    origin = floor(wide.plot.left() - reach)
    across = ceil(wide.plot.right() + reach) - origin
    moving = _blank(QRectF(0, 0, across, seen.height()), ratio)
    moving.fill(QColor(look.theme.card))
    painter = _painter(moving, origin, seen.top())
    for paint in moving_parts(wide, seen):
        paint(painter)
    painter.end()
    still = _blank(seen, ratio)
    still.fill(Qt.GlobalColor.transparent)
    painter = _painter(still, seen.left(), seen.top())
    panels = [panel for panel in layout.panels if panel.rect.intersects(seen)]
    for panel in panels:
        paint_frame(painter, layout, panel)
    for paint in still_parts(layout, seen):
        paint(painter)
    painter.end()
    return Canvas(layout, wide, seen, origin, moving, still, time.perf_counter() - start)


def _with_ends(layout: Layout) -> tuple[int, int]:
    """Return how far one can go, or what is shown where that is more."""
    first, last = layout.model.bounds
    return min(first, layout.first), max(last, layout.last)


def _blank(rect: QRectF, ratio: float) -> QPixmap:
    picture = QPixmap((rect.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    return picture


def _painter(picture: QPixmap, left: float, top: float) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    return painter
