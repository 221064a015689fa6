"""Questionnaires that are due: when each was last filled in, and the ways to do it again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.services.measures_due import ANSWER, ENTER, NEVER, Due, measures_due, put_off
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, clear, label, set_property
from sessionbook.ui.widgets.tab_order import as_laid_out

ROOM = 10


class MeasuresDueCard(TodayCard):
    """There only while one is due; later costs nothing, and not at all is an answer too."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Questionnaires"))
        self.rows: dict[str, QWidget] = {}
        self._shown: list[Due] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(ROOM)
        self.body.addLayout(self._list)
        self.hide()

    def show_day(self, day: Day) -> None:
        """Show what is due, or nothing."""
        found = measures_due(self.notebook, self.context.measures, day.today)
        if found != self._shown:
            self._shown = found
            clear(self._list)
            self.rows = {each.measure.key: self._row(each, day) for each in found}
            for row in self.rows.values():
                self._list.addWidget(row)
            as_laid_out(self.body)
        self.setVisible(bool(found))

    def _row(self, due: Due, day: Day) -> QWidget:
        key, name = due.measure.key, due.measure.name
        on_last = words.day_month(due.last)
        if due.last.year != day.today.year:
            on_last = words.long_date(due.last)
        said = self.tr("{measure}: last on {day}").format(measure=name, day=on_last)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(said, wraps=True))
        enter = button(self.tr("Enter the total"), partial(self._open, ENTER + key), "link")
        asked = partial(self._open, ANSWER + key)
        answer = button(self.tr("Answer the questions"), asked, "link")
        ways = (answer, enter) if due.measure.items else (enter,)
        later = button(self.tr("Later"), partial(self._later, key), "link")
        off = button(self.tr("Don't ask for it"), partial(self._never, key), "link")
        set_property(ways[0], "flush", "true")
        links = *ways, later, off
        for each in links:
            form = self.tr("{answer}: {words}")
            each.setAccessibleName(form.format(answer=each.text(), words=name))
        column.addWidget(Flow(*links))
        return row

    def _open(self, what: str) -> None:
        self.open_requested.emit("progress", what)

    def _later(self, key: str) -> None:
        undo = put_off(self.notebook, key, self.context.today().isoformat())
        self._say(self.tr("It is not asked for again today."), undo)

    def _never(self, key: str) -> None:
        undo = put_off(self.notebook, key, NEVER)
        self._say(self.tr("Today does not ask for it any more."), undo)

    def _say(self, said: str, undo: Callable[[], object]) -> None:
        self.context.notices.undo(said, undo)
        self.saved.emit()
