"""What a note is made of: blocks, each one line of runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sessionbook.domain.markdown_inline import Run, settle

DEEPEST = 2
SMALLEST_HEADING = 3


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CHECK = "check"
    QUOTE = "quote"


LISTS = frozenset({BlockKind.BULLET, BlockKind.NUMBER, BlockKind.CHECK})


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a note.

    level is 1 to 3 for a heading, 0 to 2 for a list item's depth, else 0; checked is for
    checkbox items only.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()
    level: int = 0
    checked: bool = False

    def text(self) -> str:
        """Return the words without their forms."""
        return "".join([run.text for run in self.runs])


EMPTY = Block()


def normalised(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks as Markdown can say them: settled runs, levels without gaps.

    A note of one empty paragraph is an empty note.
    """
    result: list[Block] = []
    deepest = 0
    for block in blocks:
        if not block.runs and block == EMPTY:
            deepest = 0
            result.append(EMPTY)
            continue
        level = _level(block, deepest)
        deepest = min(level + 1, DEEPEST) if block.kind in LISTS else 0
        checked = block.checked and block.kind is BlockKind.CHECK
        result.append(Block(block.kind, settle(block.runs), level, checked))
    return () if result == [EMPTY] else tuple(result)


def _level(block: Block, deepest: int) -> int:
    if block.kind is BlockKind.HEADING:
        return max(1, min(SMALLEST_HEADING, block.level))
    return max(0, min(deepest, block.level)) if block.kind in LISTS else 0
