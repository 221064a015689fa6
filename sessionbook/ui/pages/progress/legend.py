"""Which series stand in the chart, each with a marker and colour of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sessionbook.domain.series import Series
from sessionbook.services.beside import EVENTS, GRATITUDE, INSIGHTS, PRACTICE
from sessionbook.services.progress import Progress, first_shown
from sessionbook.ui.chart.legend import BesideButton, LegendButton
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import RowKind
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import clear, tip

LONGEST = (60, 48, 40, 32, 24)  # characters: as many as make no line more than the fewest do
GAP, LINE_GAP = 12, 1
SIGNS = {PRACTICE: RowKind.BARS, GRATITUDE: RowKind.RINGS, INSIGHTS: RowKind.DIAMONDS}


class Legend(QWidget):
    """A button a series; what was switched and every colour stay while the page is open.

    signs holds the buttons of what is beside the series, to stand below the chart.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("What the chart shows"))
        self._look = look
        self._styles: dict[str, int] = {}
        self._switched: dict[str, bool] = {}
        self._names: list[tuple[str, str]] = []
        self._beside: tuple[str, ...] = ()
        self.buttons: dict[str, LegendButton] = {}
        self.beside: dict[str, BesideButton] = {}
        self.signs = Flow(gap=4, line_gap=LINE_GAP)
        self.signs.setAccessibleName(self.tr("Beside what was measured"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_series(self, progress: Progress, beside: Sequence[str] = ()) -> bool:
        """Offer these, and what is beside them; return whether the buttons were rebuilt."""
        on = first_shown(progress)
        for key in (*on, *(series.key for series in progress.series)):
            self._styles.setdefault(key, len(self._styles))
        names = [(series.key, series.name) for series in progress.series]
        is_new = (names, tuple(beside)) != (self._names, self._beside)
        if is_new:
            self._names, self._beside = names, tuple(beside)
            self._rebuild()
        for key, made in self.buttons.items():
            made.setChecked(self._switched.get(key, key in on))
        for key, other in self.beside.items():
            other.setChecked(self.is_beside(key))
        return is_new

    def is_beside(self, key: str) -> bool:
        """Return whether something beside the series is offered and switched on."""
        return key in self._beside and self._switched.get(key, key == EVENTS)

    def switch_on(self, key: str) -> None:
        """Show something beside the series that may have been switched off."""
        if not self._switched.get(key, key == EVENTS):
            self._switch(key, True)
        if key in self.beside:
            self.beside[key].setChecked(True)

    def shown(self, series: Sequence[Series]) -> tuple[Series, ...]:
        """Return those that are switched on."""
        return tuple(each for each in series if self.buttons[each.key].isChecked())

    def style_of(self, key: str) -> int:
        """Return the number of a series' marker and colour."""
        return self._styles[key]

    def set_look(self, look: Look) -> None:
        """Take another size."""
        self._look = look
        for made in (*self.buttons.values(), *self.beside.values()):
            made.set_look(look)
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_names()

    def beside_name(self, key: str) -> str:
        """Return what something beside the series is called."""
        return {
            EVENTS: self.tr("Events"),
            PRACTICE: self.tr("Practice"),
            GRATITUDE: self.tr("Gratitude"),
            INSIGHTS: self.tr("Insights"),
        }[key]

    def _rebuild(self) -> None:
        clear(self._column)
        self.buttons = {key: self._make(key, name) for key, name in self._names}
        self._column.addWidget(Flow(*self.buttons.values(), gap=GAP, line_gap=LINE_GAP))
        for old in self.beside.values():
            old.hide()
            old.deleteLater()
        self.beside = {key: self._make_beside(key) for key in self._beside}
        self.signs.set_widgets(tuple(self.beside.values()))
        self._fit_names()

    def _fit_names(self) -> None:
        """Say each name as fully as the lines have room for."""
        fewest = self._lines(LONGEST[-1])
        longest = next(most for most in LONGEST if self._lines(most) == fewest)
        for key, name in self._names:
            self.buttons[key].set_words(_short(name, longest))

    def _lines(self, longest: int) -> int:
        """Return how many lines the names take when none is longer."""
        lines, left = 1, 0
        for key, name in self._names:
            width = self.buttons[key].width_with(_short(name, longest))
            if left and left + width > self.width():
                lines, left = lines + 1, 0
            left += width + GAP
        return lines

    def _make(self, key: str, name: str) -> LegendButton:
        made = LegendButton(_short(name, LONGEST[-1]), self._styles[key], self._look)
        made.setAccessibleName(name)
        made.setToolTip(tip(name))
        made.clicked.connect(lambda on: self._switch(key, on))
        return made

    def _make_beside(self, key: str) -> BesideButton:
        made = BesideButton(self.beside_name(key), SIGNS.get(key), self._look)
        made.setToolTip(self.tr("Beside what was measured"))
        made.clicked.connect(lambda on: self._switch(key, on))
        return made

    def _switch(self, key: str, on: bool) -> None:
        self._switched[key] = on
        self.changed.emit()


def _short(name: str, longest: int) -> str:
    """Return a goal's long name cut where the legend stays on a line or two."""
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"
