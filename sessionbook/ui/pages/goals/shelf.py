"""A column of goals that are not open."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.goals import Goal
from sessionbook.ui.pages.goals.memory import Memory
from sessionbook.ui.widgets.at_once import at_once
from sessionbook.ui.widgets.tab_order import chain


class Shelf(QWidget):
    """One memory a goal, reused; hidden while there is none."""

    def __init__(self, make: Callable[[], Memory], gap: int = 0) -> None:
        super().__init__()
        self.memories: dict[str, Memory] = {}
        self._make = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def show_goals(self, goals: Sequence[Goal]) -> None:
        """Show these goals in this order."""
        new = sum(goal.id not in self.memories for goal in goals)
        with at_once(self, new):
            self._put(goals)
        self.setVisible(bool(goals))

    def _put(self, goals: Sequence[Goal]) -> None:
        old, before, self.memories = self.memories, list(self.memories), {}
        for place, goal in enumerate(goals):
            memory = old.pop(goal.id, None) or self._make()
            memory.show_goal(goal)
            if self._column.indexOf(memory) != place:
                self._column.insertWidget(place, memory)
            self.memories[goal.id] = memory
        for memory in old.values():
            memory.hide()
            self._column.removeWidget(memory)
            memory.deleteLater()
        if before != list(self.memories):
            chain(list(self.memories.values()))
