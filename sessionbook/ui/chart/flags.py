"""Flags: days that stand out over all panels, with words that never overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from sessionbook.domain.series import Flag
from sessionbook.ui.chart.look import BESIDE, Look, crisp
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.icons import paint_flag

ROWS = 4  # more rows of words would push the panels away; the table names every flag
GAP = 6.0
GLYPH = 13.0
NO_ROW = -1


@dataclass(frozen=True, slots=True)
class PlacedFlag:
    """A flag's line and the place of its words; rows count downwards, none has no words."""

    x: float
    left: float
    right: float
    row: int
    top: float
    words: str

    def clashes(self, other: "PlacedFlag") -> bool:
        """Return whether words would touch words, or a line would cross words."""
        if self.row == other.row:
            return self.left < other.right + GAP and other.left < self.right + GAP
        upper, lower = (self, other) if self.row < other.row else (other, self)
        return lower.left < upper.x < lower.right


def place_flags(
    model: ChartModel, look: Look, plot: QRectF, days: tuple[int, int]
) -> tuple[PlacedFlag, ...]:
    """Return the visible flags, the latest in the highest row that is free."""
    metrics = QFontMetricsF(look.strong())
    per_day = plot.width() / (days[1] - days[0])
    placed: list[PlacedFlag] = []
    for flag in sorted(model.flags, key=lambda flag: -flag.day):
        if model.first <= flag.day <= model.last:
            x = plot.left() + (flag.day - days[0]) * per_day
            placed.append(_place(flag, x, plot, placed, (metrics, look)))
    return tuple(placed)


def paint_flag_lines(
    painter: QPainter, flags: Iterable[PlacedFlag], plot: QRectF, look: Look
) -> None:
    """Draw a dashed line from each flag's words to the foot of the plot."""
    pen = QPen(QColor(look.theme.accent), look.px(1))
    pen.setDashPattern((3, 3))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for flag in flags:
        top = plot.top() if flag.row == NO_ROW else flag.top
        x = crisp(flag.x)
        painter.drawLine(QPointF(x, top), QPointF(x, plot.bottom() + look.px(4)))


def paint_flag_words(
    painter: QPainter, flags: Iterable[PlacedFlag], plot: QRectF, look: Look
) -> None:
    """Draw each flag's sign and words beside its line; only the sign where there is no room."""
    line, accent = look.line_height(), QColor(look.theme.accent)
    painter.setFont(look.strong())
    for flag in flags:
        top = plot.top() + look.px(2) if flag.row == NO_ROW else flag.top
        foot = QPointF(flag.left + look.px(1), top + line * 0.84)
        paint_flag(painter, foot, line * 0.68, accent)
        painter.setPen(accent)
        words = QRectF(flag.left + look.px(GLYPH), top, flag.right - flag.left, line)
        painter.drawText(words, BESIDE, flag.words)


def _place(
    flag: Flag, x: float, plot: QRectF, placed: list[PlacedFlag], sizes: tuple[QFontMetricsF, Look]
) -> PlacedFlag:
    metrics, look = sizes
    gap, glyph = look.px(GAP), look.px(GLYPH)
    words = metrics.elidedText(flag.words, Qt.TextElideMode.ElideRight, plot.width() * 0.6)
    width = metrics.horizontalAdvance(words) + glyph
    for row, left in product(range(ROWS), (x - gap - width, x + gap)):
        top = plot.top() + row * look.line_height()
        here = PlacedFlag(x, left, left + width, row, top, words)
        inside = left >= plot.left() and left + width <= plot.right()
        if inside and not any(here.clashes(other) for other in placed if other.row != NO_ROW):
            return here
    return PlacedFlag(x, x + gap / 2, x + gap / 2 + glyph, NO_ROW, plot.top(), "")
