"""The few fields of an appointment: date, time, with whom, how often."""

from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from sessionbook.domain.appointments import Appointment, Occurrence, Repeat
from sessionbook.domain.record import new_id
from sessionbook.store.sessions import Sessions
from sessionbook.ui import words
from sessionbook.ui.kinds import LONGEST_NAME, kind_field, way_field
from sessionbook.ui.widgets.choice import Choice, DateField, TimeField
from sessionbook.ui.widgets.plain import LEGIBLE, label

MIDNIGHT = QTime(0, 0)  # stands for an hour that is still open


class PlanForm(QWidget):
    """When and, unless only a date is moved, with whom and how often.

    With the sessions, whose words it offers, it asks for kind and way too; without, both stay.
    """

    def __init__(
        self, today: date, *, only_when: bool = False, sessions: Sessions | None = None
    ) -> None:
        super().__init__()
        self.date = DateField(words.qdate(today + timedelta(weeks=1)))
        self.date.setMinimumDate(words.qdate(today))
        self.time = TimeField(MIDNIGHT)
        self.time.setSpecialValueText(self.tr("still open"))
        self.with_whom = QLineEdit(maxLength=LONGEST_NAME)
        self.repeat = Choice()
        for value, text in repeat_words():
            self.repeat.addItem(text, value.value)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._place(0, 0, self.tr("Date"), self.date)
        self._place(0, 1, self.tr("Time"), self.time)
        if not only_when:
            self._place(1, 0, self.tr("With whom"), self.with_whom)
            self._place(1, 1, self.tr("How often"), self.repeat)
        self._label = self._way = ""
        self._id = new_id()
        self.kind = kind_field(sessions) if sessions else None
        self.way = way_field(sessions) if sessions else None
        if self.kind and self.way:
            self._place(2, 0, self.tr("Kind of session"), self.kind)
            self._place(2, 1, self.tr("How you meet"), self.way)

    def set_today(self, today: date) -> None:
        """Let nothing be planned before today."""
        self.date.setMinimumDate(words.qdate(today))

    def begin_anew(self) -> None:
        """Let what is filled in be another appointment than the one before."""
        self._id = new_id()

    def show_usual(self, at: time | None, with_whom: str, label: str = "", way: str = "") -> None:
        """Offer the hour, the person, the kind and the way of last time."""
        self.time.setTime(_qtime(at))
        self.with_whom.setText(with_whom)
        self._label, self._way = label, way
        self.begin_anew()
        if self.kind and self.way:
            self.kind.setEditText(label)
            self.way.setEditText(way)

    def show_occurrence(self, found: Occurrence) -> None:
        """Show one date of an appointment."""
        self.date.setDate(words.qdate(found.day))
        plan = found.appointment
        self.show_usual(plan.at, plan.with_whom, plan.label, plan.way)
        self.repeat.setCurrentIndex(self.repeat.findData(found.appointment.repeat.value))

    def day(self) -> date:
        """Return the date chosen."""
        return words.from_qdate(self.date.date())

    def at(self) -> time | None:
        """Return the time chosen, None while it is open."""
        chosen = self.time.time()
        return None if chosen == MIDNIGHT else time(chosen.hour(), chosen.minute())

    def appointment(self) -> Appointment:
        """Return what was filled in, as a new appointment; the same one however often tried."""
        return Appointment(
            id=self._id,
            day=self.day(),
            at=self.at(),
            with_whom=self.with_whom.text().strip(),
            label=self.kind.currentText().strip() if self.kind else self._label,
            way=self.way.currentText().strip() if self.way else self._way,
            repeat=Repeat(self.repeat.currentData()),
        )

    def _place(self, row: int, column: int, name: str, field: QWidget) -> None:
        caption = label(name, "muted")
        caption.setObjectName(LEGIBLE)
        caption.setBuddy(field)
        field.setAccessibleName(name)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(caption)
        cell.addWidget(field)
        self._grid.addLayout(cell, row, column)
        self._grid.setColumnStretch(column, 1)


def repeat_words() -> tuple[tuple[Repeat, str], ...]:
    """Return how often an appointment can come again, in words."""
    return (
        (Repeat.NEVER, QCoreApplication.translate("PlanForm", "Once")),
        (Repeat.WEEKLY, QCoreApplication.translate("PlanForm", "Every week")),
        (Repeat.TWO_WEEKLY, QCoreApplication.translate("PlanForm", "Every two weeks")),
    )


def _qtime(at: time | None) -> QTime:
    return QTime(at.hour, at.minute) if at else MIDNIGHT
