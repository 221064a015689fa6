"""The card with the legend, the chart, and the same facts as a table."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sessionbook.domain.events import Event
from sessionbook.services.beside import BESIDE, EVENTS, BesideReader
from sessionbook.services.progress import Progress
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel, Mark, Row
from sessionbook.ui.chart.spans import with_span
from sessionbook.ui.chart.table_button import TableButton
from sessionbook.ui.chart.time_chart import TimeChart
from sessionbook.ui.chart.view import View, held, including, widened, with_margin
from sessionbook.ui.chart.widget import NOTHING
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress.chart_foot import ChartFoot
from sessionbook.ui.pages.progress.chart_menu import fill_menu
from sessionbook.ui.pages.progress.events import EventsButton
from sessionbook.ui.pages.progress.legend import SIGNS, Legend
from sessionbook.ui.pages.progress.ranges import RangeButtons
from sessionbook.ui.pages.progress.then_and_now import ThenAndNow
from sessionbook.ui.widgets.plain import Card

if TYPE_CHECKING:
    from sessionbook.ui.chart.table import FactsTable
    from sessionbook.ui.pages.progress.day_panel import DayPanel


class ChartCard(Card):
    """Shows a stretch of the progress; the table is made when first seen, filled while it is.

    over is the page, for the panel with what was written on a day to lie on.
    """

    open_requested = Signal(str, str)

    def __init__(
        self, look: Look, ranges: RangeButtons, scales: QWidget, context: Context, over: QWidget
    ) -> None:
        super().__init__()
        self.model = self._tabled = NOTHING
        self.look = look
        self._context, self._over = context, over
        self._progress, self._today = Progress(), 1
        self._beside = BesideReader(context.notebook)
        self._view: View | None = None
        self.is_smoothed = False
        self._ranges, self._scales = ranges, scales
        self.legend = Legend(look)
        self.chart = TimeChart(look)
        self.as_table = TableButton(self.chart, self._filled_table)
        self.events = EventsButton(context)
        self.foot = ChartFoot(self.legend.signs, self.events, scales, self.as_table)
        self.then_and_now = ThenAndNow(context.measures)
        self.body.setContentsMargins(18, 10, 18, 8)
        for part, share in ((self.legend, 0), (self.chart, 1), (self.foot, 0)):
            self.body.addWidget(part, share)
        self.body.addWidget(self.then_and_now)
        self._connect()

    def show_progress(self, progress: Progress, today: int) -> bool:
        """Offer these series and draw those that are switched on; return whether any is new."""
        self._progress, self._today = progress, today
        is_new = self.legend.show_series(progress, self._offered())
        self._show()
        return is_new

    def refresh_beside(self) -> bool:
        """Show what is now beside the series; return whether any is new.

        Of what was not written to, nothing is read.
        """
        if not self._progress.series:
            return False
        is_new = self.legend.show_series(self._progress, self._offered())
        self._show()
        return is_new

    @cached_property
    def table(self) -> "FactsTable":
        """The same facts as a table, in the chart's place."""
        from sessionbook.ui.chart.table import FactsTable

        made = FactsTable()
        made.hide()
        self.body.insertWidget(self.body.indexOf(self.chart) + 1, made, 1)
        made.stackUnder(self.foot)  # screen readers meet it before what is below
        self.setTabOrder(self.chart, made)
        return made

    @cached_property
    def day_panel(self) -> "DayPanel":
        """What was written on a day, over the page."""
        from sessionbook.ui.pages.progress.day_panel import DayPanel

        made = DayPanel(self._over, self._context)
        made.open_requested.connect(self.open_requested)
        made.change_requested.connect(self.events.change)
        made.add_requested.connect(self._add_event)
        return made

    def set_look(self, look: Look) -> None:
        """Take another size."""
        self.look = look
        self.chart.set_look(look)
        self.legend.set_look(look)

    def show_day(self, number: int) -> None:
        """Show what was written on a day, beside it."""
        layout = self.chart.geometry_of_points()
        here = QPoint(round(layout.x(number)), round(layout.plot.top()))
        day = date.fromordinal(number)
        self.day_panel.show_day(day, self._progress.series, self.chart.mapToGlobal(here))

    def show_event(self, event: Event) -> None:
        """Go to the day of an event and show it there."""
        self.legend.switch_on(EVENTS)
        number = event.day.toordinal()
        if not self.model.is_empty:
            view = View(self.model.first, self.model.last)
            self.chart.show_days(including(view, number, self.model.bounds))
        self.show_day(number)

    def _connect(self) -> None:
        chart = self.chart
        self.legend.changed.connect(self._show)
        self._ranges.chosen.connect(self._reset)
        chart.viewed.connect(self._take_view)
        chart.reset_requested.connect(self._reset)
        chart.event_wanted.connect(self._add_event)
        chart.event_activated.connect(self.events.change)
        chart.menu_wanted.connect(self._open_menu)
        chart.span_marked.connect(lambda *span: self._compare(with_span(chart.spans, span)))
        chart.spans_cleared.connect(lambda: self._compare(()))
        self.foot.compares.connect(self._set_marking)
        self.then_and_now.closed.connect(self._stop_comparing)

    def _show(self) -> None:
        self.model = self._build()
        self.chart.set_model(self.model)
        self._after()

    def _after(self) -> None:
        """Let everything around the chart say what it shows now."""
        shown = (self.model.first, self.model.last)
        self._ranges.follow(self._progress, self._today, shown)
        self._fill_table()
        if self.chart.spans:
            self.then_and_now.show_spans(self.chart.spans, self.model.series, aloud=False)

    def _take_view(self, first: int, last: int) -> None:
        self._view = View(first, last)
        self.model = self.model.over(first, last)
        self._after()

    def smooth(self, on: bool) -> None:
        """Draw the median of each three points behind them, or no longer."""
        self.is_smoothed = on
        self._show()

    def _reset(self) -> None:
        self._view = None
        self._show()

    def _build(self) -> ChartModel:
        shown = self.legend.shown(self._progress.series)
        keys = {series.key for series in shown}
        crossed = [flag for key, flag in self._progress.crossings if key in keys]
        flags = sorted((*crossed, *self._progress.reached), key=lambda flag: flag.day)
        styles = tuple(self.legend.style_of(series.key) for series in shown)
        first, last = self._ranges.limits(self._progress, self._today)
        marks, whole = self._marks(), self._whole()
        if self._view:
            first, last = held(self._view, whole).whole_days()
        days = self._progress.session_days
        beside = marks, self._rows(), whole, self.is_smoothed
        return ChartModel(shown, days, tuple(flags), first, last, styles, *beside)

    def _offered(self) -> tuple[str, ...]:
        """Return what there is beside the series."""
        if not self._progress.series:
            return ()
        events = self._beside.events()
        return tuple(k for k in BESIDE if (events if k == EVENTS else self._beside.days(k)))

    def _marks(self) -> tuple[Mark, ...]:
        if not self.legend.is_beside(EVENTS):
            return ()
        return tuple(
            Mark(e.id, e.day.toordinal(), (e.until or e.day).toordinal(), e.text)
            for e in self._beside.events()
        )

    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(key, self.legend.beside_name(key), kind, self._beside.days(key))
            for key, kind in SIGNS.items()
            if self.legend.is_beside(key)
        )

    def _whole(self) -> tuple[int, int]:
        """Return how far one can go: to the first and the last of anything, and a little more."""
        first, last = self._progress.span()
        first, last = widened(first, last)
        days = [first, last, self._today, *self._progress.session_days[:1]]
        if self.legend.is_beside(EVENTS):
            days += [event.day.toordinal() for event in self._beside.events()]
        return with_margin(min(days), max(days))

    def _filled_table(self) -> "FactsTable":
        self._fill_table()
        return self.table

    def _fill_table(self) -> None:
        if self.as_table.isChecked() and self._tabled != self.model:
            self._tabled = self.model
            self.table.facts.show_model(self.model)

    def _add_event(self, number: int) -> None:
        self.events.add(date.fromordinal(number))

    def _compare(self, spans: tuple[tuple[int, int], ...]) -> None:
        self.chart.set_spans(spans)
        self.then_and_now.show_spans(spans, self.model.series)

    def _set_marking(self, on: bool) -> None:
        self.chart.marks_by_drag = on
        if not on:
            self._compare(())

    def _stop_comparing(self) -> None:
        self.foot.compare.setChecked(False)
        self._compare(())
        self.chart.setFocus()

    def _open_menu(self, at: QPoint, number: int) -> None:
        menu = QMenu(self)
        fill_menu(menu, self, number)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
