"""The card with the legend, the chart, and the same facts as a table."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sessionbook.services.progress import Progress
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.table_button import TableButton
from sessionbook.ui.chart.widget import NOTHING, Chart
from sessionbook.ui.pages.progress.legend import Legend
from sessionbook.ui.pages.progress.ranges import RangeButtons
from sessionbook.ui.widgets.plain import Card, label

if TYPE_CHECKING:
    from sessionbook.ui.chart.table import FactsTable


class ChartCard(Card):
    """Shows a stretch of the progress; the table is made when first seen, filled while it is."""

    toggled = Signal()

    def __init__(self, look: Look, ranges: RangeButtons, scales: QWidget) -> None:
        super().__init__()
        self.model = NOTHING
        self.look = look
        self._progress, self._today = Progress(), 1
        self._ranges, self._scales = ranges, scales
        self.legend = Legend(look)
        self.chart = Chart(look)
        self.as_table = TableButton(self.chart, self._filled_table)
        self.body.setContentsMargins(18, 10, 18, 8)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(self._make_foot(scales))
        self.legend.changed.connect(self._show)
        ranges.chosen.connect(self._show)

    def show_progress(self, progress: Progress, today: int) -> bool:
        """Offer these series and draw those that are switched on; return whether any is new."""
        self._progress, self._today = progress, today
        is_new = self.legend.show_series(progress)
        self._show()
        return is_new

    @cached_property
    def table(self) -> "FactsTable":
        """The same facts as a table, in the chart's place."""
        from sessionbook.ui.chart.table import FactsTable

        made = FactsTable()
        made.hide()
        self.body.insertWidget(self.body.indexOf(self.chart) + 1, made, 1)
        made.stackUnder(self._scales)  # screen readers meet it before what is below
        self.setTabOrder(self.chart, made)
        return made

    def set_look(self, look: Look) -> None:
        """Take another size."""
        self.look = look
        self.chart.set_look(look)
        self.legend.set_look(look)

    def picture_size(self) -> QSize:
        """Return the size of a saved picture: as on screen, never squeezed."""
        return self.chart.sizeHint().expandedTo(self.chart.size())

    def _show(self) -> None:
        self.model = self._build()
        self.chart.set_model(self.model)
        if self.as_table.isChecked():
            self.table.facts.show_model(self.model)

    def _build(self) -> ChartModel:
        shown = self.legend.shown(self._progress.series)
        keys = {series.key for series in shown}
        crossed = [flag for key, flag in self._progress.crossings if key in keys]
        flags = sorted((*crossed, *self._progress.reached), key=lambda flag: flag.day)
        first, last = self._ranges.limits(self._progress, self._today)
        styles = tuple(self.legend.style_of(series.key) for series in shown)
        return ChartModel(shown, self._progress.session_days, tuple(flags), first, last, styles)

    def _filled_table(self) -> "FactsTable":
        if self.as_table.isChecked():
            self.table.facts.show_model(self.model)
        return self.table

    def _make_foot(self, scales: QWidget) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        hint = self.tr("small ticks: sessions · click a point to open what you wrote that day")
        foot.addWidget(label(hint, "muted", wraps=True), 1)
        foot.addWidget(scales)
        foot.addWidget(self.as_table)
        return foot
