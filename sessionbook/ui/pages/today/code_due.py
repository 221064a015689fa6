"""A quiet line when the recovery code is to be tried, if one asked for that."""

from sessionbook.services import recovery_check
from sessionbook.ui.page import TRY_CODE, Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label, set_property


class CodeDueCard(TodayCard):
    """There only while it is due; later means in another three months."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Recovery code"))
        words = self.tr("You wanted to try your recovery code once in three months.")
        self.body.addWidget(label(words, wraps=True))
        self.body.addSpacing(4)
        self.now = button(self.tr("Try it now"), self._open, "link")
        self.later = button(self.tr("In three months"), self._later, "link")
        set_property(self.now, "flush", "true")
        self.body.addWidget(Flow(self.now, self.later))
        self.hide()

    def show_day(self, day: Day) -> None:
        """Show the line, or nothing."""
        self.setVisible(recovery_check.is_due(self.notebook, day.today))

    def _open(self) -> None:
        self.open_requested.emit("settings", TRY_CODE)

    def _later(self) -> None:
        undo = recovery_check.put_off(self.notebook, self.context.today())
        self.context.notices.undo(self.tr("It is asked for again in three months."), undo)
        self.saved.emit()
