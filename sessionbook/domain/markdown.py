"""The Markdown that notes are kept in, read and written without loss.

One block is one line. A blank line parts two paragraphs; every further blank line is an
empty paragraph, which other Markdown readers pass over. Words that look like marks are
escaped, so nothing typed is lost or becomes a form.
"""

from collections.abc import Iterable

from sessionbook.domain.markdown_blocks import (
    DEEPEST,
    EMPTY,
    LISTS,
    SMALLEST_HEADING,
    Block,
    BlockKind,
    normalised,
)
from sessionbook.domain.markdown_inline import Run
from sessionbook.domain.markdown_lines import Line, line_of, read_blocks, write_lines

__all__ = [
    "DEEPEST",
    "EMPTY",
    "LISTS",
    "SMALLEST_HEADING",
    "Block",
    "BlockKind",
    "Line",
    "Run",
    "line_of",
    "normalised",
    "parse",
    "plain",
    "render",
    "written",
]


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of any text at all; never fails, takes time in step with length."""
    return normalised(read_blocks(text)) if text else ()


def render(blocks: Iterable[Block]) -> str:
    """Return the blocks as Markdown; parse gives back the same blocks, normalised."""
    return written(map(line_of, blocks))


def written(lines: Iterable[Line]) -> str:
    """Return as Markdown what line_of made of each block."""
    return "\n".join(write_lines(lines))


def plain(text: str) -> str:
    """Return the words of a Markdown text without marks or empty lines."""
    return "\n".join([words for block in parse(text) if (words := block.text().strip())])
