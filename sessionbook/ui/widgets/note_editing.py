"""What Enter, Tab, Backspace and typed marks do to the blocks of a note."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from sessionbook.domain.markdown import DEEPEST, EMPTY, LISTS, Block, BlockKind
from sessionbook.ui.widgets.note_document import PLAIN, Shape, kind_of, shell_of

PART = 3  # the level of a heading that begins a part
TYPED_MARKS = {
    "- ": Block(BlockKind.BULLET),
    "* ": Block(BlockKind.BULLET),
    "1. ": Block(BlockKind.NUMBER),
    "[ ] ": Block(BlockKind.CHECK),
    "[] ": Block(BlockKind.CHECK),
    "[x] ": Block(BlockKind.CHECK, checked=True),
    "> ": Block(BlockKind.QUOTE),
    "# ": Block(BlockKind.HEADING, level=1),
    "## ": Block(BlockKind.HEADING, level=2),
    "### ": Block(BlockKind.HEADING, level=3),
}


def touched(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """Yield the blocks that the selection touches."""
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        yield block
        block = block.next()


def change(cursor: QTextCursor, shape: Shape, changed: Callable[[Block], Block]) -> None:
    """Give every touched block another kind, level or tick, as one step to undo."""
    cursor.beginEditBlock()
    for block in touched(cursor):
        QTextCursor(block).setBlockFormat(shape.format(changed(shell_of(block))))
    cursor.endEditBlock()


def toggle_kind(cursor: QTextCursor, shape: Shape, kind: BlockKind, level: int = 0) -> None:
    """Make the touched blocks this kind, or paragraphs again if all are."""
    shells = [shell_of(block) for block in touched(cursor)]
    if all(shell.kind is kind and (shell.level == level or kind in LISTS) for shell in shells):
        change(cursor, shape, lambda _: EMPTY)
    else:
        change(cursor, shape, lambda old: Block(kind, (), _level(old, kind, level)))


def toggle_checks(cursor: QTextCursor, shape: Shape) -> Block | None:
    """Tick the touched checkboxes, or none of them if all were; return the first one's state."""
    boxes = [b for b in map(shell_of, touched(cursor)) if b.kind is BlockKind.CHECK]
    if not boxes:
        return None
    ticked = not all(box.checked for box in boxes)
    change(
        cursor,
        shape,
        lambda old: replace(old, checked=ticked) if old.kind is BlockKind.CHECK else old,
    )
    return replace(boxes[0], checked=ticked)


def shift(cursor: QTextCursor, shape: Shape, by: int) -> None:
    """Move the touched list items in or out, never deeper than one below the item above."""
    cursor.beginEditBlock()
    for block in touched(cursor):
        above = shell_of(block.previous()) if block.previous().isValid() else EMPTY
        limit = min(DEEPEST, above.level + 1) if above.kind in LISTS else 0
        shell = shell_of(block)
        if shell.kind in LISTS:
            moved = replace(shell, level=max(0, min(limit, shell.level + by)))
            QTextCursor(block).setBlockFormat(shape.format(moved))
    cursor.endEditBlock()


def break_line(cursor: QTextCursor, shape: Shape) -> None:
    """Begin the next block: a list goes on, an empty item ends it, headings are one line."""
    shell = shell_of(cursor.block())
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if shell.kind is not BlockKind.PARAGRAPH and not cursor.block().text():
        cursor.setBlockFormat(shape.format(_outward(shell)))
    elif shell.kind is BlockKind.HEADING:
        cursor.insertBlock(shape.format(shell if cursor.atBlockStart() else EMPTY), PLAIN)
        if cursor.block().previous().text() == "":
            QTextCursor(cursor.block().previous()).setBlockFormat(shape.format(EMPTY))
    else:
        cursor.insertBlock(shape.format(replace(shell, checked=False)))
    cursor.endEditBlock()


def begin_part(cursor: QTextCursor, shape: Shape, words: str) -> None:
    """Write a heading below the block of the cursor, or in it if it is empty; go below that."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    form = shape.format(Block(BlockKind.HEADING, level=PART))
    if cursor.block().text():
        cursor.insertBlock(form, PLAIN)
    else:
        cursor.setBlockFormat(form)
    cursor.insertText(words, PLAIN)
    below = cursor.block().next()
    if below.isValid() and not below.text() and kind_of(below) is BlockKind.PARAGRAPH:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    else:
        cursor.insertBlock(shape.format(EMPTY), PLAIN)
    cursor.endEditBlock()


def step_out(cursor: QTextCursor, shape: Shape) -> bool:
    """At the start of a list item, heading or quote, take the form off; tell whether so."""
    shell = shell_of(cursor.block())
    if cursor.hasSelection() or not cursor.atBlockStart() or shell.kind is BlockKind.PARAGRAPH:
        return False
    change(cursor, shape, _outward)
    return True


def take_mark(cursor: QTextCursor, shape: Shape) -> None:
    """Turn a mark just typed at the start of a block into the form, as its own step to undo."""
    block = cursor.block()
    place = cursor.positionInBlock()
    if place > max(map(len, TYPED_MARKS)):
        return
    form = TYPED_MARKS.get(block.text()[:place])
    kind = kind_of(block)
    to_box = kind is BlockKind.BULLET and form is not None and form.kind is BlockKind.CHECK
    if form is None or not (kind is BlockKind.PARAGRAPH or to_box):
        return
    level = shell_of(block).level if to_box else form.level
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(shape.format(replace(form, level=level)))
    cursor.endEditBlock()


def _outward(shell: Block) -> Block:
    if shell.kind in LISTS and shell.level:
        return replace(shell, level=shell.level - 1, checked=False)
    return EMPTY


def _level(old: Block, kind: BlockKind, level: int) -> int:
    return old.level if kind in LISTS and old.kind in LISTS else level
