"""Draws a page of a summary: the same lines in the preview, on paper and in a file."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sessionbook.ui.report.layout import MUTED, Block, Role
from sessionbook.ui.theme import Theme

DOT, BESIDE = 0.13, 0.6  # of the letters of its line
RULE = 1.0


def paint(painter: QPainter, blocks: Iterable[Block], theme: Theme, *, mirrored: bool) -> None:
    """Draw the blocks of one page where they stand."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for block in blocks:
        painter.setPen(QColor(_colour(block, theme)))
        block.words.draw(painter, block.rect.topLeft())
        if block.has_dot:
            _paint_dot(painter, block, theme, mirrored=mirrored)
        if block.role is Role.BY_WHOM:
            _paint_rule(painter, block.rect, theme)
    painter.restore()


def _colour(block: Block, theme: Theme) -> str:
    if block.role is Role.HEADING:
        return theme.accent
    return theme.muted if block.role in MUTED else theme.text


def _paint_dot(painter: QPainter, block: Block, theme: Theme, *, mirrored: bool) -> None:
    letters = block.words.font().pixelSize()
    first = block.words.lineAt(0)
    y = block.rect.top() + first.y() + first.height() / 2
    beside = BESIDE * letters
    x = block.rect.right() + beside if mirrored else block.rect.left() - beside
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.muted))
    painter.drawEllipse(QPointF(x, y), DOT * letters, DOT * letters)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_rule(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    letters = rect.height() / 2
    y = rect.bottom() + letters / 2
    painter.setPen(QPen(QColor(theme.hairline), RULE))
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
