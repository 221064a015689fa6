"""The Today page: what counts in the ten minutes before a session."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.appointments import Occurrence
from sessionbook.domain.areas import Area
from sessionbook.ui.page import CARD, Context, Page
from sessionbook.ui.pages.today.arriving import ArrivingCard
from sessionbook.ui.pages.today.bring_up import BringUpCard
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.code_due import CodeDueCard
from sessionbook.ui.pages.today.day import Day, read_day, session_to_write
from sessionbook.ui.pages.today.heading import Heading, ms_to_next_minute
from sessionbook.ui.pages.today.homework_card import HomeworkCard
from sessionbook.ui.pages.today.insights_due import InsightsDueCard
from sessionbook.ui.pages.today.last_session import LastSessionCard
from sessionbook.ui.pages.today.look_back_card import LookBackCard
from sessionbook.ui.pages.today.measures_due import MeasuresDueCard
from sessionbook.ui.pages.today.plan_card import PlanCard
from sessionbook.ui.pages.today.planning import Planning
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.plain import ScrollPage
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN, STACKED_HEAD = 820, 820  # narrower than this, at the usual text size
BELOW_HEAD, BELOW_CARDS = 20, 20


class TodayPage(Fitting, Page):
    """The next session, what to say there, and what the last one left.

    The minutes to go are counted only while the page is seen in the active window:
    otherwise nothing here wakes the machine.
    """

    key = "today"
    shows = frozenset(
        {
            Area.APPOINTMENTS,
            Area.SESSIONS,
            Area.TOPICS,
            Area.INSIGHTS,
            Area.GRATITUDE,
            Area.HOMEWORK,
            Area.TRACKERS,
            Area.MEASURES,
            Area.REVIEWS,
            Area.CHOICES,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._day: Day | None = None
        self.heading = Heading()
        self.plan = PlanCard(context)
        self.bring_up = BringUpCard(context)
        self.homework = HomeworkCard(context)
        self.insights_due = InsightsDueCard(context)
        self.last_session = LastSessionCard(context)
        self.arriving = ArrivingCard(context)
        self.measures_due = MeasuresDueCard(context)
        self.look_back = LookBackCard(context)
        self.code_due = CodeDueCard(context)
        self.planning = Planning(context, self)
        self._columns = Columns(*self._order())
        self._scroll = ScrollPage()
        margins = self._scroll.column.contentsMargins()
        margins.setBottom(BELOW_CARDS)
        self._scroll.column.setContentsMargins(margins)
        self._scroll.column.setSpacing(BELOW_HEAD)
        self._scroll.column.addWidget(self.heading)
        self._scroll.column.addWidget(self._columns)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._minute = QTimer(self, singleShot=True)
        self._connect()

    def refresh(self) -> None:
        self._day = read_day(self.context.notebook, self.context.now())
        self.heading.show_day(self._day, self.context.now())
        for card in self._cards():
            card.show_day(self._day)
        self._columns.put_in_order(*self._order())
        chain((self.heading, *self._cards()))
        self._wait()

    def flush(self) -> None:
        for card in self._cards():
            card.flush()

    def keep(self) -> None:
        self.flush()
        self.plan.keep()

    def open(self, record_id: str) -> None:
        row = self.bring_up.lines.row(record_id)
        if row and record_id:
            row.take_focus()
            self._scroll.ensureWidgetVisible(row)

    def add(self) -> None:
        self.bring_up.lines.start_adding()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self._catch_up()  # ActivationChange is told to the window alone
        return known

    def fit(self, room: float) -> None:
        self._columns.set_stacked(room < ONE_COLUMN)
        self.heading.set_stacked(room < STACKED_HEAD)

    def _cards(self) -> tuple[TodayCard, ...]:
        left, right = self._order()
        return *left, *right

    def _order(self) -> tuple[tuple[TodayCard, ...], tuple[TodayCard, ...]]:
        """Return both columns: first what is to be said, on a quiet day what is practised."""
        day, left_by_it = self._day, (self.last_session, self.look_back, self.code_due)
        if day and day.last and not day.is_session_day:
            now = self.insights_due, self.measures_due, self.arriving, self.plan
            return (self.homework, self.bring_up), (*now, *left_by_it)
        first = self.plan, self.bring_up, self.homework
        return first, (self.insights_due, self.arriving, self.measures_due, *left_by_it)

    def _connect(self) -> None:
        for card in self._cards():
            card.saved.connect(self.saved)
            card.open_requested.connect(self.open_requested)
        head, plan = self.heading, self.planning
        head.write_up_requested.connect(self._write_up)
        head.other_requested.connect(lambda: self._write_up(1))
        head.card_requested.connect(lambda: self.open_requested.emit(CARD, ""))
        head.move_requested.connect(lambda: self._with_coming(plan.ask_to_move))
        head.skip_requested.connect(lambda: self._with_coming(plan.skip))
        head.change_requested.connect(lambda: self._with_coming(plan.ask_to_change))
        head.end_requested.connect(lambda: self._with_coming(plan.end))
        head.another_requested.connect(self._plan_another)
        self._minute.timeout.connect(self._catch_up)

    def _with_coming(self, change: Callable[[Occurrence], None]) -> None:
        if self._day and self._day.coming:
            change(self._day.coming)

    def _plan_another(self) -> None:
        self.planning.ask_for_another(self.context.notebook.sessions.last_with_whom())

    def _write_up(self, place: int = 0) -> None:
        self.flush()
        if self._day:
            session = session_to_write(self.context.notebook, self._day, place)
            self.open_requested.emit("sessions", session.id)

    def _catch_up(self) -> None:
        """Say the time again, or everything once that is over; then wait for the next minute."""
        if self._day is None or not self.isVisible():
            return
        if self._day.is_over(self.context.now()):
            self.refresh()
        else:
            self.heading.show_time(self._day, self.context.now())
            self._wait()

    def _wait(self) -> None:
        """Wake at the next minute if that is seen, and if it changes a word."""
        counts = self._day is not None and self._day.is_session_day
        if counts and self.isVisible() and self.isActiveWindow():
            self._minute.start(ms_to_next_minute(self.context.now()))
        else:
            self._minute.stop()
