"""The items of a questionnaire, one at a time or all of them, and the way from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.questionnaire.item import ItemRow
from sessionbook.ui.widgets.plain import Card, button, clear, label

NEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ItemList(Card):
    """A digit answers and goes on, Enter goes on, Backspace back.

    A digit does not go on from an item at which support has just come: there is something to
    read. add_up_requested comes from the last button, which stands after the last item.
    """

    answered = Signal()
    add_up_requested = Signal()
    plan_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[ItemRow] = []
        self.place = self.times_made = 0
        self.is_single = False
        self._is_added_up = False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.back = button(self.tr("Back"), self.go_back)
        self.next = button(self.tr("Next"), self.go_on, "primary")
        self.add_up = button(self.tr("Add it up"), self.add_up_requested.emit, "primary")
        self.keys = label(self._key_words(), "muted", wraps=True)
        self._lay_out()

    def show_measure(
        self, measure: Measure, given: Sequence[int | None], *, single: bool = False
    ) -> None:
        """Ask for these answers, one at a time or all."""
        self.is_single = single
        clear(self._list)
        self.times_made += 1
        self.rows, number = [], 0
        for item, value in zip(measure.items, given, strict=True):
            number += item.scored
            row = ItemRow(self._context, measure, item, number)
            row.show_value(value)
            row.answered.connect(self.answered)
            row.plan_requested.connect(self.plan_requested)
            self.rows.append(row)
            self._list.addWidget(row)
        for each in (self.back, self.next, self.add_up, self.keys):
            each.raise_()  # Tab and screen readers come to them after the items
        self.place = self._first_blank()
        self._shape()

    def show_values(self, given: Sequence[int | None]) -> None:
        """Show other answers to the same items."""
        for row, value in zip(self.rows, given, strict=True):
            if row.value() != value:
                row.show_value(value)

    def values(self) -> list[int | None]:
        """Return every answer in the items' order."""
        return [row.value() for row in self.rows]

    def set_single(self, single: bool) -> None:
        """Show one at a time, or all."""
        self._follow_focus()
        self.is_single = single
        self._shape()

    def set_added_up(self, added_up: bool) -> None:
        """Need no button for that, for there is a total."""
        if added_up != self._is_added_up:
            self._is_added_up = added_up
            self._show()

    def take_focus(self) -> None:
        """Go to the item that is next, or to what adds up when all are answered."""
        row = self.rows[self.place] if self.place < len(self.rows) else None
        if row and row.item.scored:
            row.take_focus()
            QTimer.singleShot(0, row, lambda: bring_into_view(row))  # once it has its height
        else:
            (self.add_up if self.next.isHidden() else self.next).setFocus()

    def go_to(self, place: int) -> None:
        """Go to an item."""
        self.place = min(max(place, 0), len(self.rows) - 1)
        self._show()
        self.take_focus()

    def go_on(self) -> None:
        """Go to the next item; after the last one, to what adds up."""
        self._follow_focus()
        following = self._neighbour(1)
        if following is not None:
            self.go_to(following)
        elif not self.add_up.isHidden():
            self.add_up.setFocus()
            bring_into_view(self.add_up)

    def go_back(self) -> None:
        """Go to the item before; its answer stays."""
        self._follow_focus()
        is_after = self.add_up.hasFocus() and not self.is_single
        before = self.place if is_after else self._neighbour(-1)
        self.go_to(self.place if before is None else before)

    def go_to_blank(self) -> None:
        """Go to the first item without an answer."""
        self.go_to(min(self._first_blank(), len(self.rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in NEXT_KEYS:
            self.go_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        elif not (_is_plain(event) and self._take_digit(event.text())):
            super().keyPressEvent(event)

    def _take_digit(self, digit: str) -> bool:
        self._follow_focus()
        if not digit.isdecimal() or self.place >= len(self.rows):
            return False
        row = self.rows[self.place]
        had_support = row.has_support()
        is_taken = row.options.take_digit(str(int(digit)))
        if is_taken and (had_support or not row.has_support()):
            self.go_on()
        return is_taken

    def _neighbour(self, step: int) -> int | None:
        """Return the item before or after; what is only shown is gone to where it stands alone."""
        place = self.place + step
        while 0 <= place < len(self.rows):
            if self.is_single or self.rows[place].item.scored:
                return place
            place += step
        return None

    def _follow_focus(self) -> None:
        """Take for the present item the one with the focus."""
        if not self.is_single:
            places = (n for n, row in enumerate(self.rows) if _has_focus(row))
            self.place = next(places, self.place)

    def _first_blank(self) -> int:
        blanks = (n for n, r in enumerate(self.rows) if r.item.scored and r.value() is None)
        return next(blanks, len(self.rows))

    def _shape(self) -> None:
        """Let every item stand alone, or as one of many."""
        for row in self.rows:
            row.set_large(self.is_single)
            row.set_last(self.is_single or row is self.rows[-1])
        self._show()

    def _show(self) -> None:
        if not self.rows:
            return
        last = len(self.rows) - 1
        if self.is_single:
            self.place = min(self.place, last)
        self._show_rows()
        self.back.setVisible(self.is_single)
        self.back.setEnabled(self.place > 0)
        self.next.setVisible(self.is_single and self.place < last)
        is_end = not self.is_single or self.place == last
        self.add_up.setVisible(is_end and not self._is_added_up)

    def _show_rows(self) -> None:
        """Show the present one, or all; the focus goes there before what has it is hidden."""
        if not self.is_single:
            for row in self.rows:
                row.show()
            return
        present = self.rows[self.place]
        present.show()
        others = [row for row in self.rows if row is not present]
        if any(_has_focus(row) for row in others):
            present.take_focus()
        for row in others:
            row.hide()

    def _key_words(self) -> str:
        return self.tr(
            "A number answers and goes on · Enter: next · Backspace: back · Delete: no answer · "
            "Escape: close, and everything is kept"
        )

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 12, 0, 0)
        foot.setSpacing(10)
        for each in (self.back, self.next, self.add_up):
            foot.addWidget(each)
        foot.addStretch(1)
        self.keys.setContentsMargins(0, 10, 0, 0)
        margins = self.body.contentsMargins()
        margins.setTop(margins.top() // 2)  # the first row brings its own room
        self.body.setContentsMargins(margins)
        self.setAccessibleName(self.tr("Questions"))
        self.body.addLayout(self._list)
        self.body.addLayout(foot)
        self.body.addWidget(self.keys)


def _is_plain(event: QKeyEvent) -> bool:
    plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    return event.modifiers() in plain


def _has_focus(row: QWidget) -> bool:
    focused = row.focusWidget()
    return focused is not None and focused.hasFocus()
