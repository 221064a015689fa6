"""The Safety plan page: the person's own plan for hard moments, and the numbers to call."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.plans import PlanKind
from sessionbook.ui.page import HELP, Context, Page
from sessionbook.ui.pages.safety.numbers import Numbers
from sessionbook.ui.plan.headings import first_headings
from sessionbook.ui.plan.plan_view import PlanView
from sessionbook.ui.widgets.fitting import Fitting, stack
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import GAP, ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain

LOOKING_BACK = "looking_back"  # the page of the other plan
SETTINGS = "settings"  # the page where a copy of this one can be kept
ONE_COLUMN = 760  # narrower than this, at the usual text size
LEFT, RIGHT = 29, 17


class SafetyPage(Fitting, Page):
    """Headings and lines in the person's words; the numbers stand beside or below them."""

    key = HELP
    shows = frozenset({Area.PLANS, Area.CHOICES})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plans = context.notebook.plans
        self.add_button = button(self.tr("Add a heading"), self.add, "primary")
        self.plan = PlanView(context, PlanKind.SAFETY, self._empty_words(), first_headings())
        self.numbers = Numbers(context)
        self.numbers.copy_requested.connect(lambda: self.open_requested.emit(SETTINGS, ""))
        self._lay_out()

    def refresh(self) -> None:
        self.plan.refresh()
        self.numbers.refresh()
        chain((self.add_button, self.plan, self.numbers))

    def flush(self) -> None:
        self.plan.flush()

    def open(self, record_id: str) -> None:
        """Show a heading or a line, or hand it on if it is of the plan for staying well."""
        heading = self._plans.holding(record_id)
        if heading and heading.plan is PlanKind.STAYING_WELL:
            self.open_requested.emit(LOOKING_BACK, record_id)
        elif found := self.plan.bring_to(record_id):
            self._scroll.ensureWidgetVisible(found)

    def add(self) -> None:
        self._scroll.ensureWidgetVisible(self.plan.add())

    def _empty_words(self) -> tuple[str, str]:
        words = self.tr(
            "A plan written on a calm day helps on a hard one: what you notice first, what you "
            "can do, whom you can ask. Many people write it together with their counselor."
        )
        return words, self.tr("Begin with six headings")

    def fit(self, room: float) -> None:
        """Put the numbers below the plan where there is not room for both."""
        stack(self._line, (LEFT, RIGHT), room < ONE_COLUMN)

    def _lay_out(self) -> None:
        title = label(self.tr("Safety plan"), "title")
        subtitle = label(self.tr("for hard moments, in your own words"), "quiet", wraps=True)
        left = QVBoxLayout()
        left.addWidget(self.plan)
        left.addStretch(1)
        self._columns = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addLayout(left, LEFT)
        self._line.addWidget(self.numbers, RIGHT)
        self._scroll = ScrollPage()
        self._scroll.column.addWidget(PageHead(title, subtitle, self.add_button))
        self._scroll.column.addWidget(self._columns)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
