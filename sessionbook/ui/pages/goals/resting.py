"""A goal that is paused or was let go, without any weight."""

from PySide6.QtWidgets import QHBoxLayout

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.ui.pages.goals.memory import Memory
from sessionbook.ui.widgets.plain import label, set_property

NARROWEST = 40


class RestingGoal(Memory):
    """One quiet line: the goal, and whether it is paused or let go."""

    kind = "row"

    def build(self, head: QHBoxLayout) -> None:
        self.name = label(kind="quiet", wraps=True)
        self.name.setMinimumWidth(NARROWEST)
        self.state = label(kind="muted")
        head.addWidget(self.name, 1)
        head.addWidget(self.state)
        set_property(self.look_back, "kind", "link")
        self.body.setContentsMargins(0, 6, 0, 6)

    def show_words(self, goal: Goal) -> None:
        paused = goal.state is GoalState.PAUSED
        self.name.setText(goal.title)
        self.state.setText(self.tr("paused") if paused else self.tr("let go"))
