"""The lines of a Markdown text to blocks and back: marks, indents, blank lines, escapes."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from sessionbook.domain import markdown_inline as inline
from sessionbook.domain.markdown_blocks import (
    DEEPEST,
    EMPTY,
    LISTS,
    SMALLEST_HEADING,
    Block,
    BlockKind,
)

TAB = 4
BLANKS = " \t"
_NEWLINE = re.compile("\r\n|[\r\u2028\u2029]")
_PLAIN = re.compile(r"[^-#+*_0-9 \t]")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|\Z)")
_ITEM = re.compile(r"(?:([-+*])|[0-9]{1,9}[.)])(?:[ \t]|\Z)")
_BOX = re.compile(r"\[([ xX])\](?:[ \t]|\Z)")
_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_MARK_LIKE = re.compile(r"#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|-(?=[- \t]*\Z)")
_NUMBER_LIKE = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|\Z)")


def read_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text."""
    lines = _NEWLINE.sub("\n", text).split("\n")
    return _spaced(_read_lines(lines), EMPTY)


class Line(NamedTuple):
    """What a block is written as, known from that block alone; its mark follows from the others."""

    kind: BlockKind
    level: int
    words: str


def line_of(block: Block) -> Line:
    """Return a block as it is written, but for the indent and mark of an item or a quote."""
    if not block.runs and block.kind is BlockKind.PARAGRAPH:
        return NO_WORDS
    words = _kept_start(inline.write(inline.settle(block.runs)))
    if block.kind is BlockKind.HEADING:
        words = _heading(words, max(1, min(SMALLEST_HEADING, block.level)))
    elif block.kind is BlockKind.CHECK:
        box = "[x]" if block.checked else "[ ]"
        words = f"{box} {words}" if words else box
    else:
        words = _no_mark(words)
        if block.kind in LISTS and words.startswith("[") and _BOX.match(words):
            words = "\\" + words
    return Line(block.kind, block.level, words)


NO_WORDS = Line(BlockKind.PARAGRAPH, 0, "")


