"""Bullets, numbers, boxes and quote bars beside a note's blocks, in the palette's colours."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from sessionbook.domain.markdown import LISTS, Block, BlockKind
from sessionbook.ui.widgets.note_document import look_of_heading, shell_of

_Role = QPalette.ColorRole


class Looks(QSyntaxHighlighter):
    """Paints headings large and ticked items quiet, leaving the words' own form alone."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._headings = {level: look_of_heading(level) for level in (1, 2, 3)}
        self._done = QTextCharFormat()

    def set_palette(self, palette: QPalette) -> None:
        """Take the quiet colour of a palette."""
        self._done.setForeground(palette.color(_Role.PlaceholderText))

    def highlightBlock(self, text: str) -> None:
        form = self.currentBlock().blockFormat()
        if level := form.headingLevel():
            self.setFormat(0, 2 * len(text), self._headings[level])
        elif form.marker() is QTextBlockFormat.MarkerType.Checked:
            self.setFormat(0, 2 * len(text), self._done)


class Marks:
    """Paints the marks of an editor and finds the box under a point."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor

    def paint(self, area: QRect) -> None:
        """Paint the marks of the blocks in an area of the viewport."""
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._editor.font())
        for block, shell, number in self._visible(area):
            if shell.kind is BlockKind.BULLET:
                self._dot(painter, self._place(block), shell.level)
            elif shell.kind is BlockKind.NUMBER:
                self._number(painter, self._place(block), number)
            elif shell.kind is BlockKind.CHECK:
                self._box(painter, self._place(block), ticked=shell.checked)
            elif shell.kind is BlockKind.QUOTE:
                self._bar(painter, block)

    def box_at(self, point: QPointF) -> QTextBlock | None:
        """Return the block whose checkbox is at a point of the viewport."""
        block = self._editor.cursorForPosition(point.toPoint()).block()
        if shell_of(block).kind is BlockKind.CHECK and self._place(block).contains(point):
            return block
        return None

    def _visible(self, area: QRect) -> Iterator[tuple[QTextBlock, Block, int]]:
        """Yield (block, shell, number); numbers are counted from the list's first item."""
        block = self._editor.cursorForPosition(area.topLeft()).block()
        top = block.position()
        while block.previous().isValid() and shell_of(block.previous()).kind in LISTS:
            block = block.previous()
        counts: dict[int, int] = {}
        while block.isValid():
            shell = shell_of(block)
            if block.position() >= top:
                if self._rect(block).top() > area.bottom():
                    return
                yield block, shell, _count(counts, shell)
            else:
                _count(counts, shell)
            block = block.next()

    def _rect(self, block: QTextBlock) -> QRectF:
        """Return a block's place in the viewport."""
        editor = self._editor
        rect = editor.document().documentLayout().blockBoundingRect(block)
        offset = (editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
        return rect.translated(-offset[0], -offset[1])

    def _place(self, block: QTextBlock) -> QRectF:
        """Return the room for a mark: before the first line, on the side where reading starts."""
        line = block.layout().lineAt(0)
        origin = self._rect(block).topLeft()
        words = line.naturalTextRect().translated(origin)
        width = self._editor.document().indentWidth()
        top = origin.y() + line.y() + line.ascent() - self._metrics_ascent()
        height = self._editor.fontMetrics().height()
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            return QRectF(words.right(), top, width, height)
        return QRectF(words.left() - width, top, width, height)

    def _metrics_ascent(self) -> int:
        return self._editor.fontMetrics().ascent()

    def _dot(self, painter: QPainter, place: QRectF, level: int) -> None:
        size = place.height() * 0.15
        painter.setPen(QPen(self._colour(_Role.PlaceholderText), 1.2))
        filled = level != 1
        painter.setBrush(self._colour(_Role.PlaceholderText) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.center() + QPointF(0, size / 3), size, size)

    def _number(self, painter: QPainter, place: QRectF, number: int) -> None:
        painter.setPen(self._colour(_Role.PlaceholderText))
        gap = place.height() * 0.3
        room = place.adjusted(-3 * place.width(), 0, -gap, 0)
        align = Qt.AlignmentFlag.AlignRight
        if self._editor.cursorForPosition(place.center().toPoint()).block().textDirection() == (
            Qt.LayoutDirection.RightToLeft
        ):
            room, align = place.adjusted(gap, 0, 3 * place.width(), 0), Qt.AlignmentFlag.AlignLeft
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags.value), f"{number}.")

    def _box(self, painter: QPainter, place: QRectF, *, ticked: bool) -> None:
        side = place.height() * 0.82
        box = QRectF(0, 0, side, side)
        box.moveCenter(place.center())
        accent = self._colour(_Role.Highlight)
        painter.setPen(QPen(accent if ticked else self._colour(_Role.Dark), 1.5))
        painter.setBrush(accent if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side / 4, side / 4)
        if ticked:
            painter.setPen(QPen(self._colour(_Role.HighlightedText), side / 8))
            corners = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            tick = [box.topLeft() + QPointF(x * side, y * side) for x, y in corners]
            painter.drawPolyline(QPolygonF(tick))

    def _bar(self, painter: QPainter, block: QTextBlock) -> None:
        rect = self._rect(block)
        below = block.next()
        if below.isValid() and shell_of(below).kind is BlockKind.QUOTE:
            rect.setBottom(self._rect(below).top())
        left = rect.left() + 3
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            left = rect.right() - 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(_Role.Mid))
        painter.drawRect(QRectF(left, rect.top(), 3, rect.height()))

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._editor.palette().color(role)


def _count(counts: dict[int, int], shell: Block) -> int:
    """Return a block's number and keep the counts for the ones after it."""
    if shell.kind not in LISTS:
        counts.clear()
        return 0
    for deeper in [level for level in counts if level > shell.level]:
        del counts[deeper]
    numbered = shell.kind is BlockKind.NUMBER
    counts[shell.level] = counts.get(shell.level, 0) + 1 if numbered else 0
    return counts[shell.level]
