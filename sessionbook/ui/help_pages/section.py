"""A section of the help: a heading that screen readers know as one, and text to be read."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QTextBrowser

from sessionbook.ui.widgets.paragraph import Paragraph

LINE_PERCENT, GAP, INDENT, CELL = 118, 0.6, 1.4, 0.35  # of a line; of the size of the letters
SCROLLED = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
ALWAYS_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class HelpHeading(Paragraph):
    """A title that screen readers call a heading."""

    def __init__(self, words: str, kind: str) -> None:
        super().__init__(words)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(words)


class SectionText(QTextBrowser):
    """As high as its words; the caret reads it by keyboard, Tab goes from link to link.

    Nothing is opened or fetched: what is followed is announced only.
    """

    followed = Signal(str)
    caret_moved = Signal()

    def __init__(self, name: str, markdown: str) -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(ALWAYS_OFF)
        self.setHorizontalScrollBarPolicy(ALWAYS_OFF)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(lambda link: self.followed.emit(link.toString()))
        self.cursorPositionChanged.connect(self.caret_moved)
        self._markdown = markdown
        self._look: tuple[int, int] | None = None
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fill()  # links take the colour of the palette, and room is as large as letters

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SCROLLED:
            event.ignore()  # the page is what scrolls
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_found(self, start: int, end: int) -> None:
        """Mark what was found."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_nothing_found(self) -> None:
        """Mark nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _fill(self) -> None:
        look = self.fontInfo().pixelSize(), self.palette().color(QPalette.ColorRole.Link).rgb()
        if look == self._look:
            return
        self._look = look
        fill(self.document(), self._markdown)
        lay_out(self.document(), self.fontInfo().pixelSize())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(ceil(self.document().size().height()) + 1)


def fill(document: QTextDocument, markdown: str) -> None:
    """Make the document this text; what would be HTML is words."""
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    for table in _tables(document):
        table.removeRows(0, 1)  # the headings, which Markdown asks for, are empty


def lay_out(document: QTextDocument, letters: int) -> None:
    """Give the lines, the paragraphs, the lists and the tables the room of the look."""
    document.setIndentWidth(letters * INDENT)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # laid out once, not after each change
    block = document.begin()
    while block.isValid():
        in_table = QTextCursor(block).currentTable() is not None
        made = QTextBlockFormat()
        made.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setTopMargin(0)
        made.setBottomMargin(0 if in_table else letters * GAP)
        QTextCursor(block).mergeBlockFormat(made)
        _underline_links(block)
        block = block.next()
    for table in _tables(document):
        _lay_out_table(table, letters)
    whole.endEditBlock()


def _underline_links(block: QTextBlock) -> None:
    """Let a link be known by more than its colour."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    for form in block.textFormats():
        if form.format.isAnchor():
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + form.start)
            end = block.position() + form.start + form.length
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(underlined)


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]


def _lay_out_table(table: QTextTable, letters: int) -> None:
    """Two columns without lines."""
    made = table.format()
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellPadding(letters * CELL)
    made.setCellSpacing(0)
    made.setMargin(0)
    percent = QTextLength.Type.PercentageLength
    made.setWidth(QTextLength(percent, 100))
    made.setColumnWidthConstraints([QTextLength(percent, 36), QTextLength(percent, 64)])
    table.setFormat(made)
    strong = QTextCharFormat()
    strong.setFontWeight(600)
    for row in range(table.rows()):
        cell = table.cellAt(row, 0)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(strong)


def heading(words: str, *, is_title: bool) -> QLabel:
    """Return the heading of a section, or the title of the page."""
    return HelpHeading(words, "title" if is_title else "heading")
