"""How often Today asks for each questionnaire that the person uses, or that it never does."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.services.measures_due import ask_every, asked_every, in_use
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.plain import Card, clear, label
from sessionbook.ui.widgets.tab_order import as_laid_out, chain
from sessionbook.ui.words import counted

A_WEEK = 7
OFFERED = (7, 14, 28, 91)  # days
NEVER = 0  # in the field
NARROWEST = 40


class MeasuresCard(Card):
    """A row for each that has a result; not there while none has."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Questionnaires"))
        self._context = context
        self.rows: dict[str, MeasureRow] = {}
        about = self.tr(
            "When Today asks for the next total. Filling one in earlier is always fine."
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(label(about, "quiet", wraps=True))
        self.body.addSpacing(8)
        self.body.addLayout(self._list)

    def refresh(self) -> None:
        """Show what is asked for, and when."""
        used = [due.measure for due in in_use(self._context.notebook, self._context.measures)]
        if list(self.rows) != [measure.key for measure in used]:
            clear(self._list)
            self.rows = {measure.key: self._row(measure) for measure in used}
            for row in self.rows.values():
                self._list.addWidget(row)
            as_laid_out(self.body)
            chain(list(self.rows.values()))
        for measure in used:
            self.rows[measure.key].every.show_days(asked_every(self._context.notebook, measure))
        self.setVisible(bool(used))

    def _row(self, measure: Measure) -> "MeasureRow":
        row = MeasureRow(measure)
        row.every.chosen.connect(lambda: self._choose(measure, row.every.days()))
        return row

    def _choose(self, measure: Measure, days: int | None) -> None:
        if days == asked_every(self._context.notebook, measure):
            return
        undo = ask_every(self._context.notebook, measure, days)
        said = self.tr("{measure}: {when}").format(
            measure=measure.name, when=every_words(days, measure.usual_interval_days)
        )
        self._context.notices.undo(said, undo)


class MeasureRow(QWidget):
    """A questionnaire's name, and how often it is asked for."""

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self.setAccessibleName(measure.name)  # a box is named by what is chosen in it on Linux
        self.name = label(measure.name, wraps=True)
        self.name.setMinimumWidth(NARROWEST)
        self.every = EveryField(measure)
        self.name.setBuddy(self.every)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        line.addWidget(self.name, 1)
        line.addWidget(self.every)


class EveryField(Choice):
    """After how many days, or never."""

    chosen = Signal()

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self._usual = measure.usual_interval_days
        for days in sorted({*OFFERED, self._usual}):
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
