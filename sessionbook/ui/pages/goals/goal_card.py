"""One open goal: its words, how near it feels, its steps."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.goals import HIGHEST_RATING, Goal
from sessionbook.ui.page import Context
from sessionbook.ui.pages.goals.changes import Changes
from sessionbook.ui.pages.goals.goal_menu import GoalMenu
from sessionbook.ui.pages.goals.reached_form import ReachedForm
from sessionbook.ui.pages.goals.sparkline import Sparkline
from sessionbook.ui.pages.goals.steps import Steps
from sessionbook.ui.pages.goals.title_fields import TitleFields
from sessionbook.ui.pages.goals.view import GoalView
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.clear_button import ClearButton
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.plain import Card, label
from sessionbook.ui.widgets.slider import AnswerSlider
from sessionbook.ui.widgets.tab_order import as_laid_out, chain


class GoalCard(Card):
    """Reads nothing itself; writes the goal, its steps and today's rating."""

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
        self.reached: ReachedForm | None = None
        self._rating = Autosave(self._rate, self)
        self._note = Autosave(self._keep_note, self)
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
        for part in (self.steps, self.nearness, self._clear, self._asked, self.more):
            part.setVisible(is_stored)

    def open_reached(self) -> None:
        """Ask when the goal was reached."""
        if self.goal is None:
            return
        self.words.flush()
        if self.reached is None:
            self.reached = self._make_reached()
        self.reached.open_for(self.goal.reached_note, self._context.today())

    def flush(self) -> None:
        """Save what is only on screen."""
        self.words.flush()
        self._rating.flush()
        self._note.flush()
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
            reached=self.open_reached,
            pause=lambda: self._leave(lambda: self._changes.pause(goal_id)),
            let_go=lambda: self._leave(lambda: self._changes.let_go(goal_id)),
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

    def _keep_note(self) -> None:
        """Keep the sentence even if the goal is not confirmed as reached yet."""
        goal = self.goal and self._goals.get(self.goal.id)
        if goal and self.reached:
            self._goals.save(replace(goal, reached_note=self.reached.note.text()))
            self.saved.emit()

    def _confirm_reached(self) -> None:
        if self.goal and self.reached:
            self.flush()
            self.reached.hide()
            self._changes.reach(self.goal.id, self.reached.day(), self.reached.note.text())

    def _cancel_reached(self) -> None:
        self._note.flush()
        if self.reached:
            self.reached.hide()
        self.more.setFocus()

    def _leave(self, change: Callable[[], None]) -> None:
        self.flush()
        change()

    def _open_menu(self) -> None:
        self.make_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _make_reached(self) -> ReachedForm:
        form = ReachedForm(self._context.today())
        form.typed.connect(self._note.touch)
        form.confirmed.connect(self._confirm_reached)
        form.cancelled.connect(self._cancel_reached)
        self.body.insertWidget(self.body.indexOf(self.words) + 1, form)
        as_laid_out(self.body)
        chain((self.words, form, self.nearness, self._clear, self.steps))
        return form

    def _lay_out(self) -> None:
        rating = QHBoxLayout()
        rating.setContentsMargins(0, 4, 0, 8)
        rating.setSpacing(12)
        rating.addWidget(self._asked)
        rating.addWidget(self.nearness, 1)
        rating.addWidget(self._clear)
        self.body.addWidget(self.words)
        self.body.addSpacing(10)
        self.body.addWidget(self.sparkline)
        self.body.addLayout(rating)
        self.body.addWidget(self.steps)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.words.saved.connect(self.saved)
        self.steps.saved.connect(self.saved)
        self.nearness.answered.connect(self._rating.touch)
        self.nearness.cleared.connect(self._rating.touch)
        self.more.clicked.connect(self._open_menu)
