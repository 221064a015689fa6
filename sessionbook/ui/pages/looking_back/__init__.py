"""The Looking back page: reviews, a letter to oneself, and the plan for staying well."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from sessionbook.domain.areas import Area
from sessionbook.domain.reports import Length
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.services.looking_back import Period
from sessionbook.services.progress import session_near
from sessionbook.ui.page import REPORT, Context, Page
from sessionbook.ui.pages.looking_back.back import BackPage
from sessionbook.ui.pages.looking_back.letter_sheet import LetterSheet
from sessionbook.ui.pages.looking_back.overview import Overview
from sessionbook.ui.pages.looking_back.review_sheet import ReviewSheet
from sessionbook.ui.pages.looking_back.sheet import Sheet
from sessionbook.ui.pages.looking_back.staying_well import StayingWell
from sessionbook.ui.report.wanted import Wanted

NOW = "now"
"""What Today asks this page to open: a review of the days since the last one."""


class LookingBackPage(Page):
    """Shows the overview or one thing of it; whatever is left is saved first."""

    key = "looking_back"
    shows = frozenset(
        {
            Area.REVIEWS,
            Area.PLANS,
            Area.CHOICES,
            Area.SESSIONS,
            Area.GOALS,
            Area.INSIGHTS,
            Area.HOMEWORK,
            Area.FORMS,
            Area.TOPICS,
            Area.TRACKERS,
            Area.MEASURES,
            Area.BENCHMARKS,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reviews = context.notebook.reviews
        self.overview = Overview(context)
        self.review = ReviewSheet(context)
        self.letter = LetterSheet(context)
        self.plan = StayingWell(context)
        self._stack = QStackedWidget()
        for view in (self.overview, self.review, self.letter, self.plan):
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()

    @property
    def view(self) -> BackPage | None:
        """What was gone to; None on the overview."""
        view = self._stack.currentWidget()
        return view if isinstance(view, BackPage) else None

    def refresh(self) -> None:
        view = self.view
        if isinstance(view, Sheet) and view.is_saving:
            return  # the write is our own, and shown already
        if isinstance(view, Sheet) and not view.is_there():
            self._go(None)
        elif view:
            view.refresh()
        else:
            self.overview.refresh()

    def flush(self) -> None:
        if self.view:
            self.view.flush()

    def open(self, record_id: str) -> None:
        self.flush()
        if record_id == NOW:
            self.look_back()
        elif review := self._reviews.get(record_id):
            self._show(review)
        elif self.context.notebook.plans.holding(record_id):
            self.open_plan()
            self.plan.bring_to(record_id)

    def add(self) -> None:
        if self.view is self.plan:
            self.plan.add()
        else:
            self.look_back()

    def look_back(self) -> None:
        """Go to a review of the days since the last one; a day has one review."""
        self.flush()
        today, last = self.context.today(), self._reviews.latest()
        if last and last.day >= today:
            self._show(last)
        elif not (self.view is self.review and self.review.is_new):
            since = last.day if last else None
            self._show(Review(day=today, since=since), is_new=True)

    def write_letter(self) -> None:
        """Begin a letter."""
        self.flush()
        letter = Review(kind=ReviewKind.LETTER, day=self.context.today())
        self._show(letter, is_new=True)

    def open_plan(self) -> None:
        """Go to the plan for staying well."""
        self._go(self.plan)

    def _show(self, review: Review, *, is_new: bool = False) -> None:
        sheet = self.letter if review.kind is ReviewKind.LETTER else self.review
        sheet.show_review(review, is_new=is_new)
        self._stack.setCurrentWidget(sheet)
        sheet.take_focus()

    def _go(self, view: BackPage | None) -> None:
        """Save what is left and go to the plan or back to the overview."""
        self.flush()
        self._stack.setCurrentWidget(view or self.overview)
        self.refresh()
        first = view.back if view else self.overview.begin
        first.setFocus()

    def _delete(self, review_id: str) -> None:
        stamp = self._reviews.delete(review_id)
        restore = self._reviews.restore
        self.context.notices.undo(self.tr("Deleted."), lambda: restore(stamp))

    def _delete_shown(self, sheet: Sheet) -> None:
        sheet.flush()
        self._delete(sheet.review.id)  # the refresh leads back

    def _ask_for_report(self) -> None:
        """Ask for a longer summary, of the days of the review on screen if there is one."""
        shown = self.review.review if self.view is self.review else None
        period = Period(shown.since, shown.day) if shown else None
        self.open_requested.emit(REPORT, Wanted(Length.LONG, period).code())

    def _open_day(self, number: int) -> None:
        session = session_near(self.context.notebook, date.fromordinal(number))
        if session:
            self.open_requested.emit("sessions", session.id)
        else:
            self.context.notices.say(self.tr("There is no session on that day or shortly before."))

    def _connect(self) -> None:
        overview = self.overview
        overview.review_requested.connect(self.look_back)
        overview.letter_requested.connect(self.write_letter)
        overview.plan_requested.connect(self.open_plan)
        overview.report_requested.connect(self._ask_for_report)
        self.review.report_requested.connect(self._ask_for_report)
        overview.earlier.chosen.connect(self.open)
        overview.earlier.delete_requested.connect(self._delete)
        for sheet in (self.review, self.letter):
            sheet.saved.connect(self.saved)
            sheet.delete_requested.connect(lambda sheet=sheet: self._delete_shown(sheet))
        for view in (self.review, self.letter, self.plan):
            view.left.connect(lambda: self._go(None))
        self.review.day_requested.connect(self._open_day)
