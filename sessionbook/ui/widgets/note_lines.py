"""The lines of a note as it is kept; a block is turned again only when it was changed."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from sessionbook.domain.markdown import Block, Line, line_of, written
from sessionbook.ui.widgets.note_document import block_of


class NoteLines(QObject):
    """Follows a document: what a save turns is what was typed, however long the note is."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines: list[Line | None] = []
        document.contentsChange.connect(self._changed)

    def take(self, blocks: Iterable[Block]) -> None:
        """Know already what the document was just filled with."""
        self._lines = [line_of(block) for block in blocks]

    def markdown(self) -> str:
        """Return the whole note."""
        count = self._document.blockCount()
        if len(self._lines) != count:
            self._lines = [None] * count
        for number in self._unknown():
            self._lines[number] = line_of(block_of(self._document.findBlockByNumber(number)))
        return written([line for line in self._lines if line])

    def _unknown(self) -> Iterator[int]:
        """Yield the number of each block whose line is not known, by which it is to be known."""
        number = -1
        for _ in range(self._lines.count(None)):
            number = self._lines.index(None, number + 1)
            yield number

    def _changed(self, place: int, removed: int, added: int) -> None:
        """Forget the lines of the blocks that were changed, taken away or put between."""
        del removed
        count = self._document.blockCount()
        more = count - len(self._lines)
        first = self._document.findBlock(place).blockNumber()
        last = self._document.findBlock(place + added).blockNumber()
        if first < 0 or last < 0:  # the end of all, or of what was all before
            first, last = max(0, first), count - 1
        self._lines[first : max(first, last - more + 1)] = [None] * (last - first + 1)
