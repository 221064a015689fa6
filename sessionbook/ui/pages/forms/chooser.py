"""Which form to fill in: those that come with the program, and the person's own."""

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from sessionbook.domain.forms import Form
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.menu import PassingMenu, open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, Row, ScrollPage, button, clear, label, set_property
from sessionbook.ui.widgets.row_drag import RowDrag
from sessionbook.ui.widgets.steps import shift_of
from sessionbook.ui.widgets.tab_order import chain

NARROWEST = 40


class Wish(Enum):
    """What a person can want of a form."""

    FILL = auto()
    CHANGE = auto()
    COPY = auto()
    SAVE = auto()
    DELETE = auto()


class Chooser(ScrollPage):
    """One row a form; what can be done with one besides filling it in is in its menu.

    The person's own are put in order by dragging, by Alt with Up and Down, and in the menu.
    """

    wished = Signal(object, str)
    moved = Signal(str, int)
    new_requested = Signal()
    file_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, FormRow] = {}
        title = label(self.tr("Forms"), "title")
        said = self.tr("to think something through on paper, with or without homework")
        self.shipped = Card(self.tr("Choose one to fill in"))
        self.own = Card(self.tr("My own forms"))
        self.no_own = label(
            self.tr(
                "A sheet that your counselor uses, or questions of your own, "
                "can become a form here."
            ),
            "quiet",
            wraps=True,
        )
        self._drag = RowDrag(self.own, self._own_rows)
        self._drag.dropped.connect(lambda row, step: self.moved.emit(row.key, step))
        self.make = button(self.tr("Make a form"), self.new_requested.emit)
        self.bring_in = button(self.tr("Take one from a file"), self.file_requested.emit)
        self._lists = {card: QVBoxLayout() for card in (self.shipped, self.own)}
        self.column.addWidget(PageHead(title, label(said, "quiet", wraps=True)))
        for card, rows in self._lists.items():
            rows.setSpacing(0)
            card.body.addLayout(rows)
            self.column.addWidget(card)
        self.own.body.addWidget(self.no_own)
        self.own.body.addSpacing(12)
        self.own.body.addWidget(Flow(self.make, self.bring_in))
        self.column.addStretch(1)

    def show_forms(self, shipped: Sequence[Form], own: Sequence[Form]) -> None:
        """Show these forms."""
        self.rows = {}
        for card, forms in ((self.shipped, shipped), (self.own, own)):
            clear(self._lists[card])
            for form in forms:
                row = self.rows[form.key] = self._row(form, is_own=card is self.own)
                self._lists[card].addWidget(row)
            if forms:
                set_property(row, "last", value=True)
        self.no_own.setVisible(not own)
        chain((*self.rows.values(), self.make, self.bring_in))

    def go_to(self, key: str = "") -> None:
        """Put the focus on a form, or on the first."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.fill.setFocus()
        self.ensureWidgetVisible(row)

    def _own_rows(self) -> "list[FormRow]":
        return [row for row in self.rows.values() if row.is_own]

    def _row(self, form: Form, *, is_own: bool) -> "FormRow":
        row = FormRow(form, is_own=is_own)
        if is_own:
            self._drag.follow(row)
            row.moved.connect(lambda step: self.moved.emit(form.key, step))
        row.wished.connect(lambda wish: self.wished.emit(wish, form.key))
        return row


class FormRow(Row):
    """A form's name and what it is for."""

    wished = Signal(object)
    moved = Signal(int)

    def __init__(self, form: Form, *, is_own: bool) -> None:
        super().__init__()
        self.key, self.is_own = form.key, is_own
        self.name = label(form.name, "strong", wraps=True)
        self.about = label(form.about, "muted", wraps=True)
        if not form.about:  # showing it before it has a parent would open a window
            self.about.hide()
        self.more = MoreButton(always=True)
        self.more.tell_about(form.name)
        self.more.clicked.connect(self._open_menu)
        self.fill = button(self.tr("Fill in"), self._wisher(Wish.FILL))
        self.fill.setAccessibleName(self.tr("Fill in: {form}").format(form=form.name))
        said = QVBoxLayout()
        said.setSpacing(2)
        for each in (self.name, self.about):
            each.setMinimumWidth(NARROWEST)
            said.addWidget(each)
        middle = Qt.AlignmentFlag.AlignVCenter
        self.line.addLayout(said, 1)
        self.line.addWidget(self.more, 0, middle)
        self.line.addWidget(self.fill, 0, middle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_own and (step := shift_of(event)):
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def make_menu(self) -> QMenu:
        """Return what else can be done with the form; gone once closed."""
        menu = PassingMenu(self)
        if self.is_own:
            menu.addAction(self.tr("Change"), self._wisher(Wish.CHANGE))
        menu.addAction(self.tr("Make a copy of my own"), self._wisher(Wish.COPY))
        menu.addAction(self.tr("Save as a file…"), self._wisher(Wish.SAVE))
        if self.is_own:
            menu.addSeparator()
            menu.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
            menu.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
            menu.addSeparator()
            menu.addAction(self.tr("Delete"), self._wisher(Wish.DELETE))
        return menu

    def _wisher(self, wish: Wish) -> Callable[[], None]:
        return lambda: self.wished.emit(wish)

    def _open_menu(self) -> None:
        open_below(self.make_menu(), self.more)
