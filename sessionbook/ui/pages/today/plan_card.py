"""Asks when the next session is, while none is planned."""

from datetime import time

from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.pages.today.plan_form import PlanForm
from sessionbook.ui.widgets.kept_dialog import filled_in
from sessionbook.ui.widgets.plain import button


class PlanCard(TodayCard):
    """A form in the page; what is being filled in is never reset by a refresh.

    At a lock it is kept as its button would, if anything in it was changed.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("When is your next session?"))
        self.form = PlanForm(context.today())
        self.plan = button(self.tr("Plan it"), self._plan)
        self.body.setSpacing(12)
        self.body.addWidget(self.form)
        self.body.addWidget(self.plan)
        self._as_shown: tuple[object, ...] | None = None
        self.hide()

    def show_day(self, day: Day) -> None:
        """Be there only while nothing is planned."""
        wanted = day.coming is None
        if wanted and self.isHidden():
            self.form.set_today(day.today)
            self.form.show_usual(*_usual(day))
            self._as_shown = filled_in(self.form)
        elif not wanted:
            self._as_shown = None
        self.setVisible(wanted)

    def keep(self) -> None:
        """Plan what was filled in; what is merely offered is not planned."""
        if self._as_shown not in (None, filled_in(self.form)):
            self._plan()

    def _plan(self) -> None:
        self.notebook.appointments.save(self.form.appointment())
        self.form.begin_anew()
        self._as_shown = filled_in(self.form)  # it is planned once
        self.saved.emit()


def _usual(day: Day) -> tuple[time | None, str, str, str]:
    last = day.last
    return (last.at, last.with_whom, last.label, last.way) if last else (None, "", "", "")
