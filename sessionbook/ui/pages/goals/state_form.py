"""When a goal was reached, paused or let go, and one sentence about it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.goals import GoalState
from sessionbook.ui import words
from sessionbook.ui.widgets.caption_field import CaptionField, captioned
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button


class StateForm(QWidget):
    """Two fields; what is typed is announced so that it can be kept before it is confirmed."""

    typed = Signal()
    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, state: GoalState, today: date) -> None:
        super().__init__()
        on, asked, done, not_done = self._words(state)
        self.date = DateField(words.qdate(today))
        self.date.setMaximumDate(words.qdate(today))
        self.note = CaptionField(asked)
        self.confirm = button(done, self.confirmed.emit, "primary")
        self.cancel = button(not_done, self.cancelled.emit, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(Flow(captioned(on, self.date)))
        column.addWidget(self.note)
        column.addSpacing(10)
        column.addWidget(Flow(self.confirm, self.cancel))
        self.note.edited.connect(self.typed)
        self.note.field.entered.connect(self.confirmed)

    def open_for(self, note: str, today: date) -> None:
        """Show what is known and take the focus."""
        self.date.setMaximumDate(words.qdate(today))
        self.date.setDate(words.qdate(today))
        self.note.field.set_text(note)
        self.show()
        self.note.field.setFocus()

    def day(self) -> date:
        """Return the day chosen."""
        return words.from_qdate(self.date.date())

    def _words(self, state: GoalState) -> tuple[str, str, str, str]:
        """Return how the day, the sentence and the two answers are called."""
        if state is GoalState.REACHED:
            asked = self.tr("In one sentence, how was it?")
            return self.tr("Reached on"), asked, self.tr("Reached"), self.tr("Not yet")
        asked = self.tr("In one sentence, why? You need not say.")
        if state is GoalState.PAUSED:
            return self.tr("Paused on"), asked, self.tr("Pause"), self.tr("Go on with it")
        return self.tr("Let go on"), asked, self.tr("Let go"), self.tr("Keep it")
