"""What the clipboard brings into a note and takes out of it: words and our own forms only."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from sessionbook.domain.markdown import EMPTY, Block, BlockKind, Run, normalised, parse, render

MARKDOWN = "text/markdown"
LONGEST_PASTE = 1_000_000
LONGEST_HTML = 2_000_000
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_BLOCKS = {"p", "div", "li", "tr", "table", "ul", "ol", "blockquote", "section", "article", "pre"}
_UNSEEN = {"script", "style", "head", "title", "template", "noscript"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "source"}
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def can_read(source: QMimeData) -> bool:
    """Tell whether there are words; a dropped file's path is none."""
    return any(source.hasFormat(kind) for kind in (MARKDOWN, "text/html", "text/plain"))


def brings_files(source: QMimeData) -> bool:
    """Tell whether it is files or a picture rather than words, as a copied picture's page is."""
    if any(url.isLocalFile() for url in source.urls()):
        return True
    is_picture = source.hasImage() or any(kind.startswith("image/") for kind in source.formats())
    return is_picture and not any(block.text().strip() for block in read(source)[0])


def read(source: QMimeData) -> tuple[tuple[Block, ...], bool]:
    """Return the blocks on the clipboard and whether the end was left out."""
    if source.hasFormat(MARKDOWN):
        text = bytes(source.data(MARKDOWN).data()).decode("utf-8", "replace")
        return parse(text[:LONGEST_PASTE]), len(text) > LONGEST_PASTE
    html = source.html() if source.hasFormat("text/html") else ""
    if html and len(html) <= LONGEST_HTML and (blocks := from_html(html)):
        return blocks, False
    text = source.text() if source.hasFormat("text/plain") else ""
    return from_plain(text[:LONGEST_PASTE]), len(text) > LONGEST_PASTE


def write(blocks: tuple[Block, ...]) -> QMimeData:
    """Return blocks as plain words and as Markdown."""
    made = QMimeData()
    made.setText("\n".join([block.text() for block in blocks]))
    made.setData(MARKDOWN, render(blocks).encode("utf-8", "replace"))
    return made


def from_plain(text: str) -> tuple[Block, ...]:
    """Return plain lines as paragraphs, marks left as they are."""
    lines = [Block(runs=(Run(line),)) if line else EMPTY for line in text.splitlines()]
    return normalised(lines)


def from_html(html: str) -> tuple[Block, ...]:
    """Return the words and forms of a web page; pictures, links and scripts are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return normalised(reader.blocks)


class _Reader(HTMLParser):
    """Collects blocks; fetches and runs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[tuple[str, bool, bool]] = []
        self._box: bool | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _HEADINGS or tag in ("br", "hr"):
            self.end_block()
        if tag == "td":
            self._say(" ")
        given = dict(attrs)
        if tag == "input" and (given.get("type") or "").lower() == "checkbox":
            self._box = "checked" in given
        if tag not in _VOID:
            self._open.append((tag, *self._form(tag, given.get("style") or "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self.end_block()
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if not any(tag in _UNSEEN for tag, _, _ in self._open[:50]):
            self._say(_BLANKS.sub(" ", data))

    def end_block(self) -> None:
        """Take the words so far as a block, if there are any."""
        if "".join([run.text for run in self._runs]).strip():
            self._runs[0] = replace(self._runs[0], text=self._runs[0].text.lstrip(" "))
            self.blocks.append(self._block())
        self._runs = []

    def _form(self, tag: str, style: str) -> tuple[bool, bool]:
        bold, italic = self._now()
        bold = (bold or tag in ("b", "strong") or bool(_BOLD.search(style))) and not bool(
            _NOT_BOLD.search(style)
        )
        return bold, italic or tag in ("i", "em") or bool(_ITALIC.search(style))

    def _now(self) -> tuple[bool, bool]:
        return self._open[-1][1:] if self._open else (False, False)

    def _say(self, words: str) -> None:
        if words.strip(" ") or (self._runs and not self._runs[-1].text.endswith(" ")):
            self._runs.append(Run(words, *self._now()))

    def _block(self) -> Block:
        tags = [tag for tag, _, _ in self._open]
        runs = tuple(self._runs)
        for tag in reversed(tags):
            if tag in _HEADINGS:
                return Block(BlockKind.HEADING, runs, _HEADINGS[tag])
            if tag == "li":
                return self._item(runs, [tag for tag in tags if tag in ("ul", "ol")])
        return Block(BlockKind.QUOTE if "blockquote" in tags else BlockKind.PARAGRAPH, runs)

    def _item(self, runs: tuple[Run, ...], lists: list[str]) -> Block:
        box, self._box = self._box, None
        level = max(0, len(lists) - 1)
        if box is not None:
            return Block(BlockKind.CHECK, runs, level, box)
        return Block(BlockKind.NUMBER if lists[-1:] == ["ol"] else BlockKind.BULLET, runs, level)
