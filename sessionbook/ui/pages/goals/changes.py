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

    def leave(self, goal_id: str, state: GoalState, day: date, note: str) -> None:
        """Note that a goal was reached, paused or let go, and the sentence about it."""
        self.keep_note(goal_id, state, note)
        if state is GoalState.REACHED:
            self._change(goal_id, self.tr("Noted as reached."), state, reached_on=day)
        else:
            said = self.tr("Paused.") if state is GoalState.PAUSED else self.tr("Let go.")
            self._change(goal_id, said, state, rested_on=day)

    def keep_note(self, goal_id: str, state: GoalState, note: str) -> None:
        """Keep the sentence, even if the new state is not confirmed yet."""
        if goal := self._goals.get(goal_id):
            self._goals.save(with_note(goal, state, note))
            self.saved.emit()

    def take_up(self, goal_id: str) -> None:
        """Open a goal again; the sentences about it stay."""
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
        rested_on: date | None = None,
    ) -> None:
        before = self._goals.get(goal_id)
        if before is None:
            return
        new = replace(before, state=state, reached_on=reached_on, rested_on=rested_on)
        self._goals.save(new)
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
                    rested_on=before.rested_on,
                    rest_note=before.rest_note,
                )
            )


def note_of(goal: Goal, state: GoalState) -> str:
    """Return the sentence about a goal's reaching, or about its resting."""
    return goal.reached_note if state is GoalState.REACHED else goal.rest_note


def with_note(goal: Goal, state: GoalState, note: str) -> Goal:
    """Return the goal with another sentence about its reaching, or about its resting."""
    if state is GoalState.REACHED:
        return replace(goal, reached_note=note)
    return replace(goal, rest_note=note)
