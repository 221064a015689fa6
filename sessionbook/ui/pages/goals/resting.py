"""A goal that is paused or was let go, quietly."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.ui.pages.goals.memory import Memory
from sessionbook.ui.widgets.plain import label, set_property
from sessionbook.ui.words import short_date

NARROWEST = 40


class RestingGoal(Memory):
    """The goal, whether it is paused or let go, since when and, if it was said, why."""

    kind = "row"

    def build(self, head: QHBoxLayout) -> None:
        self.name = label(kind="quiet", wraps=True)
        self.name.setMinimumWidth(NARROWEST)
        self.state = label(kind="muted")
        self.note = label(kind="muted", wraps=True)
        self.note.setMinimumWidth(NARROWEST)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.name)
        said.addWidget(self.note)
        head.addLayout(said, 1)
        head.addWidget(self.state)
        set_property(self.look_back, "kind", "link")
        self.body.setContentsMargins(0, 6, 0, 6)

    def show_words(self, goal: Goal) -> None:
        paused = goal.state is GoalState.PAUSED
        self.name.setText(goal.title)
        self.state.setText(self.tr("paused") if paused else self.tr("let go"))
        since = self.tr("since {day}").format(day=short_date(goal.rested_on or goal.started_on))
        quoted = QLocale().quoteString(goal.rest_note) if goal.rest_note else ""
        self.note.setText(" · ".join(part for part in (since, quoted) if part))
        self.note.setVisible(bool(goal.rested_on or quoted))
