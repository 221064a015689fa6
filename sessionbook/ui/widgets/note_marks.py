"""Bullets, numbers, boxes and quote bars beside a note's blocks, in the palette's colours."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
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
from sessionbook.ui.widgets.note_document import KIND, kind_of, look_of_heading, shell_of

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
        formed = list(self._formed(area))
        if not formed:
            return
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._editor.font())
        numbers = _Numbers()
        for block in formed:
            shell = shell_of(block)
            if shell.kind is BlockKind.BULLET:
                self._dot(painter, self._place(block), shell.level)
            elif shell.kind is BlockKind.NUMBER:
                self._number(painter, block, numbers.of(block))
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

    def _formed(self, area: QRect) -> Iterator[QTextBlock]:
        """Yield what is no plain paragraph of an area of the viewport.

        A quote's bar reaches to the next block, so that one may be seen below its words.
        """
        above = self._editor.verticalScrollBar().value()
        layout = self._editor.document().documentLayout()
        top, bottom = area.top() + above, area.bottom() + above
        block = self._first(layout, top)
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > bottom:
                return
            if block.blockFormat().hasProperty(KIND) and (
                rect.bottom() >= top or kind_of(block) is BlockKind.QUOTE
            ):
                yield block
            block = block.next()

    def _first(self, layout: QAbstractTextDocumentLayout, height: float) -> QTextBlock:
        """Return the block at a height, or the one before it: after a key, beside the caret.

        Qt is not asked, for it looks for a point in the gap between two blocks in all of them.
        """
        here = self._editor.textCursor().block()
        rect = layout.blockBoundingRect(here)
        if rect.top() - self._editor.fontMetrics().height() <= height <= rect.bottom():
            return here.previous() if here.blockNumber() else here
        document = self._editor.document()

        def top(number: int) -> float:
            return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

        number = bisect_right(range(document.blockCount()), height, key=top) - 1
        return document.findBlockByNumber(max(0, number))

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

    def _number(self, painter: QPainter, block: QTextBlock, number: int) -> None:
        painter.setPen(self._colour(_Role.PlaceholderText))
        place = self._place(block)
        gap = place.height() * 0.3
        room = place.adjusted(-3 * place.width(), 0, -gap, 0)
        align = Qt.AlignmentFlag.AlignRight
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
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
            left = rect.right() + self._editor.document().indentWidth() - 6  # it has no indent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(_Role.Mid))
        painter.drawRect(QRectF(left, rect.top(), 3, rect.height()))

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._editor.palette().color(role)


class _Numbers:
    """Counts the items of a list from its first one, once for those that follow each other."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._next = -1

    def of(self, block: QTextBlock) -> int:
        """Return the number of a block."""
        first = block
        while first.blockNumber() != self._next and kind_of(first.previous()) in LISTS:
            first = first.previous()
        if first.blockNumber() != self._next:
            self._counts.clear()
        self._next = block.blockNumber() + 1
        while first.blockNumber() < block.blockNumber():
            self._count(shell_of(first))
            first = first.next()
        return self._count(shell_of(block))

    def _count(self, shell: Block) -> int:
        counts = self._counts
        for deeper in [level for level in counts if level > shell.level]:
            del counts[deeper]
        numbered = shell.kind is BlockKind.NUMBER
        counts[shell.level] = counts.get(shell.level, 0) + 1 if numbered else 0
        return counts[shell.level]
