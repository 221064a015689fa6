"""What the person wants to be reminded of while the program runs; nothing, unless asked for."""

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent

from sessionbook.domain.reminders import Wishes
from sessionbook.services import recovery_check
from sessionbook.services.reminders import keep_wishes, read_wishes
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.choice import Choice, TimeField, turn_inside
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.ticked import Ticked
from sessionbook.ui.words import counted

MINUTES = (5, 10, 15, 30, 60, 120)
USUAL_MINUTES = 15
USUAL_HOUR = QTime(18, 0)


class RemindersCard(SettingsCard):
    """Each kind is ticked on its own; its time stands beside it once it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Reminders"))
        self._notebook, self._today = context.notebook, context.today
        self.minutes = MinutesField()
        self.practice_at = HourField()
        self.insights_at = HourField()
        self.session = Ticked(self.tr("Before a session"), self.minutes)
        self.practice = Ticked(self.tr("When homework is to be practised"), self.practice_at)
        self.insights = Ticked(self.tr("When insights or questionnaires are due"), self.insights_at)
        self.code = Ticked(self.tr("Once in three months, to try the recovery code"))
        self.minutes.setAccessibleName(self.tr("How long before a session"))
        self.practice_at.setAccessibleName(self.tr("Hour of the reminder to practise"))
        self.insights_at.setAccessibleName(self.tr("Hour of the reminder of insights"))
        self.body.addWidget(label(self._about(), "quiet", wraps=True))
        self.body.addSpacing(8)
        for row, field in self._rows():
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.body.addWidget(row)
            row.ticked.connect(self._keep)
            field.chosen.connect(self._keep)
        self.body.addWidget(self.code)
        self.code.ticked.connect(self._keep_code)

    def refresh(self) -> None:
        """Show what was asked for."""
        wishes = read_wishes(self._notebook)
        self.minutes.show_minutes(wishes.session_minutes)
        self.practice_at.show_hour(wishes.practice_at)
        self.insights_at.show_hour(wishes.insights_at)
        asked = (wishes.session_minutes, wishes.practice_at, wishes.insights_at)
        for (row, field), wish in zip(self._rows(), asked, strict=True):
            row.check.setChecked(wish is not None)
            field.setVisible(wish is not None)
        self.code.check.setChecked(recovery_check.is_asked(self._notebook))

    def _keep(self) -> None:
        wishes = Wishes(
            self.minutes.minutes() if self.session.check.isChecked() else None,
            self.practice_at.hour() if self.practice.check.isChecked() else None,
            self.insights_at.hour() if self.insights.check.isChecked() else None,
        )
        keep_wishes(self._notebook, wishes)

    def _keep_code(self, asked: bool) -> None:
        recovery_check.ask(self._notebook, self._today(), asked=asked)

    def _rows(self) -> "tuple[tuple[Ticked, MinutesField | HourField], ...]":
        return (
            (self.session, self.minutes),
            (self.practice, self.practice_at),
            (self.insights, self.insights_at),
        )

    def _about(self) -> str:
        return self.tr(
            "Said on this computer only, while the notebook is open, and always in the same "
            "words: “Notebook: something is due.” A locked notebook says nothing."
        )


class MinutesField(Choice):
    """How many minutes before."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        for minutes in MINUTES:
            self.addItem(counted.tr("%n minutes before", "", minutes), minutes)
        self.show_minutes(None)
        self.activated.connect(lambda _: self.chosen.emit())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_inside(self, event, super().wheelEvent)

    def show_minutes(self, minutes: int | None) -> None:
        """Show a number of minutes; one that is not offered is shown all the same."""
        wanted = minutes or USUAL_MINUTES
        if self.findData(wanted) < 0:
            self.addItem(counted.tr("%n minutes before", "", wanted), wanted)
        self.setCurrentIndex(self.findData(wanted))

    def minutes(self) -> int:
        """Return what is chosen."""
        return int(self.currentData())


class HourField(TimeField):
    """A time of day; announced when it is left or Enter is pressed."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(USUAL_HOUR)
        self.editingFinished.connect(self.chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_inside(self, event, super().wheelEvent)

    def show_hour(self, at: time | None) -> None:
        """Show an hour, but not where the person is typing one."""
        if at and not self.hasFocus():
            self.setTime(QTime(at.hour, at.minute))

    def hour(self) -> time:
        """Return what is on screen."""
        return time(self.time().hour(), self.time().minute())
