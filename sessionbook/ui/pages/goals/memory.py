"""A goal that is not open, with its details one click away."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.goals import Goal
from sessionbook.ui.pages.goals.changes import Changes
from sessionbook.ui.pages.goals.look_back import LookBack
from sessionbook.ui.pages.goals.view import GoalView
from sessionbook.ui.widgets.plain import Card, button
from sessionbook.ui.widgets.tab_order import chain


class Memory(Card):
    """Shows a goal to read; the details are read from the notebook when first opened.

    A subclass puts its words into the head and fills them.
    """

    kind = "card"

    def __init__(
        self, changes: Changes, read: Callable[[Goal], GoalView], today: Callable[[], date]
    ) -> None:
        super().__init__(kind=self.kind)
        self._changes = changes
        self._read = read
        self.today = today
        self.goal: Goal | None = None
        self.details: LookBack | None = None
        self.look_back = button(self.tr("Look back"), self.toggle)
        head = QHBoxLayout()
        head.setSpacing(16)
        self.build(head)
        head.addWidget(self.look_back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)

    def build(self, head: QHBoxLayout) -> None:
        """Put the subclass's words into the head."""
        raise NotImplementedError

    def show_words(self, goal: Goal) -> None:
        """Fill them."""
        raise NotImplementedError

    def show_goal(self, goal: Goal) -> None:
        """Show a goal; open details are read again."""
        self.goal = goal
        self.show_words(goal)
        self.look_back.setAccessibleName(self.tr("Look back: {goal}").format(goal=goal.title))
        if self.is_open():
            self.open_details()

    def is_open(self) -> bool:
        """Return whether the details are shown."""
        return self.details is not None and not self.details.isHidden()

    def toggle(self) -> None:
        """Open or close the details."""
        if self.is_open() and self.details:
            self.details.hide()
            self.look_back.setText(self.tr("Look back"))
        else:
            self.open_details()

    def open_details(self) -> None:
        """Read the details and show them."""
        if self.goal is None:
            return
        if self.details is None:
            self.details = LookBack(self._take_up, self._delete)
            self.body.addWidget(self.details)
            chain((self.look_back, self.details))
        self.details.show_view(self._read(self.goal))
        self.details.show()
        self.look_back.setText(self.tr("Close"))

    def _take_up(self) -> None:
        if self.goal:
            self._changes.take_up(self.goal.id)

    def _delete(self) -> None:
        if self.goal:
            self._changes.delete(self.goal.id)
