"""One line of two fields on screen."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from sessionbook.ui.widgets.line_field import LineField
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton, is_used
from sessionbook.ui.widgets.plain import Row
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.steps import shift_of

FOCUS_LINE = 2
GAP = 18


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in the two fields of a line; the key is empty for the one that adds."""

    key: str
    first: str
    second: str = ""

    def is_blank(self) -> bool:
        """Return whether nothing is written in either field."""
        return not (self.first or self.second)


@dataclass(frozen=True, slots=True)
class PairWords:
    """How the fields are called aloud, with their line's number, and what asks for new words.

    A list that wants one field only shows the second where something stands in it.
    """

    first: str
    second: str
    add_first: str
    add_second: str
    first_share: int = 3
    second_share: int = 2
    wants_second: bool = True


class PairRow(Row):
    """Two fields that are typed in place; left says that the person went elsewhere."""

    edited = Signal()
    entered = Signal()
    left = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, pair: Pair, said: PairWords) -> None:
        super().__init__()
        self.shown = pair
        adds = not pair.key
        self.first = LineField(said.first, said.add_first if adds else "")
        self.second = LineField(said.second, said.add_second if adds else "")
        self._hint = said.add_second
        self._wants_second = said.wants_second
        self.more = None if adds else MoreButton()
        self.line.setSpacing(GAP)
        self.line.addWidget(self.first, said.first_share, Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self.second, said.second_share, Qt.AlignmentFlag.AlignTop)
        if self.more:
            self.line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
            self.more.clicked.connect(self._open_menu)
        else:
            self.line.addSpacing(MoreButton().sizeHint().width() + GAP)  # in line with the others
        for field in self.fields():
            field.edited.connect(self.edited)
            field.entered.connect(self.entered)
            field.left.connect(self._field_left)
            field.focused.connect(self._show_hint)
        self.show_pair(pair)

    def fields(self) -> tuple[LineField, LineField]:
        """Return both fields."""
        return self.first, self.second

    def drag_by(self, drag: RowDrag) -> None:
        """Let the line be dragged by its words, where they are not being edited, and its rest."""
        drag.follow(self)
        for field in self.fields():
            field.drag = drag

    def pair(self) -> Pair:
        """Return what is on screen."""
        return Pair(self.shown.key, self.first.text(), self.second.text())

    def show_pair(self, pair: Pair) -> None:
        """Show other words, but not in a field the person is in."""
        self.shown = pair
        if not (self._wants_second or pair.second):
            self.second.hide()
        for field, text in zip(self.fields(), (pair.first, pair.second), strict=True):
            if not field.hasFocus():
                field.set_text(text)
        if self.more:
            self.more.tell_about(pair.first or pair.second)

    def empty(self) -> None:
        """Take all words away."""
        for field in self.fields():
            field.set_text("")

    def call(self, said: PairWords, place: int) -> None:
        """Take the names, with the line's number in them, by which it is read aloud."""
        number = self.locale().toString(place)
        names = (said.first, said.second)
        for field, name in zip(self.fields(), names, strict=True):
            field.setAccessibleName(name.format(number=number))

    def focus_targets(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [*self.fields(), *([self.more] if self.more else [])]

    def has_focus(self) -> bool:
        """Return whether the person is in this line."""
        focused = QApplication.focusWidget()
        return bool(focused and self.isAncestorOf(focused))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.shown.key and (step := shift_of(event)):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_hint()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if any(field.hasFocus() for field in self.fields()):
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter = QPainter(self)
            painter.fillRect(0, self.height() - FOCUS_LINE, self.width(), FOCUS_LINE, accent)

    def _show_hint(self) -> None:
        """Say what the second field is for where the person is; elsewhere it is just empty."""
        if self.more:
            self.second.setPlaceholderText(self._hint if is_used(self) else "")
            self.more.update()
        self.update()

    def _field_left(self) -> None:
        self._show_hint()
        if not self.has_focus():
            self.left.emit()

    def _open_menu(self) -> None:
        if not self.more:
            return
        menu = PassingMenu(self)
        menu.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
        menu.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self.removed.emit)
        open_below(menu, self.more)
