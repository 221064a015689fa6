"""When a goal was reached, and one sentence about it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui import words
from sessionbook.ui.widgets.caption_field import CaptionField, captioned
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button


class ReachedForm(QWidget):
    """Two fields; what is typed is announced so that it can be kept before it is confirmed."""

    typed = Signal()
    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.date = DateField(words.qdate(today))
        self.date.setMaximumDate(words.qdate(today))
        self.note = CaptionField(self.tr("In one sentence, how was it?"))
        self.confirm = button(self.tr("Reached"), self.confirmed.emit, "primary")
        self.cancel = button(self.tr("Not yet"), self.cancelled.emit, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(Flow(captioned(self.tr("Reached on"), self.date)))
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
