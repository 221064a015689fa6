"""The Safety plan page: the person's own plan for hard moments, and the numbers to call."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.plans import PlanHeading, PlanKind
from sessionbook.ui.page import HELP, Context, Page
from sessionbook.ui.pages.safety.heading_list import HeadingList
from sessionbook.ui.pages.safety.headings import first_headings
from sessionbook.ui.pages.safety.numbers import Numbers
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import GAP, Card, ScrollPage, button, empty_card, label
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 760  # narrower than this, at the usual text size
LEFT, RIGHT = 29, 17


class SafetyPage(Page):
    """Headings and lines in the person's words; the numbers stand beside or below them."""

    key = HELP
    shows = frozenset({Area.PLANS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plans = context.notebook.plans
        self.add_button = button(self.tr("Add a heading"), self.add, "primary")
        self.empty = self._make_empty()
        self.plan = HeadingList(context)
        self.numbers = Numbers(context.today())
        self._lay_out()

    def refresh(self) -> None:
        headings = self._plans.of(PlanKind.SAFETY)
        self.plan.show_plan(headings, self._plans.lines.by_heading(each.id for each in headings))
        self.empty.setVisible(not headings)
        self.plan.setVisible(bool(headings))
        chain((self.add_button, self.empty, self.plan))

    def flush(self) -> None:
        self.plan.flush()

    def open(self, record_id: str) -> None:
        line = self._plans.lines.get(record_id)
        card = self.plan.cards.get(line.heading_id if line else record_id)
        if card:
            row = card.lines.bring_to(record_id) if line else None
            self._scroll.ensureWidgetVisible(row or card)
            if row is None:
                card.title.put_caret_at_end()

    def add(self) -> None:
        self.flush()
        heading = PlanHeading(
            plan=PlanKind.SAFETY,
            title=self.tr("New heading"),
            position=self._plans.next_position(),
        )
        self._plans.save(heading)
        card = self.plan.cards[heading.id]
        card.rename()
        self._scroll.ensureWidgetVisible(card)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._stack()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def _begin(self) -> None:
        """Write the six headings down; they are the person's from then on."""
        with self.context.notebook.database.write():
            for place, title in enumerate(first_headings()):
                heading = PlanHeading(plan=PlanKind.SAFETY, title=title, position=place)
                self._plans.save(heading)
        next(iter(self.plan.cards.values())).lines.start_adding()

    def _make_empty(self) -> Card:
        words = self.tr(
            "A plan written on a calm day helps on a hard one: what you notice first, what you "
            "can do, whom you can ask. Many people write it together with their counselor."
        )
        return empty_card(words, self.tr("Begin with six headings"), self._begin)

    def _lay_out(self) -> None:
        title = label(self.tr("Safety plan"), "title")
        subtitle = label(self.tr("for hard moments, in your own words"), "quiet", wraps=True)
        left = QVBoxLayout()
        left.addWidget(self.empty)
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

    def _stack(self) -> None:
        """Put the numbers below the plan where there is not room for both."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        stacked = self.width() < ONE_COLUMN * em
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        for place, share in enumerate((LEFT, RIGHT)):
            self._line.setStretch(place, 0 if stacked else share)
