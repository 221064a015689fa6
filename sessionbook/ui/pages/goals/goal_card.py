"""One open goal: its words, how near it feels, its steps."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.goals import HIGHEST_RATING, Goal, GoalState
from sessionbook.ui.page import Context
from sessionbook.ui.pages.goals.changes import Changes
from sessionbook.ui.pages.goals.goal_menu import GoalMenu
from sessionbook.ui.pages.goals.leaving import Leaving
from sessionbook.ui.pages.goals.scale import Scale
from sessionbook.ui.pages.goals.scale_form import ScaleForm
from sessionbook.ui.pages.goals.sparkline import Sparkline
from sessionbook.ui.pages.goals.steps import Steps
from sessionbook.ui.pages.goals.title_fields import TitleFields
from sessionbook.ui.pages.goals.view import GoalView
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.clear_button import ClearButton
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.menu import open_below
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Card, button, label, set_property
from sessionbook.ui.widgets.slider import AnswerSlider
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

BETWEEN = 18


class GoalCard(Card):
    """Reads nothing itself; writes the goal, its steps, today's rating and today's level."""

    saved = Signal()

    def __init__(self, context: Context, changes: Changes) -> None:
        super().__init__()
        self._context = context
        self._goals = context.notebook.goals
        self._changes = changes
        self.goal: Goal | None = None
        self.more = MoreButton()
        self.words = TitleFields(context, self.more)
        self.sparkline = Sparkline()
        self.nearness = AnswerSlider(self.tr("How near does it feel?"), 0, HIGHEST_RATING)
        self._clear = ClearButton(self.tr("How near does it feel?"), self.nearness)
        self._asked = label(self.tr("How near does it feel?"), "muted")
        self.steps = Steps(context)
        self.leaving = Leaving(context, changes)
        self.scale = Scale()
        self.scale_form: ScaleForm | None = None
        self.add_start = button(self.tr("Say where it starts"), self.words.ask_start, "link")
        self.add_scale = button(self.tr("Describe a scale"), self.open_scale, "link")
        self._rating = Autosave(self._rate, self)
        self._level = Autosave(self._place, self)
        self._lay_out()
        self._connect()

    def show_view(self, view: GoalView) -> None:
        """Show a goal; only a stored one can have steps and ratings."""
        self.goal = view.goal
        is_stored = bool(view.goal.created)
        self.words.show_goal(view.goal, self._nearness(view))
        self.setAccessibleName(view.goal.title)
        self.more.tell_about(view.goal.title)
        self.sparkline.show_points(view.points)
        self.steps.show_steps(view.goal.id, view.steps)
        if not (self._rating.pending or self.nearness.isSliderDown()):
            self.nearness.set_answer(view.rating_of(self._context.today()))
        self._show_scale(view)
        for part in (self.steps, self.nearness, self._clear, self._asked, self.more):
            part.setVisible(is_stored)

    def ask(self, state: GoalState) -> None:
        """Ask when the goal was reached, paused or let go."""
        self.words.flush()
        if self.goal:
            self.leaving.ask(self.goal, state)
            self._put_in_order()

    def open_scale(self) -> None:
        """Let the person describe the levels."""
        self.words.flush()
        if self.goal is None:
            return
        if self.scale_form is None:
            self.scale_form = self._make_scale_form()
            self._put_in_order()
        self.scale.hide()
        self.add_scale.hide()
        self.scale_form.open_for(self.goal)

    def flush(self) -> None:
        """Save what is only on screen."""
        self.words.flush()
        self._rating.flush()
        self._level.flush()
        self.leaving.flush()
        if self.scale_form:
            self.scale_form.flush()
        if self.goal and self.goal.created:
            self.steps.flush()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.more.update()
        self._clear.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.more.update()
        self._clear.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        del event
        if self.goal and self.goal.created:
            self._open_menu()

    def make_menu(self) -> GoalMenu:
        """Return what can be done with the goal."""
        goal_id = self.goal.id if self.goal else ""
        return GoalMenu(
            self,
            reached=partial(self.ask, GoalState.REACHED),
            pause=partial(self.ask, GoalState.PAUSED),
            let_go=partial(self.ask, GoalState.LET_GO),
            delete=lambda: self._leave(lambda: self._changes.delete(goal_id)),
        )

    def _nearness(self, view: GoalView) -> str:
        if not view.points:
            return ""
        value, highest = int(view.points[-1].value), HIGHEST_RATING
        number = self.locale().toString
        form = self.tr("{value} / {highest}")
        return form.format(value=number(value), highest=number(highest))

    def _rate(self) -> None:
        value = self.nearness.answer()
        if self.goal is None:
            return
        if value is None:
            self._goals.ratings.withdraw(self.goal.id, self._context.today())
        else:
            self._goals.ratings.rate(self.goal.id, self._context.today(), value)
        self.saved.emit()

    def _place(self) -> None:
        level, today = self.scale.slider.answer(), self._context.today()
        if self.goal is None:
            return
        if level is None:
            self._goals.attainments.withdraw(self.goal.id, today)
        else:
            self._goals.attainments.place(self.goal.id, today, level)
        self.saved.emit()

    def _show_scale(self, view: GoalView) -> None:
        """Show the scale where it is described, else what begins one."""
        describes = self.scale_form is not None and not self.scale_form.isHidden()
        has_scale, is_stored = view.goal.has_scale(), bool(view.goal.created)
        in_use = self._level.pending
        self.scale.show_scale(view.goal, view.levels, self._context.today(), is_in_use=in_use)
        self.scale.caption.setMinimumWidth(self._asked.sizeHint().width())
        self.scale.setVisible(has_scale and not describes)
        self.add_scale.setVisible(is_stored and not has_scale and not describes)
        self.add_start.setVisible(is_stored and not self.words.shows_start())

    def _close_scale(self) -> None:
        if self.scale_form and self.goal:
            self.scale_form.flush()
            self.scale_form.hide()
            has_scale = self.goal.has_scale()
            self.scale.setVisible(has_scale)
            self.add_scale.setVisible(not has_scale)
            (self.scale.slider if has_scale else self.add_scale).setFocus()

    def _leave(self, change: Callable[[], None]) -> None:
        self.flush()
        change()

    def _open_menu(self) -> None:
        open_below(self.make_menu(), self.more)

    def _make_scale_form(self) -> ScaleForm:
        form = ScaleForm(self._goals)
        form.saved.connect(self.saved)
        form.closed.connect(self._close_scale)
        self.body.insertWidget(self.body.indexOf(self.scale), form)
        return form

    def _put_in_order(self) -> None:
        """Let Tab and screen readers meet the forms where they stand."""
        as_laid_out(self.body)
        forms = (self.scale_form,) if self.scale_form else ()
        rated = self.words, self.leaving, self.nearness, self._clear
        chain((*rated, *forms, self.scale, self.steps, self._offers))

    def _lay_out(self) -> None:
        rating = QHBoxLayout()
        rating.setContentsMargins(0, 4, 0, 8)
        rating.setSpacing(12)
        rating.addWidget(self._asked)
        rating.addWidget(self.nearness, 1)
        rating.addWidget(self._clear)
        for link in (self.add_start, self.add_scale):
            set_property(link, "flush", "true")
        self._offers = Flow(self.add_start, self.add_scale, gap=BETWEEN)
        self.body.addWidget(self.words)
        self.body.addWidget(self.leaving)
        self.body.addSpacing(10)
        self.body.addWidget(self.sparkline)
        self.body.addLayout(rating)
        self.body.addWidget(self.scale)
        self.body.addWidget(self.steps)
        self.body.addWidget(self._offers)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.words.saved.connect(self.saved)
        self.words.start_shown.connect(self.add_start.setHidden)
        self.leaving.leaving.connect(self.flush)
        self.leaving.cancelled.connect(self.more.setFocus)
        self.scale.touched.connect(self._level.touch)
        self.scale.change_requested.connect(self.open_scale)
        self.steps.saved.connect(self.saved)
        self.nearness.answered.connect(self._rating.touch)
        self.nearness.cleared.connect(self._rating.touch)
        self.more.clicked.connect(self._open_menu)
