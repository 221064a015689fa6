"""Where every line of a summary stands, so that one page holds it, or as few as it needs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QTextLayout

from sessionbook.ui.card.layout import LINE_HEIGHT, Look, wrapped
from sessionbook.ui.chart.words import number
from sessionbook.ui.pages.looking_back.words import Fact
from sessionbook.ui.report.content import Content, Section
from sessionbook.ui.words import counted

TITLE, HEADING, DETAIL, FOOT = 1.6, 1.0, 0.95, 0.8  # as many times the usual letters
BEFORE_HEADING, AFTER_HEADING, BETWEEN, INDENT = 0.95, 0.3, 0.32, 1.0
AFTER_TITLE, AFTER_HEAD, ABOVE_FOOT = 0.15, 0.5, 0.8
MOST_PAGES = 8
LETTERS_A_LINE = 130
MORE_WORDS = "…"


class Role(StrEnum):
    """What a block is, for whoever has the page read aloud."""

    TITLE = "title"
    BY_WHOM = "by_whom"
    HEADING = "heading"
    ITEM = "item"
    DETAIL = "detail"
    MORE = "more"
    FOOT = "foot"


MUTED = (Role.BY_WHOM, Role.MORE, Role.FOOT)


@dataclass(frozen=True, slots=True)
class Block:
    """A few lines that stand together."""

    page: int
    role: Role
    text: str
    words: QTextLayout
    rect: QRectF
    has_dot: bool = False


@dataclass(frozen=True, slots=True)
class Brevity:
    """How large the letters are, and how much of each heading, item and detail is shown."""

    share: float
    lines: int
    items: int
    details: int


MANY = 10_000
ON_A_PAGE = (
    Brevity(1.0, 8, MANY, 6),
    Brevity(0.93, 8, MANY, 6),
    Brevity(0.86, 8, MANY, 6),
    Brevity(0.8, 8, MANY, 6),
    Brevity(0.8, 4, MANY, 4),
    Brevity(0.8, 3, 12, 3),
    Brevity(0.8, 2, 12, 2),
    Brevity(0.8, 2, 8, 2),
    Brevity(0.8, 2, 6, 2),
    Brevity(0.8, 2, 4, 1),
    Brevity(0.8, 1, 4, 1),
    Brevity(0.8, 1, 3, 1),
    Brevity(0.8, 1, 2, 1),
    Brevity(0.8, 1, 1, 1),
    Brevity(0.8, 1, 1, 0),
)
"""Letters get smaller, to eight points and a half, before a word is left out."""

ON_SEVERAL = (
    Brevity(1.0, 40, MANY, MANY),
    Brevity(0.86, 40, MANY, MANY),
    Brevity(0.8, 8, 40, 8),
    *ON_A_PAGE[6:],
)


def lay_out(content: Content, room: QRectF, look: Look) -> list[Block]:
    """Return what stands where on which page, as large and as complete as there is room."""
    most = MOST_PAGES if content.is_long else 1
    placed: list[Block] = []
    for brevity in ON_SEVERAL if content.is_long else ON_A_PAGE:
        placed = []
        smaller = replace(look, letters=look.letters * brevity.share)
        for block in _place(content, _Pen(room, smaller), brevity):
            if block.page >= most:
                break
            placed.append(block)
        else:
            break
    pages = max((block.page for block in placed), default=0) + 1
    return [*placed, *_feet(content, room, look, pages)]


def _place(content: Content, pen: "_Pen", brevity: Brevity) -> Iterator[Block]:
    yield pen.write(Role.TITLE, content.title, TITLE, 1)
    pen.skip(AFTER_TITLE)
    yield pen.write(Role.BY_WHOM, content.by_whom, 1, 2)
    pen.skip(AFTER_HEAD)
    for section in content.sections:
        yield from _place_section(section, pen, brevity)


def _place_section(section: Section, pen: "_Pen", brevity: Brevity) -> Iterator[Block]:
    pen.skip(BEFORE_HEADING)
    pen.keep_together(3)
    yield pen.write(Role.HEADING, section.title, HEADING, 1)
    pen.skip(AFTER_HEADING)
    for number_, item in enumerate(section.items[: brevity.items]):
        if number_:
            pen.skip(BETWEEN)
        yield from _place_item(item, pen, brevity)
    if (left := len(section.items) - brevity.items) > 0:
        pen.skip(BETWEEN)
        yield pen.write(Role.MORE, counted.tr("and %n more", "", left), DETAIL, 1)


def _place_item(item: Fact, pen: "_Pen", brevity: Brevity) -> Iterator[Block]:
    shown = item.details[: brevity.details]
    texts = [item.text, *shown]
    if len(shown) < len(item.details):
        texts[-1] = f"{texts[-1].rstrip('…')} {MORE_WORDS}"
    yield pen.write(Role.ITEM, texts[0], 1, brevity.lines, is_bold=bool(item.details))
    for text in texts[1:]:
        yield pen.write(Role.DETAIL, text, DETAIL, brevity.lines)


def _feet(content: Content, room: QRectF, look: Look, pages: int) -> Iterator[Block]:
    """Yield what stands at the bottom of each page: whose words these are, and which page."""
    for page in range(pages):
        said = content.closing
        if pages > 1:
            form = QCoreApplication.translate("Report", "{words} Page {page} of {pages}.")
            said = form.format(words=said, page=number(page + 1), pages=number(pages))
        font = look.font_of(FOOT)
        words, height = wrapped(said, font, room.width(), 1)
        rect = QRectF(room.left(), room.bottom() - height, room.width(), height)
        yield Block(page, Role.FOOT, said, words, rect)


class _Pen:
    """Writes from top to bottom, and goes on on the next page."""

    def __init__(self, room: QRectF, look: Look) -> None:
        self._room, self._look = room, look
        self._page, self._top = 0, room.top()
        self._bottom = room.bottom() - (FOOT * LINE_HEIGHT + ABOVE_FOOT) * look.letters * 1.25

    def skip(self, share: float) -> None:
        """Leave room, but none at the top of a page."""
        if self._top > self._room.top():
            self._top += share * self._look.letters

    def keep_together(self, lines: int) -> None:
        """Go to the next page unless so many lines still stand on this one."""
        if self._top + lines * LINE_HEIGHT * self._look.letters > self._bottom:
            self._turn()

    def write(
        self, role: Role, text: str, size: float, lines: int, *, is_bold: bool = False
    ) -> Block:
        """Write words from side to side; those of an item stand in a little."""
        has_dot = role is Role.ITEM
        indent = INDENT * self._look.letters if role in (Role.ITEM, Role.DETAIL, Role.MORE) else 0
        bold = is_bold or role in (Role.TITLE, Role.HEADING)
        font = self._look.font_of(size, bold=bold)
        width = self._room.width() - indent
        words, height = wrapped(text, font, width, lines, lines * LETTERS_A_LINE)
        if self._top + height > self._bottom and self._top > self._room.top():
            self._turn()
        left = self._room.left() + (0 if self._look.mirrored else indent)
        rect = QRectF(left, self._top, width, height)
        self._top = rect.bottom()
        return Block(self._page, role, text, words, rect, has_dot)

    def _turn(self) -> None:
        self._page, self._top = self._page + 1, self._room.top()
