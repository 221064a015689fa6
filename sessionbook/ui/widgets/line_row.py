"""One line of an editable list on screen."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QSpacerItem, QWidget

from sessionbook.ui.widgets.check import RoundCheck
from sessionbook.ui.widgets.held_words import HeldWords
from sessionbook.ui.widgets.line import Line
from sessionbook.ui.widgets.line_field import LineField
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Row, label, set_property
from sessionbook.ui.widgets.star import Star
from sessionbook.ui.widgets.steps import shift_of, step_of
from sessionbook.ui.widgets.tab_order import as_laid_out
from sessionbook.ui.widgets.under_words import UnderWords

FOCUS_LINE = 2


class LineRow(Row):
    """A line's words with what stands before and after them.

    A masked line's words are in none of its widgets, except while they are held or being
    edited; leaving the field masks them again. Parts that most lines lack are made when
    first needed: a long list must build fast.
    """

    edited = Signal()
    entered = Signal()
    left = Signal()
    checked = Signal(bool)
    starred = Signal(bool)
    stepped = Signal(int)
    shifted = Signal(int)
    menu_requested = Signal()

    def __init__(self, line: Line, item_name: str, placeholder: str, *, has_menu: bool) -> None:
        super().__init__()
        self.shown = line
        self._item_name = item_name
        self._place = 0
        self._is_opened = False
        self.check = RoundCheck("") if line.checked is not None else None
        self.star = Star() if line.starred is not None else None
        self.number: QLabel | None = None
        self.field = LineField(item_name, "" if line.key else placeholder)
        self.held: HeldWords | None = None
        self.pill: QLabel | None = None
        self.more = MoreButton() if has_menu and line.key else None
        self.note: QLabel | None = None
        self._under = UnderWords(self)
        self._room = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding)
        for widget in (self.check, self.star):
            if widget:
                self.line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self.field, 1)
        self.line.addSpacerItem(self._room)
        if self.more:
            self.line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._connect()
        self.show_line(line)

    def show_line(self, line: Line, *, keep_words: bool = False) -> None:
        """Show a line; the words stay while the person is in them or they are not saved."""
        self.shown = line
        if not (keep_words or self.field.hasFocus()):
            self._is_opened = False
        self._show_words(line, keep_words=keep_words)
        if self.check:
            self.check.setChecked(bool(line.checked))
        if self.star:
            self.star.show_starred(starred=bool(line.starred))
        if line.is_struck or self.field.property("struck"):
            set_property(self.field, "struck", line.is_struck)
        if line.is_strong or self.field.property("look"):
            set_property(self.field, "look", "strong" if line.is_strong else "")
        self._show_pill(line)
        self._show_note(line.note)
        self._under.make_room(self.shown.under)
        self._hug(bool(line.pill) and not self.is_masked())
        self._name_parts()

    def is_as_shown(self) -> bool:
        """Return whether nothing was pressed since: a tick may have been refused."""
        line = self.shown
        checked = self.check is None or self.check.isChecked() == bool(line.checked)
        return checked and (self.star is None or self.star.isChecked() == bool(line.starred))

    def show_number(self, number: str) -> None:
        """Show which line it is."""
        if self.number is None:
            self.number = label(kind="section")
            self.line.insertWidget(self.line.indexOf(self.field), self.number)
            as_laid_out(self.line)
        self.number.setText(number)

    def is_masked(self) -> bool:
        """Return whether the words are hidden now."""
        return self.shown.is_masked and not self._is_opened

    def open_words(self) -> None:
        """Show the words of a masked line in their field, until it is left."""
        if self.is_masked():
            self._is_opened = True
            self.field.set_text(self.shown.text)
            self.field.show()
            self.field.put_caret_at_end()
            self.show_line(self.shown)

    def tell_place(self, place: int) -> None:
        """Take the number by which the line is told from the others when it is read aloud."""
        if place != self._place:
            self._place = place
            self._name_parts()

    def focus_targets(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        targets = (self.check, self.star, self._words(), self.more)
        return [target for target in targets if target]

    def take_focus(self, like: QWidget | None = None) -> None:
        """Take the focus in the words, or where the row of this widget has it."""
        if isinstance(like, RoundCheck) and self.check:
            self.check.setFocus()
        elif isinstance(like, MoreButton) and self.more:
            self.more.setFocus()
        elif self.is_masked() and self.held:
            self.held.setFocus()
        else:
            self.field.put_caret_at_end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if shift := shift_of(event):
            self.shifted.emit(shift)
        elif step := step_of(event):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.is_masked():
            self.field.put_caret_at_end()
        if self.field.drag:
            self.field.drag.press(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.field.drag:
            self.field.drag.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.field.drag:
            self.field.drag.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.more:
            self.menu_requested.emit()
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._update_more()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._update_more()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_note(self.shown.note)
            self._under.make_room(self.shown.under)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        gives_way = self.shown.pill and self.note and not self.note.isHidden()
        return QSize(size.width() - self._note_room() if gives_way else size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shown.under:
            self._under.paint(self.shown.under, self._words())
        if self.field.hasFocus():
            painter = QPainter(self)
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(0, self.height() - FOCUS_LINE, self.width(), FOCUS_LINE, accent)

    def _words(self) -> QWidget:
        """Return what has the words now."""
        return self.held if self.held and self.is_masked() else self.field

    def _show_words(self, line: Line, *, keep_words: bool) -> None:
        if self.is_masked():
            self.field.set_text("")
            self._make_mask().set_words(line.text)
        else:
            if self.held:
                self.held.set_words("")
            if not (keep_words or self.field.hasFocus()):
                self.field.set_text(line.text)
        if self.held:
            self.field.setVisible(not self.is_masked())
            self.held.setVisible(self.is_masked())

    def _show_pill(self, line: Line) -> None:
        if self.pill is None and line.pill:
            self.pill = label(kind="pill")
            place = self.line.indexOf(self.held or self.field) + 1
            self.line.insertWidget(place, self.pill, 0, Qt.AlignmentFlag.AlignTop)
            as_laid_out(self.line)
        if self.pill:
            self.pill.setText(line.pill)
            self.pill.setVisible(bool(line.pill))
            set_property(self.pill, "tone", "warm" if line.is_warm else "")

    def _show_note(self, note: str) -> None:
        if self.note is None and note:
            self.note = label(kind="muted")
            self.note.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.line.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        if self.note:
            self.note.setText(note)
            self.note.setMinimumHeight(self._one_line())
            self.note.setVisible(bool(note))
            self._make_room()

    def _make_room(self) -> None:
        """Give up the note where it and a pill would leave the words no room."""
        if self.note and self.shown.note and self.shown.pill:
            needed = self.minimumSizeHint().width() + self._note_room()
            self.note.setVisible(self.width() >= needed)

    def _note_room(self) -> int:
        return self.note.sizeHint().width() + self.line.spacing() if self.note else 0

    def _hug(self, hugs: bool) -> None:
        """Let a pill stand right after the words, the room after it."""
        self.field.set_hugging(hugs)
        free = hugs or self.is_masked()
        self.line.setStretch(self.line.indexOf(self._room), int(free))
        self.line.setStretchFactor(self.field, int(not free))

    def _make_mask(self) -> HeldWords:
        if self.held is None:
            self.held = HeldWords()
            self.held.edit_requested.connect(self.open_words)
            place = self.line.indexOf(self.field) + 1
            self.line.insertWidget(place, self.held, 0, Qt.AlignmentFlag.AlignTop)
            as_laid_out(self.line)
        return self.held

    def _connect(self) -> None:
        self.field.edited.connect(self.edited)
        self.field.entered.connect(self.entered)
        self.field.left.connect(self._left)
        self.field.focused.connect(self._focus_moved)
        self.field.emptied.connect(self.left)
        if self.check:
            self.check.clicked.connect(self.checked)
        if self.star:
            self.star.clicked.connect(self.starred)
        if self.more:
            self.more.clicked.connect(self.menu_requested)

    def _left(self) -> None:
        self._focus_moved()
        self.left.emit()
        if self._is_opened:  # words that could not be saved stay
            self.show_line(self.shown, keep_words=self.field.text() != self.shown.text)

    def _focus_moved(self) -> None:
        self.update()
        self._update_more()

    def _update_more(self) -> None:
        if self.more:
            self.more.update()

    def _one_line(self) -> int:
        """Return the height that whatever stands beside one line of words has."""
        check = self.check.sizeHint().height() if self.check else 0
        return max(check, self.field.height_of(1))

    def _name_parts(self) -> None:
        """Tell screen readers what is what: never the words of a masked line."""
        number = self.locale().toString(self._place)
        spoken = self.shown.text
        if self.shown.is_masked:
            spoken = self.tr("sensitive line {number}, hidden").format(number=number)
        if self.held:
            self.held.set_name(spoken)
        if self.check:
            self.check.setAccessibleName(spoken)
            self.check.setAccessibleDescription(self.shown.under)
        if self.star:
            self.star.tell_about(spoken)
        if self.more:
            self.more.tell_about(spoken)
        adds = self.field.placeholderText().strip("+… ") if not self.shown.key else ""
        numbered = self.tr("{item} {number}").format(item=self._item_name, number=number)
        self.field.setAccessibleName(adds or numbered)
