"""The field that notes are written in: Markdown in, Markdown out, nothing fetched."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from sessionbook.domain.markdown import LISTS, Block, parse
from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets import note_document as document
from sessionbook.ui.widgets import note_editing as editing
from sessionbook.ui.widgets import note_paste
from sessionbook.ui.widgets.note_actions import FORMS, Form, make_actions
from sessionbook.ui.widgets.note_field import NoteField
from sessionbook.ui.widgets.note_following import Following
from sessionbook.ui.widgets.note_lines import NoteLines
from sessionbook.ui.widgets.note_marks import Looks, Marks
from sessionbook.ui.widgets.too_long import say_too_long

READING_CHARACTERS = 72
_SAMPLE = "what would have been enough to say that day, and to whom"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MEANT = {*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace}


class NoteEditor(NoteField):
    """Rich text kept as Markdown.

    edited is emitted for the person's own changes only and serialises nothing; announced
    carries a sentence when something unseen happened.
    """

    edited = Signal()
    announced = Signal(str)
    take_files: Callable[[QMimeData], object] | None = None
    """Is given pictures and files that are pasted or dropped here; without it they are left."""

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        super().__init__()
        self._quiet = False
        self._min_lines = 0
        self._shown_forms: tuple[object, ...] = ()
        self._marks = Marks(self)
        self._shape = document.Shape.of(self.font())
        self._looks = Looks(self.document())
        self._looks.set_palette(self.palette())
        self._lines = NoteLines(self.document())
        self._following = Following(self)
        self._dress(name, placeholder)
        self.forms = make_actions(self, self._give)
        self.textChanged.connect(self._text_changed)
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.currentCharFormatChanged.connect(self._show_forms)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.set_markdown("")

    def _dress(self, name: str, placeholder: str) -> None:
        self.setProperty("kind", "note")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(1)

    # Text

    def set_markdown(self, text: str) -> None:
        """Show a note without announcing it; there is nothing to undo afterwards."""
        self._fill(parse(text))

    def markdown(self) -> str:
        """Return the note as Markdown."""
        return self._lines.markdown()

    def begin_part(self, words: str) -> None:
        """Write a heading at the caret, or at the end while the caret was not moved."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if cursor.atStart():
            cursor.movePosition(QTextCursor.MoveOperation.End)
        editing.begin_part(cursor, self._shape, words)
        self.setFocus()
        self.setTextCursor(cursor)
        self._show_forms()

    def set_growing(self, min_lines: int = 1) -> None:
        """Be as high as the text and at least so many lines; the page scrolls, not the field."""
        self._min_lines = max(1, min_lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fill(self, blocks: tuple[Block, ...]) -> None:
        self._quietly(lambda: document.fill(self.document(), blocks, self._shape))
        self._lines.take(blocks)
        self._quietly(lambda: self.setTextCursor(QTextCursor(self.document())))
        self.setCurrentCharFormat(QTextCharFormat())
        self._show_forms()

    # Forms

    def _give(self, form: Form) -> None:
        self._shown_forms = ()  # an action that is pressed checks itself
        if self.isReadOnly():
            return
        made = QTextCharFormat()
        if form.kind:
            editing.toggle_kind(self.textCursor(), self._shape, form.kind, form.level)
        elif form.name == "bold":
            bold = self.fontWeight() >= QFont.Weight.Bold
            made.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
            self.mergeCurrentCharFormat(made)
        else:
            made.setFontItalic(not self.fontItalic())
            self.mergeCurrentCharFormat(made)
        self._show_forms()

    def _show_forms(self) -> None:
        """Let the actions say what the words at the cursor are."""
        shell = document.shell_of(self.textCursor().block())
        now = (shell.kind, shell.level, self.fontWeight() >= QFont.Weight.Bold, self.fontItalic())
        if now == self._shown_forms:
            return
        kind, level, bold, italic = self._shown_forms = now
        for form in FORMS:
            if form.kind:
                self.forms[form.name].setChecked(form.kind is kind and form.level in (0, level))
        self.forms["bold"].setChecked(bold)
        self.forms["italic"].setChecked(italic)

    def _tick(self, cursor: QTextCursor) -> None:
        """Tick or untick, and say it: a painted box is nothing to a screen reader."""
        if self.isReadOnly() or not (box := editing.toggle_checks(cursor, self._shape)):
            return
        words = self.tr("Done: {words}") if box.checked else self.tr("Not done yet: {words}")
        self._announce(words.format(words=cursor.block().text()))

    def _announce(self, sentence: str) -> None:
        self.announced.emit(sentence)
        announce(self, sentence)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and self._edit_by_key(event):
            event.accept()
            self._show_forms()
            return
        super().keyPressEvent(event)
        if event.text() == " " and not self.isReadOnly():
            editing.take_mark(self.textCursor(), self._shape)
            self._show_forms()

    def _edit_by_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in a note; tell whether it meant anything."""
        key = event.key()
        if key not in _MEANT:
            return False
        cursor = self.textCursor()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(cursor, inwards=key == Qt.Key.Key_Tab, leaves=bool(control))
        if key in _ENTER and control:
            self._tick(cursor)
            return True
        if key in _ENTER:
            editing.break_line(cursor, self._shape)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return True
        plain_backspace = key == Qt.Key.Key_Backspace and not control
        return plain_backspace and editing.step_out(cursor, self._shape)

    def _tab(self, cursor: QTextCursor, *, inwards: bool, leaves: bool) -> bool:
        if leaves or not self._in_list():
            return super().focusNextPrevChild(inwards)
        editing.shift(cursor, self._shape, 1 if inwards else -1)
        return True

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Keep Tab for indenting while the cursor is in a list; Ctrl+Tab leaves."""
        if self._in_list() and not self.isReadOnly():
            return False
        return super().focusNextPrevChild(forwards)

    def _in_list(self) -> bool:
        return document.kind_of(self.textCursor().block()) in LISTS

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._marks.box_at(event.position())
        if block is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._tick(QTextCursor(block))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._marks.box_at(event.position()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_box = not self.isReadOnly() and self._marks.box_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_box else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    # Clipboard

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Open nothing: returning None would let Qt look for the file itself."""
        del kind, name
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return note_paste.can_read(source) or self._takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly() or not self.canInsertFromMimeData(source):
            return
        if self.take_files and self._takes(source):
            self.take_files(source)
            return
        blocks, shortened = note_paste.read(source)
        cursor = self.textCursor()
        document.insert(cursor, blocks, self._shape)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if shortened:
            self._announce(say_too_long(self))

    def _takes(self, source: QMimeData) -> bool:
        return self.take_files is not None and note_paste.brings_files(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        return note_paste.write(tuple(document.selected_blocks(self.textCursor())))

    # Size and paint

    def sizeHint(self) -> QSize:
        return QSize(240, self.height()) if self._min_lines else super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()
        self._follow_soon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "_looks"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._take_font()
        elif event.type() == QEvent.Type.PaletteChange:
            self._looks.set_palette(self.palette())
            self._quietly(self._looks.rehighlight)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._marks.paint(event.rect())
        super().paintEvent(event)

    def _take_font(self) -> None:
        shape = document.Shape.of(self.font())
        if shape != self._shape:
            self._shape = shape
            place = self.textCursor().position()
            self._fill(tuple(document.blocks_of(self.document())))
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self._wrap()

    def _wrap(self) -> None:
        """Break lines at the field's width or the reading width, whichever is less."""
        letter = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        width = min(self.viewport().width(), round(READING_CHARACTERS * letter))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
        self._fit()

    def _fit(self) -> None:
        if not self._min_lines:
            return
        line = self.fontMetrics().lineSpacing() * self._shape.line_percent / 100
        height = max(self.document().size().height(), self._min_lines * line + 2)
        if round(height + 0.5) != self.height():
            self.setFixedHeight(round(height + 0.5))

    # Changes

    def _text_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _quietly(self, act: Callable[[], object]) -> None:
        self._quiet = True
        try:
            act()
        finally:
            self._quiet = False

    def _cursor_moved(self) -> None:
        if self._quiet:
            return
        self._show_forms()
        self._follow_soon()

    def _follow_soon(self) -> None:
        if self._min_lines and self.hasFocus():
            self._following.follow_soon()