def write_lines(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines of a text."""
    return _parted(_entries(lines))


# Reading


def _read_lines(lines: list[str]) -> Iterator[Block | None]:
    """Yield the blocks, and None for a blank line."""
    offsets: list[int] = []
    for quoted, group in groupby(lines, _is_quote):
        if quoted:
            offsets.clear()
            yield from _spaced(map(_quote, group), Block(BlockKind.QUOTE))
        else:
            yield from (_block(line, offsets) for line in group)


def _is_quote(line: str) -> bool:
    return line.lstrip(BLANKS).startswith(">")


def _spaced(entries: Iterable[Block | None], empty: Block) -> Iterator[Block]:
    """Yield the blocks; blank lines beyond the one that parts two are empty blocks."""
    blanks = needed = 0
    for entry in entries:
        if entry is None:
            blanks += 1
            continue
        yield from repeat(empty, blanks - needed)
        yield entry
        blanks, needed = 0, 1
    yield from repeat(empty, blanks - needed)


def _quote(line: str) -> Block | None:
    words = line.lstrip(BLANKS)[1:].lstrip(BLANKS)
    return Block(BlockKind.QUOTE, inline.read(words)) if words else None


def _block(line: str, offsets: list[int]) -> Block | None:
    """Return what a line is; offsets holds where the words of the open items begin."""
    words = line.lstrip(BLANKS)
    if not words:
        return None
    if not _PLAIN.match(words):
        item = None if _RULE.match(words) else _ITEM.match(words)
        if item:
            indent = len(line[: len(line) - len(words)].expandtabs(TAB))
            return _item(words, item, _level(indent, item, offsets))
        if mark := _HEADING.match(words):
            offsets.clear()
            title = _without_hashes(words[mark.end() :].lstrip(BLANKS))
            return Block(BlockKind.HEADING, inline.read(title), len(mark[1]))
    offsets.clear()
    return Block(BlockKind.PARAGRAPH, inline.read(words))


def _level(indent: int, item: re.Match[str], offsets: list[int]) -> int:
    while offsets and indent < offsets[-1]:
        offsets.pop()
    level = len(offsets)
    offsets.append(indent + len(item[0].rstrip()) + 1)
    return min(level, DEEPEST)


def _item(words: str, item: re.Match[str], level: int) -> Block:
    rest = words[item.end() :].lstrip(BLANKS)
    if not item[1]:
        return Block(BlockKind.NUMBER, inline.read(rest), level)
    if box := _BOX.match(rest):
        rest = rest[box.end() :].lstrip(BLANKS)
        return Block(BlockKind.CHECK, inline.read(rest), level, box[1] != " ")
    return Block(BlockKind.BULLET, inline.read(rest), level)


def _without_hashes(title: str) -> str:
    """Return a heading's words without the hashes that may close it."""
    words = title.rstrip(BLANKS)
    opened = words.rstrip("#")
    closed = len(opened) < len(words) and opened[-1:] in ("", " ", "\t")
    return opened.rstrip(BLANKS) if closed else title


# Writing


class _Outline:
    """Knows the indent and number of the next list item."""

    def __init__(self) -> None:
        self._offsets: list[int] = []
        self._counts: list[int] = []

    def leave(self) -> None:
        """Note that the list is over."""
        self._offsets.clear()
        self._counts.clear()

    def mark(self, line: Line) -> str:
        """Return an item's indent and mark; other readers nest by the parent's words."""
        level = max(0, min(line.level, len(self._offsets), DEEPEST))
        del self._offsets[level:], self._counts[level + 1 :]
        self._counts.extend(repeat(0, level + 1 - len(self._counts)))
        number = self._counts[level] + 1 if line.kind is BlockKind.NUMBER else 0
        self._counts[level] = number
        mark = f"{number}." if number else "-"
        indent = self._offsets[-1] if self._offsets else 0
        self._offsets.append(indent + len(mark) + 1)
        return " " * indent + mark


def _entries(lines: Iterable[Line]) -> Iterator[tuple[str, bool]]:
    """Yield (lines, is list item); an empty paragraph has no words."""
    outline = _Outline()
    for kind, group in groupby(lines, itemgetter(0)):
        if kind in LISTS:
            for line in group:
                mark = outline.mark(line)
                yield f"{mark} {line.words}" if line.words else mark, True
            continue
        outline.leave()
        if kind is BlockKind.QUOTE:
            quoted = _parted((line.words, False) for line in group)
            yield "\n".join([f"> {line}" if line else ">" for line in quoted]), False
        else:
            for line in group:
                yield line.words, False


def _parted(entries: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Yield the lines with blank ones where reading needs them: the converse of _spaced."""
    empties = needed = 0
    after_item = False
    for lines, is_item in entries:
        if not lines:
            empties += 1
            continue
        close = after_item and is_item and not empties
        yield from repeat("", 0 if close else empties + needed)
        yield lines
        empties, needed, after_item = 0, 1, is_item
    yield from repeat("", empties + needed if empties else 0)


def _heading(words: str, level: int) -> str:
    end = len(words.rstrip(BLANKS))
    if words.endswith("#", 0, end):
        words = words[: end - 1] + "\\" + words[end - 1 :]
    return f"{'#' * level} {words}" if words else "#" * level


def _no_mark(words: str) -> str:
    """Return the words so that they begin nothing else."""
    if not words or not (words[0] in "#>-+" or words[0].isdecimal()):
        return words
    if number := _NUMBER_LIKE.match(words):
        return f"{number[1]}\\{words[number.end(1) :]}"
    return "\\" + words if _MARK_LIKE.match(words) else words


def _kept_start(words: str) -> str:
    """Return the words with a leading blank written so that no reader drops it."""
    if words.startswith(" "):
        return "&#32;" + words[1:]
    return "&#9;" + words[1:] if words.startswith("\t") else words
