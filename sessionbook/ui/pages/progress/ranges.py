"""How many months the chart shows: one of four buttons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sessionbook.services.progress import Progress
from sessionbook.ui.widgets.radio_buttons import as_radio_buttons

QUARTER, HALF, YEAR, ALL = 91, 182, 365, 0


class RangeButtons(QWidget):
    """Exactly one is pressed; days is 0 for everything."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Months shown"))
        self.group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for days, text in self._words():
            pressed = QPushButton(text)
            pressed.setCheckable(True)
            pressed.setChecked(days == YEAR)
            pressed.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.group.addButton(pressed, days)
            line.addWidget(pressed)
        as_radio_buttons(self.group)
        self.group.idClicked.connect(lambda _: self.chosen.emit())

    @property
    def days(self) -> int:
        """Return how many days back the chart shows."""
        return self.group.checkedId()

    def limits(self, progress: Progress, today: int) -> tuple[int, int]:
        """Return the first and last day to show; never months before the first point."""
        first, last = progress.span()
        if self.days == ALL:
            return first, last
        last = max(last, today)
        return max(first, last - self.days), last

    def _words(self) -> tuple[tuple[int, str], ...]:
        return (
            (QUARTER, self.tr("3 months")),
            (HALF, self.tr("6 months")),
            (YEAR, self.tr("1 year")),
            (ALL, self.tr("All")),
        )
