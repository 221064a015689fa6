"""In a goal's card: the form in which it is reached, paused or let go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.ui.page import Context
from sessionbook.ui.pages.goals.changes import Changes, note_of
from sessionbook.ui.pages.goals.state_form import StateForm
from sessionbook.ui.widgets.autosave import Autosave


class Leaving(QWidget):
    """One form at a time, made when it is asked for; its sentence is kept while typing.

    leaving comes before the goal leaves its card: what is only on screen can be saved.
    """

    leaving = Signal()
    cancelled = Signal()

    def __init__(self, context: Context, changes: Changes) -> None:
        super().__init__()
        self._today = context.today
        self._changes = changes
        self._note = Autosave(self._keep_note, self)
        self._goal_id = ""
        self._state = GoalState.REACHED
        self.form: StateForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def ask(self, goal: Goal, state: GoalState) -> None:
        """Ask when, and for a sentence."""
        self.flush()
        if self.form is None or state is not self._state:
            self._make(state)
        self._goal_id, self._state = goal.id, state
        self.show()
        if self.form:
            self.form.open_for(note_of(goal, state), self._today())

    def flush(self) -> None:
        """Save the sentence, even if nothing is confirmed yet."""
        self._note.flush()

    def _make(self, state: GoalState) -> None:
        if self.form:
            self.form.hide()
            self._column.removeWidget(self.form)
            self.form.deleteLater()
        self.form = StateForm(state, self._today())
        self._column.addWidget(self.form)
        self.form.typed.connect(self._note.touch)
        self.form.confirmed.connect(self._confirm)
        self.form.cancelled.connect(self._cancel)

    def _keep_note(self) -> None:
        if self.form:
            self._changes.keep_note(self._goal_id, self._state, self.form.note.text())

    def _confirm(self) -> None:
        if self.form:
            self.leaving.emit()
            self.hide()
            day, note = self.form.day(), self.form.note.text()
            self._changes.leave(self._goal_id, self._state, day, note)

    def _cancel(self) -> None:
        self.flush()
        self.hide()
        self.cancelled.emit()
