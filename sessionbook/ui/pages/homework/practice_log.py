"""The practices of one homework, newest first, and the form among them."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.forms import FilledForm
from sessionbook.domain.homework import Practice
from sessionbook.ui.pages.homework.practice_form import PracticeForm
from sessionbook.ui.pages.homework.practice_row import PracticeRow
from sessionbook.ui.widgets.at_once import at_once
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.tab_order import as_laid_out, chain, parts_of


class PracticeLog(QWidget):
    """Rows that are reused; the form stands in the place of the practice it edits."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)
    form_requested = Signal(str)
    more_requested = Signal()

    def __init__(self, form: PracticeForm) -> None:
        super().__init__()
        self.rows: dict[str, PracticeRow] = {}
        self.form = form
        self.form.hide()
        self.empty = label(self.tr("No practice is noted yet."), "quiet", wraps=True)
        self.more = button(self.tr("Show more"), self.more_requested.emit, "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.form, self.empty, self.more):
            self._column.addWidget(widget)

    def show_practices(
        self,
        practices: Sequence[Practice],
        filled: Mapping[str, FilledForm],
        today: date,
        *,
        is_all: bool,
    ) -> None:
        """Show these practices, and the forms that were filled in for them by their ids."""
        new = sum(practice.id not in self.rows for practice in practices)
        with at_once(self, new):
            self._put_rows(practices, filled, today)
        self.more.setVisible(not is_all)

    def _put_rows(
        self, practices: Sequence[Practice], filled: Mapping[str, FilledForm], today: date
    ) -> None:
        old, before, self.rows = self.rows, list(self.rows), {}
        for practice in practices:
            row = old.pop(practice.id, None) or self._make_row()
            row.show_practice(practice, today, filled.get(practice.id))
            self.rows[practice.id] = row
        for row in old.values():
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._arrange()
        self._align_days()
        if before != list(self.rows):
            as_laid_out(self._column)
        chain([part for part in parts_of(self._column) if isinstance(part, QWidget)])

    def _arrange(self) -> None:
        """Put the rows in order, the form where its practice stands or first."""
        edited = self.form.practice.id if self.form.practice else ""
        place = 0
        if edited not in self.rows:
            self._put(self.form, place)
            place += 1
        for key, row in self.rows.items():
            if key == edited:
                self._put(self.form, place)
                place += 1
            self._put(row, place)
            row.setVisible(key != edited)
            place += 1
        self.empty.setVisible(not self.rows and not self.form.practice)
        self.form.setVisible(self.form.practice is not None)

    def _put(self, widget: QWidget, place: int) -> None:
        if self._column.indexOf(widget) != place:
            self._column.insertWidget(place, widget)

    def _align_days(self) -> None:
        widest = max((row.day.sizeHint().width() for row in self.rows.values()), default=0)
        for row in self.rows.values():
            row.day.setMinimumWidth(widest)

    def _make_row(self) -> PracticeRow:
        row = PracticeRow()
        row.edit_requested.connect(self.edit_requested)
        row.delete_requested.connect(self.delete_requested)
        row.form_requested.connect(self.form_requested)
        return row
