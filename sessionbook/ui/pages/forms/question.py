"""One question of a form that is being made: its words, its kind and what belongs to it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from sessionbook.domain.forms import FieldKind, FormField
from sessionbook.services.form_reader import USUAL_ENDS
from sessionbook.ui.widgets.caption_field import CaptionField
from sessionbook.ui.widgets.check import CheckWords, RoundCheck
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.line_field import LineField
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import GAP, set_property
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.steps import shift_of


class Question(QFrame):
    """Typed in place; Alt+Up, Alt+Down and dragging move it among the others."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, asked: FormField) -> None:
        super().__init__()
        set_property(self, "kind", "row")
        self._asked = asked
        self.words = LineField("", self.tr("What do you want to ask?"))
        self.words.setProperty("look", "strong")
        self.more = MoreButton(always=True)
        self.kind = Choice()
        for kind, words in self._kinds():
            self.kind.addItem(words, kind.value)
        self.pinned = RoundCheck("")
        self.hint = GrowingText("", self.tr("A hint, if one helps"))
        self.hint.setProperty("look", "muted")
        self.low_words = CaptionField("")
        self.high_words = CaptionField("")
        self.choices = CaptionField(self.tr("What can be chosen, one a line"), many_lines=True)
        self._lay_out()
        self._show(asked)
        self._connect()

    def asked(self) -> FormField:
        """Return the question as it is on screen."""
        kind = FieldKind(self.kind.currentData())
        low, high = self._ends(kind)
        return replace(
            self._asked,
            label=self.words.text(),
            kind=kind,
            hint=self.hint.text(),
            low=low,
            high=high,
            low_words=self.low_words.text(),
            high_words=self.high_words.text(),
            choices=tuple(filter(None, map(str.strip, self.choices.text().splitlines()))),
            pinned=self.pinned.isChecked(),
        )

    def is_blank(self) -> bool:
        """Return whether nothing is written in it."""
        fields = self.hint, self.low_words, self.high_words, self.choices
        return not (self.words.text() or any(field.text() for field in fields))

    def call(self, place: int) -> None:
        """Take the names, with the question's number in them, by which it is read aloud."""
        number = self.locale().toString(place)
        self.setAccessibleName(self.tr("Question {number}").format(number=number))
        self.words.setAccessibleName(self.tr("Question {number}").format(number=number))
        self.kind.setAccessibleName(
            self.tr("How question {number} is answered").format(number=number)
        )
        self.hint.setAccessibleName(self.tr("Hint for question {number}").format(number=number))
        self.more.tell_about(self.words.text() or self.accessibleName())

    def drag_by(self, drag: RowDrag) -> None:
        """Let it be dragged by its words, where they are not being edited, and what is bare."""
        drag.follow(self)
        self.words.drag = drag

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := shift_of(event):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def make_menu(self) -> QMenu:
        """Return what can be done with the question; gone once closed."""
        menu = PassingMenu(self)
        menu.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
        menu.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.removed.emit)
        return menu

    def _kinds(self) -> tuple[tuple[FieldKind, str], ...]:
        return (
            (FieldKind.LINE, self.tr("Answered in a line")),
            (FieldKind.TEXT, self.tr("Answered at any length")),
            (FieldKind.SCALE, self.tr("Answered on a scale")),
            (FieldKind.NUMBER, self.tr("Answered with a number")),
            (FieldKind.CHOICE, self.tr("Answered by choosing")),
            (FieldKind.YES_NO, self.tr("Answered with yes or no")),
        )

    def _show(self, asked: FormField) -> None:
        self.words.set_text(asked.label)
        self.kind.setCurrentIndex(self.kind.findData(asked.kind.value))
        self.pinned.setChecked(asked.pinned)
        self.hint.set_text(asked.hint)
        self.low_words.field.set_text(asked.low_words)
        self.high_words.field.set_text(asked.high_words)
        self.choices.field.set_text("\n".join(asked.choices))
        self._show_fitting()

    def _ends(self, kind: FieldKind) -> tuple[int, int]:
        """Return the ends that its file gave, or those usual for another kind."""
        usual = USUAL_ENDS.get(kind, USUAL_ENDS[FieldKind.SCALE])
        return (self._asked.low, self._asked.high) if kind is self._asked.kind else usual

    def _show_fitting(self) -> None:
        """Show only what belongs to the kind."""
        kind = FieldKind(self.kind.currentData())
        self._ends_row.setVisible(kind is FieldKind.SCALE)
        self.choices.setVisible(kind is FieldKind.CHOICE)
        self._pinning.setVisible(kind in (FieldKind.LINE, FieldKind.TEXT))
        low, high = self._ends(kind)
        for end, at in ((self.low_words, low), (self.high_words, high)):
            words = self.tr("Words at {number}").format(number=self.locale().toString(at))
            end.rename(words)

    def _kind_chosen(self) -> None:
        self._show_fitting()
        self.edited.emit()

    def _open_menu(self) -> None:
        open_below(self.make_menu(), self.more)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._ends_row = QWidget()
        ends = QHBoxLayout(self._ends_row)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(GAP)
        for end in (self.low_words, self.high_words):
            ends.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        said = self.tr("Stays in view")
        self.pinned.setAccessibleName(said)
        self._pinning = Flow(self.pinned, CheckWords(self.pinned, said), gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 14)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.hint)
        column.addSpacing(4)
        column.addWidget(self.kind)
        for part in (self._ends_row, self.choices, self._pinning):
            column.addWidget(part)

    def _connect(self) -> None:
        self.words.edited.connect(self.edited)
        self.words.entered.connect(self.focusNextChild)
        self.hint.edited.connect(self.edited)
        self.hint.entered.connect(self.focusNextChild)
        for field in (self.low_words, self.high_words, self.choices):
            set_property(field, "last", value=True)
            field.edited.connect(self.edited)
            field.field.entered.connect(self.focusNextChild)
        self.kind.activated.connect(self._kind_chosen)
        self.pinned.clicked.connect(lambda: self.edited.emit())
        self.more.clicked.connect(self._open_menu)
