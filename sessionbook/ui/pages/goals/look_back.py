"""A goal that is not open, to read: why it mattered, its steps, how near it felt."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sessionbook.domain.goals import Step
from sessionbook.ui import words
from sessionbook.ui.goal_levels import history_words
from sessionbook.ui.pages.goals.sparkline import Sparkline
from sessionbook.ui.pages.goals.view import GoalView
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, clear, label

NARROWEST = 40


class LookBack(QWidget):
    """Built when first opened; nothing in it can be edited."""

    def __init__(self, take_up: Callable[[], object], delete: Callable[[], object]) -> None:
        super().__init__()
        self.why = label(kind="muted", wraps=True)
        self.since = label(kind="muted", wraps=True)
        self.start = label(kind="muted", wraps=True)
        self.levels = label(kind="muted", wraps=True)
        self.sparkline = Sparkline()
        self._lines: list[QLabel] = []
        self._steps = QVBoxLayout()
        self._steps.setSpacing(4)
        self.take_up = button(self.tr("Take up again"), take_up, "link")
        self.delete = button(self.tr("Delete"), delete, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        for part in (self.why, self.start, self.since, self.levels):
            part.setMinimumWidth(NARROWEST)
            column.addWidget(part)
        column.addWidget(self.sparkline)
        column.addLayout(self._steps)
        column.addWidget(Flow(self.take_up, self.delete))

    def show_view(self, view: GoalView) -> None:
        """Show a goal with its steps and ratings."""
        why = self.tr("Why it matters: {words}").format(words=view.goal.why)
        self.why.setText(why)
        self.why.setVisible(bool(view.goal.why))
        self.start.setText(self.tr("Where it started: {words}").format(words=view.goal.start))
        self.start.setVisible(bool(view.goal.start))
        on_scale = self.tr("On my scale: {days}").format(days=history_words(view.levels))
        self.levels.setText(on_scale)
        self.levels.setVisible(bool(view.levels) and view.goal.has_scale())
        since = self.tr("A goal since {day}")
        self.since.setText(since.format(day=words.short_date(view.goal.started_on)))
        self.sparkline.show_points(view.points)
        clear(self._steps)
        self._lines = [label(self._step_words(step), wraps=True) for step in view.steps]
        for line in self._lines:
            line.setMinimumWidth(NARROWEST)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._steps.addWidget(line)

    def steps(self) -> list[str]:
        """Return the steps as they are shown."""
        return [line.text() for line in self._lines]

    def _step_words(self, step: Step) -> str:
        if step.done_on is None:
            return self.tr("{step} · not done").format(step=step.text)
        done = self.tr("{step} · done on {day}")
        return done.format(step=step.text, day=words.short_date(step.done_on))
