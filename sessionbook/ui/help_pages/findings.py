"""Where words stand in the help: page, section and place, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QTextCursor, QTextDocument

from sessionbook.services.help_pages import HelpPage
from sessionbook.ui.help_pages.section import fill


@dataclass(frozen=True, slots=True)
class Finding:
    """One place; start and end count as Qt does in the document of the section."""

    page: int
    section: int
    start: int
    end: int


class Findings:
    """Reads all sections once, when words are first looked for."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        self._pages = pages

    def of(self, words: str) -> list[Finding]:
        """Return every place of the words, however they are written; none of no words."""
        return list(self._places(words)) if words.strip() else []

    def _places(self, words: str) -> Iterator[Finding]:
        for page, section, document in self._documents:
            cursor = document.find(words)
            while not cursor.isNull():
                yield Finding(page, section, cursor.selectionStart(), cursor.selectionEnd())
                cursor = document.find(words, _after(cursor))

    @cached_property
    def _documents(self) -> list[tuple[int, int, QTextDocument]]:
        made = []
        for page, each in enumerate(self._pages):
            for place, section in enumerate(each.sections):
                document = QTextDocument()
                fill(document, section.text)
                made.append((page, place, document))
        return made


def _after(cursor: QTextCursor) -> int:
    return cursor.selectionEnd()
