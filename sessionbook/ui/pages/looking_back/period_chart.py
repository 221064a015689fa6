"""The chart of a review: what was measured in its days, small, with the same facts as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.services.looking_back import Period, in_period, totals
from sessionbook.services.progress import Change, Progress, first_shown
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.table import FactsTable
from sessionbook.ui.chart.table_button import TableButton
from sessionbook.ui.chart.widget import Chart
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back.words import total_words
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.plain import Card, label


class PeriodChart(Card):
    """Hidden while nothing was measured; each series looks as it does on the Progress page."""

    day_requested = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("What was measured"))
        self._context = context
        self.chart = Chart(self._look())
        self.table = FactsTable()
        self.table.hide()
        self.said = label(kind="muted", wraps=True)
        self.as_table = TableButton(self.chart, lambda: self.table)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)
        self.body.addLayout(foot)
        self.chart.point_activated.connect(lambda _, number: self.day_requested.emit(number))
        context.appearance.changed.connect(lambda: self.chart.set_look(self._look()))
        self.hide()

    def show_progress(self, whole: Progress, period: Period) -> None:
        """Show what of all that was measured falls into the period."""
        found = in_period(whole, period)
        model = _model(whole, found, period)
        self.chart.set_model(model)
        self.table.facts.show_model(model)
        self._say(totals(found, self._context.measures()), period.day)
        self.setVisible(bool(found.series))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.chart.set_look(self._look())

    def _say(self, changes: Sequence[Change], today: date) -> None:
        self.said.setText("\n".join(total_words(change, today) for change in changes))

    def _look(self) -> Look:
        return Look(self._context.theme, scale=self.fontInfo().pixelSize() / BASE_PIXELS)


def _model(whole: Progress, found: Progress, period: Period) -> ChartModel:
    """Return the first few series of the period, in the colours they have among all."""
    order = dict.fromkeys((*first_shown(whole), *(series.key for series in whole.series)))
    styles = {key: style for style, key in enumerate(order)}
    shown = tuple(found.of(key) for key in first_shown(found))
    series = tuple(each for each in shown if each)
    keys = {each.key for each in series}
    crossed = [flag for key, flag in found.crossings if key in keys]
    flags = sorted((*crossed, *found.reached), key=lambda flag: flag.day)
    first, last = period.days()
    if period.since is None:
        first = min(found.span()[0], *found.session_days[:1], last)
    style = tuple(styles[each.key] for each in series)
    return ChartModel(series, found.session_days, tuple(flags), first, last, style)
