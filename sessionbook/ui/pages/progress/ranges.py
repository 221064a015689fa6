"""How many months the chart shows: one of four buttons, or none once it was moved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from sessionbook.services.progress import Progress
from sessionbook.ui.chart.view import widened
from sessionbook.ui.widgets.radio_buttons import as_radio_buttons
from sessionbook.ui.widgets.toggle import Toggle

QUARTER, HALF, YEAR, ALL = 91, 182, 365, 0


class RangeButtons(QWidget):
    """One is pressed while the chart shows just that; days is 0 for everything."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Months shown"))
        self.group = QButtonGroup(self)
        self.days = YEAR
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for days, text in self._words():
            pressed = Toggle(text)
            pressed.setChecked(days == YEAR)
            self.group.addButton(pressed, days)
            line.addWidget(pressed)
        as_radio_buttons(self.group)
        self.group.idClicked.connect(self._choose)

    def limits(self, progress: Progress, today: int, days: int | None = None) -> tuple[int, int]:
        """Return the first and last day to show; never months before the first point."""
        first, last = progress.span()
        days = self.days if days is None else days
        if days == ALL:
            return widened(first, last)
        last = max(last, today)
        return widened(max(first, last - days), last)

    def follow(self, progress: Progress, today: int, shown: tuple[int, int]) -> None:
        """Press the button that says what is shown, the chosen one first; or none."""
        every = (self.days, *(days for days, _ in self._words()))
        fits = (days for days in every if self.limits(progress, today, days) == shown)
        found = next(fits, None)
        if found == (self.group.checkedId() if self.group.checkedId() >= 0 else None):
            return
        self.group.setExclusive(False)
        for each in self.group.buttons():
            each.setAutoExclusive(False)
            each.setChecked(self.group.id(each) == found)
            each.setAutoExclusive(True)
        self.group.setExclusive(True)
        if found is None:  # Tab still comes here
            self.group.buttons()[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _choose(self, days: int) -> None:
        self.days = days
        self.chosen.emit()

    def _words(self) -> tuple[tuple[int, str], ...]:
        return (
            (QUARTER, self.tr("3 months")),
            (HALF, self.tr("6 months")),
            (YEAR, self.tr("1 year")),
            (ALL, self.tr("All")),
        )
