"""Flags and own events: days that stand out over all panels, with words that never overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from sessionbook.domain.series import Flag
from sessionbook.ui.chart.look import BESIDE, Look, crisp
from sessionbook.ui.chart.model import ChartModel, Mark
from sessionbook.ui.icons import paint_flag

ROWS = 4  # more rows of words would push the panels away; the table names every flag
GAP = 6.0
GLYPH = 13.0
NO_ROW = -1
LONGEST_FLAG, LONGEST_EVENT = (0.6,), (0.34, 0.12)  # of the plot's width; else the shorter one
PIN = 0.16  # of a line of words, the radius of an event's sign


@dataclass(frozen=True, slots=True)
class PlacedFlag:
    """A flag's line and the place of its words; rows count downwards, none has no words.

    An event has a key, and another end where it took more than a day.
    """

    x: float
    left: float
    right: float
    row: int
    top: float
    words: str
    key: str = ""
    end: float | None = None

    def clashes(self, other: "PlacedFlag") -> bool:
        """Return whether words would touch words, or a line would cross words."""
        if self.row == other.row:
            return self.left < other.right + GAP and other.left < self.right + GAP
        upper, lower = (self, other) if self.row < other.row else (other, self)
        return lower.left < upper.x < lower.right

    def is_at(self, at: QPointF, plot: QRectF, line: float) -> bool:
        """Return whether a place is on its words or its sign."""
        top = plot.top() if self.row == NO_ROW else self.top
        return QRectF(self.left, top, self.right - self.left, line).contains(at)


def place_flags(
    model: ChartModel, look: Look, plot: QRectF, days: tuple[int, int], rows: int = ROWS
) -> tuple[PlacedFlag, ...]:
    """Return what is visible, the latest flag in the highest row that is free; events after."""
    per_day = plot.width() / (days[1] - days[0])
    placed: list[PlacedFlag] = []
    for said in sorted(model.flags, key=lambda flag: -flag.day):
        if model.first <= said.day <= model.last:
            x = plot.left() + (said.day - days[0]) * per_day
            placed.append(_place(said, (x, None), plot, placed, look, rows))
    for mark in reversed(model.shown_marks()):
        first, last = (min(max(day, days[0]), days[1]) for day in (mark.first, mark.last))
        start, end = (plot.left() + (day - days[0]) * per_day for day in (first, last))
        ends = (start, end if mark.last > mark.first else None)
        placed.append(_place(mark, ends, plot, placed, look, rows))
    return tuple(placed)


def flags_of(placed: Iterable[PlacedFlag]) -> Iterator[PlacedFlag]:
    """Yield the flags among all that is placed."""
    return (each for each in placed if not each.key)


def events_of(placed: Iterable[PlacedFlag]) -> Iterator[PlacedFlag]:
    """Yield the events among all that is placed."""
    return (each for each in placed if each.key)


def paint_flag_lines(
    painter: QPainter, flags: Iterable[PlacedFlag], plot: QRectF, look: Look
) -> None:
    """Draw a dashed line from each flag's words to the foot of the plot."""
    pen = QPen(QColor(look.theme.accent), look.px(1))
    pen.setDashPattern((3, 3))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for flag in flags_of(flags):
        top = plot.top() if flag.row == NO_ROW else flag.top
        x = crisp(flag.x)
        painter.drawLine(QPointF(x, top), QPointF(x, plot.bottom() + look.px(4)))


def paint_flag_words(
    painter: QPainter, flags: Iterable[PlacedFlag], plot: QRectF, look: Look
) -> None:
    """Draw each one's sign and words beside its line; only the sign where there is no room."""
    line = look.line_height()
    painter.setFont(look.strong())
    for flag in flags:
        top = plot.top() + look.px(2) if flag.row == NO_ROW else flag.top
        colour = QColor(look.theme.muted if flag.key else look.theme.accent)
        if flag.key:
            _paint_pin(painter, flag, top + line / 2, look)
        else:
            foot = QPointF(flag.left + look.px(1), top + line * 0.84)
            paint_flag(painter, foot, line * 0.68, colour)
        painter.setPen(colour)
        words = QRectF(flag.left + look.px(GLYPH), top, flag.right - flag.left, line)
        painter.drawText(words, BESIDE, flag.words)


def _paint_pin(painter: QPainter, event: PlacedFlag, middle: float, look: Look) -> None:
    """Draw an event's sign: a ring, so that it is told from a flag without its colour."""
    radius = PIN * look.line_height()
    painter.setPen(QPen(QColor(look.theme.muted), look.px(1.5)))
    painter.setBrush(QColor(look.theme.card))
    painter.drawEllipse(QPointF(event.left + look.px(5), middle), radius, radius)


def _place(
    said: Flag | Mark,
    ends: tuple[float, float | None],
    plot: QRectF,
    placed: list[PlacedFlag],
    look: Look,
    rows: int,
) -> PlacedFlag:
    key = said.key if isinstance(said, Mark) else ""
    x, end = ends
    gap, glyph, metrics = look.px(GAP), look.px(GLYPH), QFontMetricsF(look.strong())
    for share in LONGEST_EVENT if key else LONGEST_FLAG:
        one_line = said.words.replace("\n", " ")
        words = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, plot.width() * share)
        width = metrics.horizontalAdvance(words) + glyph
        for row, left in product(range(rows), (x - gap - width, x + gap)):
            top = plot.top() + row * look.line_height()
            here = PlacedFlag(x, left, left + width, row, top, words, key, end)
            inside = left >= plot.left() and left + width <= plot.right()
            if inside and not any(here.clashes(other) for other in placed if other.row != NO_ROW):
                return here
    return PlacedFlag(x, x + gap / 2, x + gap / 2 + glyph, NO_ROW, plot.top(), "", key, end)
