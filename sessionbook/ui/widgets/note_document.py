"""A note's blocks to a QTextDocument and back; Qt's own Markdown would rewrap and escape."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self, cast

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from sessionbook.domain.markdown import EMPTY, LISTS, Block, BlockKind, Run

KIND = QTextFormat.Property.UserProperty.value + 1
LEVEL = KIND + 1
LINE_HEIGHT = 1.65
PLAIN = QTextCharFormat()
_KINDS = tuple(BlockKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_HEADING_SIZES = {1: 2, 2: 1, 3: 0}
_Marker = QTextBlockFormat.MarkerType


@dataclass(frozen=True, slots=True)
class Shape:
    """Room between lines and blocks, in step with the font."""

    line_percent: float
    gap: float
    indent: float

    @classmethod
    def of(cls, font: QFont) -> Self:
        """Return the look's room for a font; Qt counts in line spacings, the look in sizes."""
        em = font.pixelSize() if font.pixelSize() > 0 else QFontMetricsF(font).height() / 1.21
        percent = 100 * LINE_HEIGHT * em / max(1.0, QFontMetricsF(font).lineSpacing())
        return cls(round(max(100.0, percent), 1), round(em * 0.8), round(em * 1.75))

    def format(self, block: Block) -> QTextBlockFormat:
        """Return how a block of this kind is set; not to be changed."""
        return _block_format(self, block.kind, block.level, block.checked)


@lru_cache(64)
def _block_format(shape: Shape, kind: BlockKind, level: int, checked: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    made.setLineHeight(shape.line_percent, proportional)
    made.setTopMargin(0 if kind in LISTS else shape.gap)
    made.setBottomMargin(shape.gap / 3 if kind in LISTS else shape.gap)
    if kind is BlockKind.PARAGRAPH:
        return made
    made.setProperty(KIND, _NUMBERS[kind])
    made.setProperty(LEVEL, level)
    if kind is BlockKind.HEADING:
        made.setHeadingLevel(level)
        made.setBottomMargin(shape.gap / 2)
    else:
        made.setIndent(level + 1)
    if kind is BlockKind.CHECK:
        made.setMarker(_Marker.Checked if checked else _Marker.Unchecked)
    return made


def kind_of(block: QTextBlock) -> BlockKind:
    """Return what a block of a document is."""
    return _KINDS[block.blockFormat().property(KIND) or 0]


def shell_of(block: QTextBlock) -> Block:
    """Return a block of a document without its words."""
    form = block.blockFormat()
    number = form.property(KIND)
    if not number:
        return EMPTY
    kind = _KINDS[number]
    checked = kind is BlockKind.CHECK and form.marker() is _Marker.Checked
    return Block(kind, (), form.property(LEVEL), checked)


def block_of(block: QTextBlock) -> Block:
    """Return a block of a document."""
    shell = shell_of(block)
    return Block(shell.kind, _runs(block), shell.level, shell.checked)


def blocks_of(document: QTextDocument) -> Iterator[Block]:
    """Yield a document's blocks."""
    block = document.begin()
    while block.isValid():
        yield block_of(block)
        block = block.next()


def selected_blocks(cursor: QTextCursor) -> Iterator[Block]:
    """Yield what is selected; blocks cut at the selection's ends keep their kind."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        shell = shell_of(block)
        inside = block.position() >= start and block.position() + block.length() - 1 <= end
        runs = _runs(block) if inside else _cut_runs(block, start, end)
        yield Block(shell.kind, runs, shell.level, shell.checked)
        block = block.next()


def fill(document: QTextDocument, blocks: Sequence[Block], shape: Shape) -> None:
    """Make the document these blocks, with nothing to undo."""
    document.setUndoRedoEnabled(False)
    document.setIndentWidth(shape.indent)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    document.setPlainText("\n".join([block.text() for block in blocks]))
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(shape.format(EMPTY))
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or _is_formed(block):
            _form(QTextCursor(document.findBlockByNumber(number)), block, shape)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def insert(cursor: QTextCursor, blocks: Sequence[Block], shape: Shape) -> None:
    """Put blocks at the cursor; the first joins the words that are there."""
    if all(block.kind is BlockKind.PARAGRAPH and not _is_formed(block) for block in blocks):
        cursor.insertText("\n".join([block.text() for block in blocks]), PLAIN)
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, block in enumerate(blocks):
        if number:
            cursor.insertBlock(shape.format(block), PLAIN)
        elif not cursor.block().text() and block.kind is not BlockKind.PARAGRAPH:
            cursor.setBlockFormat(shape.format(block))
        for run in block.runs:
            cursor.insertText(run.text, char_format(run))
    cursor.endEditBlock()


def char_format(run: Run) -> QTextCharFormat:
    """Return how a run is set."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    return made


def look_of_heading(level: int) -> QTextCharFormat:
    """Return how a heading's words are painted, whatever their own form."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setProperty(QTextFormat.Property.FontSizeAdjustment, _HEADING_SIZES.get(level, 0))
    return made


def _is_formed(block: Block) -> bool:
    return any(run.bold or run.italic for run in block.runs)


def _form(cursor: QTextCursor, block: Block, shape: Shape) -> None:
    if block.kind is not BlockKind.PARAGRAPH:
        cursor.setBlockFormat(shape.format(block))
    for run in block.runs:
        width = len(run.text.encode("utf-16-le")) // 2
        if run.bold or run.italic:
            end = cursor.position() + width
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(char_format(run))
            cursor.setPosition(end)
        else:
            cursor.setPosition(cursor.position() + width)


def _runs(block: QTextBlock) -> tuple[Run, ...]:
    formats = block.textFormats()
    if len(formats) == 1:
        text = block.text()
        return (_run(text, formats[0].format),) if text else ()
    return tuple([_run(piece.text(), piece.charFormat()) for piece in _fragments(block)])


def _cut_runs(block: QTextBlock, start: int, end: int) -> tuple[Run, ...]:
    runs = []
    for piece in _fragments(block):
        first = max(0, start - piece.position())
        last = min(piece.length(), end - piece.position())
        if first < last:
            units = piece.text().encode("utf-16-le", "surrogatepass")
            text = units[2 * first : 2 * last].decode("utf-16-le", "ignore")
            runs.append(_run(text, piece.charFormat()))
    return tuple(runs)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    parts = cast("Iterable[QTextBlock.iterator]", block)
    return (part.fragment() for part in parts)


def _run(text: str, form: QTextCharFormat) -> Run:
    return Run(text, form.fontWeight() >= QFont.Weight.Bold, form.fontItalic())
