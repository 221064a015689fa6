"""The Goals page: where the person wants to get to, in their own words."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.goals import Goal
from sessionbook.ui.goal_levels import attained_words
from sessionbook.ui.page import Context, Page
from sessionbook.ui.pages.goals.banner import Banner
from sessionbook.ui.pages.goals.changes import Changes
from sessionbook.ui.pages.goals.goal_card import GoalCard
from sessionbook.ui.pages.goals.grid import GoalGrid
from sessionbook.ui.pages.goals.resting import RestingGoal
from sessionbook.ui.pages.goals.shelf import Shelf
from sessionbook.ui.pages.goals.view import GoalView, Shelves, read_shelves, read_views
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import GAP, Button, Card, ScrollPage, button, empty_card, label
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 760  # narrower than this, at the usual text size
A_PAGE_FULL = 8
BELOW_HEAD = 16


class GoalsPage(Fitting, Page):
    """Open goals as cards; the reached ones on a list of their own, the latest on both."""

    key = "goals"
    shows = frozenset({Area.GOALS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._limit = A_PAGE_FULL
        self._new: Goal | None = None
        self.changes = Changes(context, self)
        said = self.tr("in your words, from your treatment plan")
        self.subtitle = label(said, "quiet", wraps=True)
        self.reached_button = Button()
        self.reached_button.setCheckable(True)
        self.add_button = button(self.tr("Add a goal"), self.add, "primary")
        self.grid = GoalGrid(self._make_card)
        self.more = button("", self._show_all, "link")
        self.attained = label(kind="muted", wraps=True)
        self.banners = Shelf(self._make_banner, GAP)
        self.resting = Shelf(self._make_resting)
        self.resting_card = Card(self.tr("Paused and let go"))
        self.empty = self._make_empty()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        is_here = self._has_focus()
        shelves = read_shelves(self.context.notebook)
        if not shelves.reached:
            self.reached_button.setChecked(False)
        on_reached = self.reached_button.isChecked()
        open_count = self._show_open(shelves, hidden=on_reached)
        self.banners.show_goals(shelves.reached if on_reached else shelves.reached[:1])
        self.resting.show_goals([] if on_reached else shelves.resting)
        self.resting_card.setVisible(bool(shelves.resting) and not on_reached)
        self.attained.setText(attained_words(shelves.attained()))
        self.attained.setVisible(bool(self.attained.text()) and not on_reached)
        self.empty.setVisible(not open_count and not on_reached)
        count = self.locale().toString(len(shelves.reached))
        self.reached_button.setText(self.tr("Reached ({count})").format(count=count))
        self.reached_button.setVisible(bool(shelves.reached))
        chain((self.reached_button, self.add_button, *self._parts))
        if is_here and not self._has_focus():
            self.add_button.setFocus()  # the card with the focus is gone

    def flush(self) -> None:
        for card in list(self.grid.cards.values()):
            card.flush()

    def open(self, record_id: str) -> None:
        goals = self.context.notebook.goals
        step = goals.steps.get(record_id)
        goal = goals.get(step.goal_id if step else record_id)
        if goal is None:
            return
        self.flush()
        self._new = None
        self.reached_button.setChecked(goal.reached_on is not None)
        self.refresh()
        if goal.id not in self.grid.cards:
            self._show_all()
        if card := self.grid.cards.get(goal.id):
            self._show_card(card, step.id if step else "")
        elif memory := self.banners.memories.get(goal.id) or self.resting.memories.get(goal.id):
            memory.open_details()
            memory.look_back.setFocus()
            self._bring_into_view(memory)

    def add(self) -> None:
        self.flush()
        self.reached_button.setChecked(False)
        position = self.context.notebook.goals.next_position()
        if self._new is None:
            today = self.context.today()
            self._new = Goal(title="", started_on=today, position=position)
        card_id = self._new.id
        self.refresh()
        self._show_card(self.grid.cards[card_id])

    def fit(self, room: float) -> None:
        self.grid.set_columns(1 if room < ONE_COLUMN else 2)

    def _has_focus(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def _show_open(self, shelves: Shelves, *, hidden: bool) -> int:
        """Show the open goals, as many as fit a page, and the one being added."""
        shown = [] if hidden else shelves.open[: self._limit]
        open_ids = {goal.id for goal in shelves.open}
        kept = [goal for goal in shelves.open if goal.id in self.grid.cards and goal not in shown]
        if hidden:
            kept = []
        views = read_views(self.context.notebook, [*shown, *kept], shelves.levels)
        if self._new and self._new.id in open_ids:
            self._new = None
        if self._new and not hidden:
            views.append(GoalView(self._new))
        self.grid.show_views(views)
        left = 0 if hidden else len(shelves.open) - len(shown) - len(kept)
        self.more.setText(self.tr("Show %n more", "", left))
        self.more.setVisible(left > 0)
        return len(views)

    def _show_all(self) -> None:
        self._limit = len(self.context.notebook.goals.all())
        self.refresh()

    def _switch(self) -> None:
        self.flush()
        self._new = None
        self.refresh()

    def _show_card(self, card: GoalCard, step_id: str = "") -> None:
        row = card.steps.row(step_id) if step_id else None
        if row:
            row.take_focus()
        else:
            card.words.title.put_caret_at_end()
        self._bring_into_view(row or card)

    def _bring_into_view(self, widget: QWidget) -> None:
        """Scroll once the layouts have given it its place."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget))

    def _read_view(self, goal: Goal) -> GoalView:
        levels = {goal.id: self.context.notebook.goals.attainments.of(goal.id)}
        return read_views(self.context.notebook, [goal], levels)[0]

    def _make_card(self) -> GoalCard:
        card = GoalCard(self.context, self.changes)
        card.saved.connect(self.saved)
        return card

    def _make_banner(self) -> Banner:
        return Banner(self.changes, self._read_view, self.context.today)

    def _make_resting(self) -> RestingGoal:
        return RestingGoal(self.changes, self._read_view, self.context.today)

    def _make_empty(self) -> Card:
        said = self.tr("A goal says, in your own words, what you want to move towards.")
        return empty_card(said, self.tr("Add a goal"), self.add)

    def _lay_out(self) -> None:
        self._scroll = ScrollPage()
        self._scroll.column.setSpacing(BELOW_HEAD)
        title = label(self.tr("Goals"), "title")
        actions = self.reached_button, self.add_button
        self._scroll.column.addWidget(PageHead(title, self.subtitle, *actions))
        self.resting_card.body.addWidget(self.resting)
        self._parts = (
            *(self.empty, self.grid, self.more, self.attained),
            *(self.banners, self.resting_card),
        )
        for part in self._parts:
            self._scroll.column.addWidget(part)
        self._scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.reached_button.clicked.connect(self._switch)
        self.changes.saved.connect(self.saved)
