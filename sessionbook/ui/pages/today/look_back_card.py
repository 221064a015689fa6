"""Now and then: enough sessions to look back on, if one likes."""

from sessionbook.services.review_offer import PUT_OFF
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.since_review import sessions_since
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label, set_property

PAGE, NOW = "looking_back", "now"


class LookBackCard(TodayCard):
    """There only while a review is offered; later costs nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Looking back"))
        self.said = label(wraps=True)
        self.look = button(self.tr("Look back"), self._open, "link")
        self.later = button(self.tr("Not for now"), self._put_off, "link")
        set_property(self.look, "flush", "true")
        self.body.setSpacing(4)
        self.body.addWidget(self.said)
        self.body.addWidget(Flow(self.look, self.later))
        self.hide()

    def show_day(self, day: Day) -> None:
        """Say how many sessions there are, or nothing."""
        if day.to_look_back_on:
            last = self.notebook.reviews.latest()
            self.said.setText(sessions_since(day.to_look_back_on, last.day if last else None))
        self.setVisible(bool(day.to_look_back_on))

    def _open(self) -> None:
        self.open_requested.emit(PAGE, NOW)

    def _put_off(self) -> None:
        choices, before = self.notebook.choices, self.notebook.choices.read(PUT_OFF)
        choices.choose(PUT_OFF, self.context.today().isoformat())
        said = self.tr("It comes back after another session.")
        self.context.notices.undo(said, lambda: choices.choose(PUT_OFF, before))
