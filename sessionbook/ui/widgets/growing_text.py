"""A bare text field as high as its words: one line that wraps, never scrolls."""

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from sessionbook.ui.widgets.too_long import say_too_long

LONGEST_PASTE = 20_000
CARET = 4  # pixels after the last word
NARROWEST = 120
LEADING = 4  # pixels above and below the lines together
RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class GrowingText(QPlainTextEdit):
    """Plain text that wraps and grows; Enter is announced instead of breaking the line.

    edited is emitted for the person's own changes only, left when the focus goes away.
    Up on the first line, Down on the last and both with Alt are left to the parent.
    """

    edited = Signal()
    entered = Signal()
    emptied = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, name: str, placeholder: str = "", *, many_lines: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, LEADING // 2, 0, LEADING // 2)
        self.setFixedHeight(self.height_of(1))
        self._many_lines = many_lines
        self._hugs = False
        self._quiet = False
        self._from_right = False
        self.textChanged.connect(self._text_changed)

    def text(self) -> str:
        """Return the text without surrounding white space."""
        return self.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a text without announcing it; nothing of the old one can be undone."""
        if text == self.toPlainText():
            return
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        if self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.End)  # where somebody would go on

    def set_hugging(self, hugs: bool) -> None:
        """Be only as wide as the words, so that something can stand right after them."""
        if hugs != self._hugs:
            self._hugs = hugs
            wide = QSizePolicy.Policy.Preferred if hugs else QSizePolicy.Policy.Expanding
            self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def put_caret_at_end(self) -> None:
        """Take the focus with the caret after the last word."""
        self.setFocus()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def height_of(self, lines: int) -> int:
        """Return the height of so many lines."""
        return lines * self.fontMetrics().lineSpacing() + LEADING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._many_lines:
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        elif key in UP_AND_DOWN and self._leads_out(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        words = text[:LONGEST_PASTE]
        self.insertPlainText(words if self._many_lines else " ".join(words.split()))
        if len(text) > LONGEST_PASTE:
            say_too_long(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width() if self._hugs else NARROWEST, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(NARROWEST, self.sizeHint().width()), self.height())

    def _natural_width(self) -> int:
        metrics = self.fontMetrics()
        words = self.toPlainText() or self.placeholderText()
        lines = words.splitlines() or [""]
        return max(metrics.horizontalAdvance(line) for line in lines) + CARET

    def _leads_out(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        up = event.key() == Qt.Key.Key_Up
        move = QTextCursor.MoveOperation
        return not self.textCursor().movePosition(move.Up if up else move.Down)

    def _text_changed(self) -> None:
        self._align()
        self._fit()
        if self._hugs:
            self.updateGeometry()
        if not self._quiet:
            self.edited.emit()

    def _align(self) -> None:
        """Begin right-to-left words on the right; a plain document does not by itself."""
        side = Qt.AlignmentFlag
        from_right = self.document().firstBlock().textDirection() == RIGHT_TO_LEFT
        wanted = (side.AlignRight if from_right else side.AlignLeft) | side.AlignAbsolute
        option = self.document().defaultTextOption()
        if from_right != self._from_right:
            self._from_right = from_right
            option.setAlignment(wanted)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        """Take the height of the wrapped lines (a plain document measures in lines)."""
        lines = max(1, round(self.document().size().height()), self._asking_lines())
        height = max(self.height_of(lines), lines * self._drawn_line() + LEADING)
        if height != self.height():
            self.setFixedHeight(height)

    def _asking_lines(self) -> int:
        """Return how many lines the words take that stand where nothing is written yet."""
        asking = self.placeholderText()
        if not asking or self.toPlainText():
            return 1
        room = QRect(0, 0, max(1, self.contentsRect().width()), 0)  # asking the viewport: 0.9 MB
        wrapped = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), asking)
        return max(1, round(wrapped.height() / self.fontMetrics().lineSpacing()))

    def _drawn_line(self) -> int:
        """Return how high a line is drawn: a heading's is a pixel more than its font says."""
        block = self.document().firstBlock()
        drawn = self.document().documentLayout().blockBoundingRect(block).height()
        return round(drawn / max(1, block.lineCount()))
