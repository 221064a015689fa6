"""Draws the card: the same lines on the screen and on paper."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sessionbook.ui.card.layout import Placed
from sessionbook.ui.theme import Theme

CORNERS = (-0.27, 0.02), (-0.07, 0.21), (0.27, -0.19)  # of the tick, as shares of its box


def paint(painter: QPainter, lines: Iterable[Placed], theme: Theme) -> None:
    """Draw every line where it stands, nothing ticked."""
    for placed in lines:
        paint_line(painter, placed, theme)


def paint_line(painter: QPainter, placed: Placed, theme: Theme, *, is_ticked: bool = False) -> None:
    """Draw one line, ticked or not."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if placed.box:
        _paint_box(painter, placed, theme, is_ticked=is_ticked)
    painter.setPen(QColor(theme.muted if placed.is_muted or is_ticked else theme.text))
    placed.words.draw(painter, placed.rect.topLeft())
    painter.restore()


def _paint_box(painter: QPainter, placed: Placed, theme: Theme, *, is_ticked: bool) -> None:
    assert placed.box  # noqa: S101 - asked before
    edge = max(1.0, placed.box.width() / 12)
    box = placed.box.adjusted(edge, edge, -edge, -edge)
    painter.setPen(QPen(QColor(theme.accent if is_ticked else theme.edge), edge))
    painter.setBrush(QColor(theme.accent) if is_ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, box.width() / 4, box.width() / 4)
    if is_ticked:
        painter.setPen(QPen(QColor(theme.on_accent), edge * 1.4))
        tick = [box.center() + QPointF(x, y) * box.width() for x, y in CORNERS]
        painter.drawPolyline(QPolygonF(tick))
