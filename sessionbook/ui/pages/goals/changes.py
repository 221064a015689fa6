"""Changes of a goal's state, each of which can be undone."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.ui.page import Context


class Changes(QObject):
    """Saves a new state at once and offers Undo, which leaves later words alone."""

    saved = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._goals = context.notebook.goals
        self._notices = context.notices

    def reach(self, goal_id: str, day: date, note: str) -> None:
        """Note that a goal was reached."""
        said = self.tr("Noted as reached.")
        self._change(goal_id, said, GoalState.REACHED, day, note)

    def pause(self, goal_id: str) -> None:
        """Let a goal rest."""
        self._change(goal_id, self.tr("Paused."), GoalState.PAUSED)

    def let_go(self, goal_id: str) -> None:
        """Let go of a goal."""
        self._change(goal_id, self.tr("Let go."), GoalState.LET_GO)

    def take_up(self, goal_id: str) -> None:
        """Open a goal again."""
        self._change(goal_id, self.tr("Open again."), GoalState.OPEN)

    def delete(self, goal_id: str) -> None:
        """Delete a goal with its steps and ratings."""
        stamp = self._goals.delete(goal_id)
        self._notices.undo(self.tr("Goal deleted."), lambda: self._goals.restore(stamp))
        self.saved.emit()

    def _change(
        self,
        goal_id: str,
        said: str,
        state: GoalState,
        reached_on: date | None = None,
        note: str | None = None,
    ) -> None:
        before = self._goals.get(goal_id)
        if before is None:
            return
        note = before.reached_note if note is None else note
        self._goals.save(replace(before, state=state, reached_on=reached_on, reached_note=note))
        self._notices.undo(said, lambda: self._put_back(before))
        self.saved.emit()

    def _put_back(self, before: Goal) -> None:
        if now := self._goals.get(before.id):
            self._goals.save(
                replace(
                    now,
                    state=before.state,
                    reached_on=before.reached_on,
                    reached_note=before.reached_note,
                )
            )
