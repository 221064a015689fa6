"""The window in which an event of one's own is written down."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sessionbook.domain.events import Event
from sessionbook.ui import words
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.widgets.plain import button
from sessionbook.ui.widgets.ticked import Ticked

LONGEST = 200


class EventDialog(FormDialog):
    """What it was, its day, and the day it ended if it took longer; a known one can be removed."""

    removal_asked = Signal()

    def __init__(self, parent: QWidget, event: Event, today: date, *, is_new: bool) -> None:
        super().__init__(parent, _title(is_new))
        self._event = event
        self.text = QLineEdit(event.text, maxLength=LONGEST)
        self.text.setPlaceholderText(self.tr("Moved house, new job, other medication"))
        self.day = DateField(words.qdate(event.day))
        longer = Ticked(self.tr("It took longer than a day"))
        self.took_longer = longer.check
        self.took_longer.setChecked(event.until is not None)
        self.until = DateField(words.qdate(event.until or max(event.day, today)))
        self.place(self.tr("What happened"), self.text)
        self.place(self.tr("Day"), self.day)
        self.fields.addWidget(longer)
        self.place(self.tr("Until"), self.until)
        self.until.setEnabled(event.until is not None)
        self.took_longer.toggled.connect(self.until.setEnabled)
        if not is_new:
            self.fields.addWidget(button(self.tr("Remove this event"), self._remove, "link"))
        self.text.setFocus()

    def problem(self) -> str:
        if not self.text.text().strip():
            return self.tr("Say in a few words what happened.")
        if self.took_longer.isChecked() and self.until.date() < self.day.date():
            return self.tr("It cannot end before it began; choose a later day.")
        return ""

    def can_be_kept(self) -> bool:
        return bool(self.text.text().strip())  # an end before the beginning is left out

    def to_mend(self) -> QWidget:
        return self.until if self.text.text().strip() else self.text

    def event_as_filled_in(self) -> Event:
        """Return the event as it was filled in."""
        day, until = (words.from_qdate(field.date()) for field in (self.day, self.until))
        ends = until if self.took_longer.isChecked() and until > day else None
        return replace(self._event, text=self.text.text().strip(), day=day, until=ends)

    def _remove(self) -> None:
        self.removal_asked.emit()
        self.reject()


def _title(is_new: bool) -> str:
    if is_new:
        return QCoreApplication.translate("EventDialog", "Something that happened")
    return QCoreApplication.translate("EventDialog", "Change this event")
