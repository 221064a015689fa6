"""Where every line of the card stands: large, and shortened until one screen or sheet holds it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from sessionbook.ui.card.content import Content, Item, Section
from sessionbook.ui.widgets.paragraph import reads_from_right
from sessionbook.ui.words import counted

WIDEST = 62  # as many times the usual letters: more is far for the eyes to come back
LINE_HEIGHT = 1.3
BETWEEN, BEFORE_TITLE, AFTER_TITLE = 0.55, 1.5, 0.45  # as many times the usual letters
BOX, BESIDE_BOX = 0.92, 0.6  # as many times the letters of its line
TITLE_SIZE, HEADING_SIZE = 0.95, 1.1
LONGEST = 600  # letters of a line that are looked at
HEADING = (-1, 0)
TITLE, MORE = -1, -2  # where an item has its number

SMALLER = (1.0, 0.85, 0.7, 0.58, 0.48)


@dataclass(frozen=True, slots=True)
class Brevity:
    """How much is left out: lines that an item may take, and items of each section."""

    lines: int
    items: tuple[int, ...]


SHORTER = (
    Brevity(3, (12, 4, 4, 2)),
    Brevity(2, (10, 3, 4, 2)),
    Brevity(2, (8, 3, 3, 2)),
    Brevity(2, (6, 2, 2, 2)),
    Brevity(2, (5, 2, 2, 1)),
    Brevity(2, (4, 1, 2, 1)),
    Brevity(1, (3, 1, 1, 1)),
)
SHORTEST = (Brevity(1, (3, 1, 1, 0)), Brevity(1, (3, 1, 0, 0)), Brevity(1, (2, 1, 0, 0)))


@dataclass(frozen=True, slots=True)
class Look:
    """The font, how high the usual letters are, and from which side is read."""

    font: QFont
    letters: float
    mirrored: bool = False

    def font_of(self, size: float, *, bold: bool = False) -> QFont:
        """Return the font at a share of the usual size."""
        font = QFont(self.font)
        font.setPixelSize(max(1, round(self.letters * size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the card where it stands; at says which: section and item, TITLE or MORE."""

    at: tuple[int, int]
    text: str
    words: QTextLayout
    rect: QRectF
    is_muted: bool = False
    key: str = ""
    box: QRectF | None = None


def lay_out(content: Content, rect: QRectF, look: Look) -> list[Placed]:
    """Return what stands where, as large and as complete as the rectangle allows."""
    placed: list[Placed] = []
    for brevity, share in _attempts():
        smaller = replace(look, letters=look.letters * share)
        placed = []
        for each in _place(content, rect, smaller, brevity):
            if each.rect.bottom() > rect.bottom():
                break
            placed.append(each)
        else:
            break
    return placed


def _attempts() -> Iterator[tuple[Brevity, float]]:
    for share in SMALLER:
        for brevity in SHORTER:
            yield brevity, share
    for brevity in SHORTEST:
        yield brevity, SMALLER[-1]


def _place(content: Content, rect: QRectF, look: Look, brevity: Brevity) -> Iterator[Placed]:
    width = min(rect.width(), WIDEST * look.letters)
    left = rect.left() + (rect.width() - width) / 2
    pen = _Pen(QRectF(left, rect.top(), width, rect.height()), look)
    yield pen.write(HEADING, content.heading, HEADING_SIZE, 1, is_muted=True)
    for number, section in enumerate(content.sections):
        most = brevity.items[number]
        if section.items and most:
            yield from _place_section(pen, number, section, Brevity(brevity.lines, (most,)))


def _place_section(
    pen: "_Pen", number: int, section: Section, brevity: Brevity
) -> Iterator[Placed]:
    pen.skip(BEFORE_TITLE)
    title = pen.write((number, TITLE), section.title, TITLE_SIZE, 1, is_muted=True)
    yield title
    pen.skip(AFTER_TITLE)
    (most,) = brevity.items
    for place, item in enumerate(section.items[:most]):
        if place:
            pen.skip(BETWEEN)
        yield pen.write_item((number, place), item, section.size, brevity.lines)
    if (left_out := len(section.items) - most) > 0 and section.counts:
        pen.skip(BETWEEN)
        said = counted.tr("and %n more", "", left_out)
        yield pen.write((number, MORE), said, TITLE_SIZE, 1, is_muted=True)


class _Pen:
    """Writes from top to bottom."""

    def __init__(self, room: QRectF, look: Look) -> None:
        self._room, self._look, self._top = room, look, room.top()

    def skip(self, share: float) -> None:
        """Leave room."""
        self._top += share * self._look.letters

    def write(
        self, at: tuple[int, int], text: str, size: float, lines: int, *, is_muted: bool
    ) -> Placed:
        """Write words from side to side."""
        font = self._look.font_of(size, bold=is_muted and at[1] != MORE)
        words, height = wrapped(text, font, self._room.width(), lines)
        rect = QRectF(self._room.left(), self._top, self._room.width(), height)
        self._top = rect.bottom()
        return Placed(at, text, words, rect, is_muted)

    def write_item(self, at: tuple[int, int], item: Item, size: float, lines: int) -> Placed:
        """Write a line of a section, beside a box if it can be ticked."""
        if not item.key:
            return self.write(at, item.text, size, lines, is_muted=False)
        font = self._look.font_of(size, bold=at[1] < 3)  # noqa: PLR2004 - as on Today
        side = font.pixelSize() * BOX
        beside = side + font.pixelSize() * BESIDE_BOX
        words, height = wrapped(item.text, font, self._room.width() - beside, lines)
        rect = QRectF(self._room.left(), self._top, self._room.width(), height)
        self._top = rect.bottom()
        first = QFontMetricsF(font).height()
        box = QRectF(0, rect.top() + (first - side) / 2, side, side)
        mirrored = self._look.mirrored
        box.moveLeft(rect.right() - side if mirrored else rect.left())
        words.setPosition(QPointF(0 if mirrored else beside, 0))
        return Placed(at, item.text, words, rect, key=item.key, box=box)


def wrapped(
    text: str, font: QFont, width: float, most: int, longest: int = LONGEST
) -> tuple[QTextLayout, float]:
    """Return words in at most so many lines, and their height; what is left out ends in dots."""
    plain = " ".join((text if len(text) <= longest else text[:longest] + "…").split())
    layout, height = _lines(plain, font, width, most + 1)
    if layout.lineCount() > most:
        start = layout.lineAt(most - 1).textStart()
        kept, rest = _cut(plain, start)
        room = max(1.0, width - font.pixelSize() / 2)
        metrics = QFontMetricsF(font)
        shown = kept + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        layout, height = _lines(shown, font, width, most)
    return layout, height


def _lines(text: str, font: QFont, width: float, most: int) -> tuple[QTextLayout, float]:
    side, way, from_right = Qt.AlignmentFlag, Qt.LayoutDirection, reads_from_right(text)
    option = QTextOption(side.AlignRight if from_right else side.AlignLeft)
    option.setTextDirection(way.RightToLeft if from_right else way.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    step, top = max(QFontMetricsF(font).height(), font.pixelSize() * LINE_HEIGHT), 0.0
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += max(step, line.height())  # other scripts and signs may be higher than the font
    layout.endLayout()
    return layout, max(step, top)


def _cut(text: str, units: int) -> tuple[str, str]:
    """Cut where Qt counts, which takes some letters for two."""
    coded = text.encode("utf-16-le")
    return coded[: 2 * units].decode("utf-16-le", "ignore"), coded[2 * units :].decode(
        "utf-16-le", "ignore"
    )
