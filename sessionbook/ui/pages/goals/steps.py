"""A goal's steps: typed in place, ticked when done."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal

from sessionbook.domain.goals import Step
from sessionbook.errors import SessionbookError
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.line_list import Line, LineList


class Steps(LineList):
    """The lines of one goal; a ticked step is struck through and can be unticked."""

    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(
            QCoreApplication.translate("Steps", "Step"),
            QCoreApplication.translate("Steps", "+ Add a step"),
        )
        self._context = context
        self._store = context.notebook.goals.steps
        self._goal_id = ""
        self.added.connect(self._add)
        self.edited.connect(self._edit)
        self.removed.connect(self._remove)
        self.checked.connect(self._check)
        self.moved.connect(self._move)

    def show_steps(self, goal_id: str, steps: Sequence[Step]) -> None:
        """Show the steps of a goal."""
        self._goal_id = goal_id
        self.set_lines([_line(step) for step in steps])

    def _add(self, key: str, text: str) -> None:
        position = self._store.next_position()
        try:
            self._store.save(Step(id=key, goal_id=self._goal_id, text=text, position=position))
        except SessionbookError:
            self.give_back(key, text)
            raise
        self.saved.emit()

    def _edit(self, key: str, text: str) -> None:
        if step := self._store.get(key):
            self._store.save(replace(step, text=text))
            self.saved.emit()

    def _remove(self, key: str) -> None:
        stamp = self._store.delete(key)
        restore = self._store.restore
        self._context.notices.undo(self.tr("Step deleted."), lambda: restore(stamp))

    def _check(self, key: str, on: bool) -> None:
        if step := self._store.get(key):
            done_on = self._context.today() if on else None
            self._store.save(replace(step, done_on=done_on))
            self.saved.emit()

    def _move(self, key: str, delta: int) -> None:
        order = self._store.of(self._goal_id)
        here = next((place for place, step in enumerate(order) if step.id == key), None)
        if here is None or not 0 <= here + delta < len(order):
            return
        order.insert(here + delta, order.pop(here))
        self._store.arrange(order)
        self.saved.emit()


def _line(step: Step) -> Line:
    is_done = step.done_on is not None
    return Line(step.id, step.text, checked=is_done, is_struck=is_done)
