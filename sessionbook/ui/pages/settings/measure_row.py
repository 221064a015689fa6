"""A questionnaire in use, as a row of the settings."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.ticked import Ticked
from sessionbook.ui.words import counted

A_WEEK = 7
OFFERED = (7, 14, 28, 91)  # days
NEVER = 0  # in the field
NARROWEST = 40
LONGEST_NAMED = 60  # letters of what is only shown


class MeasureRow(QWidget):
    """Its name, how often it is asked for, and for one's own what else there is to say."""

    remove_requested = Signal()

    def __init__(self, measure: Measure, *, is_own: bool, asks_direction: bool) -> None:
        super().__init__()
        self.is_own = is_own
        self.setAccessibleName(measure.name)  # a box is named by what is chosen in it on Linux
        self.name = label(measure.name, wraps=True)
        self.name.setMinimumWidth(NARROWEST)
        self.every = EveryField(measure)
        self.name.setBuddy(self.every)
        self.remove = button(self.tr("Remove"), self.remove_requested.emit, "link")
        self.remove.setAccessibleName(self.tr("Remove {measure}").format(measure=measure.name))
        self.higher = Ticked(self.tr("A higher total is better"))
        for part, is_asked in ((self.remove, is_own), (self.higher, asks_direction)):
            if not is_asked:
                part.hide()  # and never show: without a place it would be a window
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.name, 1)
        line.addWidget(self.remove)
        line.addWidget(self.every)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.higher)


class EveryField(Choice):
    """After how many days, or never; no sooner than the questionnaire allows."""

    chosen = Signal()

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._usual = measure.usual_interval_days
        offered = {*OFFERED, self._usual}
        for days in sorted(each for each in offered if each >= measure.least_interval_days):
            self.addItem(every_words(days, self._usual), days)
        self.addItem(every_words(None, self._usual), NEVER)
        self.setAccessibleName(self.tr("How often: {measure}").format(measure=measure.name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _: self.chosen.emit())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the page, unless the person is in the field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def show_days(self, days: int | None) -> None:
        """Show how often; what is not offered is shown all the same."""
        wanted = days or NEVER
        if self.findData(wanted) < 0:
            self.insertItem(0, every_words(days, self._usual), wanted)
        self.setCurrentIndex(self.findData(wanted))

    def days(self) -> int | None:
        """Return what is chosen."""
        return int(self.currentData()) or None


def every_words(days: int | None, usual: int) -> str:
    """Return how often in words, and whether that is usual for it."""
    if days is None:
        return QCoreApplication.translate("MeasuresCard", "Never")
    if days % A_WEEK:
        said = counted.tr("Every %n days", "", days)
    else:
        said = counted.tr("Every %n weeks", "", days // A_WEEK)
    usually = QCoreApplication.translate("MeasuresCard", "{often}, as usual")
    return usually.format(often=said) if days == usual else said


def shown_only_words(measure: Measure, most: int) -> str:
    """Return one sentence about what a file asks that has no score, or nothing."""
    names = [f"“{each[:LONGEST_NAMED]}”" for each in measure.shown_only]
    if not names:
        return ""
    named = [*names[:most], "…"] if len(names) > most else names
    said = QCoreApplication.translate("MeasuresCard", "Only shown, as it has no score: {items}.")
    return said.format(items=", ".join(named))
