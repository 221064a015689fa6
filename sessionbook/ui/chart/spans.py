"""Stretches of days that are marked to be compared, drawn over the still chart."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sessionbook.ui.chart.layout import Layout
from sessionbook.ui.chart.look import Look, crisp

Span = tuple[int, int]
TINT = 0.1  # of the accent
DASHES = (5, 2)


def with_span(spans: Sequence[Span], new: Span) -> tuple[Span, ...]:
    """Return at most two spans, the earlier first; a third begins anew."""
    return tuple(sorted((*spans, new))) if len(spans) == 1 else (new,)


def span_names(count: int) -> tuple[str, ...]:
    """Return what each of so many marked spans is called on the chart."""
    then = QCoreApplication.translate("Chart", "then")
    return (then, QCoreApplication.translate("Chart", "now"))[:count]


def paint_spans(painter: QPainter, layout: Layout, spans: Sequence[Span]) -> None:
    """Draw each span as a tint between two lines, with its name at its head."""
    for span, name in zip(spans, span_names(len(spans)), strict=True):
        _paint_span(painter, layout, span, name)


def _paint_span(painter: QPainter, layout: Layout, span: Span, name: str) -> None:
    look, ground = layout.look, layout.ground
    left = max(ground.left(), layout.x(span[0] - 0.5))
    right = min(ground.right(), layout.x(span[1] + 0.5))
    if right <= left:
        return
    tint = QColor(look.theme.accent)
    tint.setAlphaF(TINT)
    painter.fillRect(QRectF(left, ground.top(), right - left, ground.height()), tint)
    pen = QPen(QColor(look.theme.accent), look.px(1.2))
    pen.setDashPattern(DASHES)
    painter.setPen(pen)
    for x in (left, right):
        painter.drawLine(QLineF(crisp(x), ground.top(), crisp(x), ground.bottom()))
    _paint_name(painter, look, QRectF(left, ground.top(), right - left, 0), name)


def _paint_name(painter: QPainter, look: Look, head: QRectF, name: str) -> None:
    painter.setFont(look.strong())
    width = look.metrics().horizontalAdvance(name) + look.px(14)
    box = QRectF(0, 0, width, look.line_height())
    box.moveCenter(head.center())
    box.moveTop(head.top() + look.px(2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.card))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(look.theme.accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
