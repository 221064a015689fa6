"""Where a person describes the five levels of a goal's scale."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.attainment import LEVELS
from sessionbook.domain.goals import Goal
from sessionbook.store.goals import Goals
from sessionbook.ui.goal_levels import names
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.caption_field import CaptionField, captioned
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label

EXPECTED = LEVELS.index(0)
HEAVIEST = 10


class ScaleForm(QWidget):
    """Saved while typing; only what one hopes for is needed to use the scale."""

    saved = Signal()
    closed = Signal()

    def __init__(self, goals: Goals) -> None:
        super().__init__()
        self._goals = goals
        self._goal_id = ""
        self._autosave = Autosave(self._save, self)
        self.fields = tuple(CaptionField(name) for name in names())
        self.weight = Choice()
        self.weight.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.done = button(self.tr("Done"), self.closed.emit)
        asked = self.tr(
            "Say in your own words what each would look like. Only what you hope for is needed."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(label(asked, "quiet", wraps=True))
        for field in self.fields:
            column.addWidget(field)
            field.edited.connect(self._autosave.touch)
        name = self.tr("How much it counts beside the other goals")
        column.addWidget(Flow(captioned(name, self.weight)))
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeading)
        self.weight.activated.connect(self._autosave.touch)

    def open_for(self, goal: Goal) -> None:
        """Show what is described so far and take the focus."""
        self._goal_id = goal.id
        for field, text in zip(self.fields, goal.levels(), strict=True):
            field.show_text(text)
        self._show_weight(goal.weight)
        self.show()
        self.fields[EXPECTED].field.put_caret_at_end()

    def flush(self) -> None:
        """Save what is only on screen."""
        self._autosave.flush()

    def _show_weight(self, weight: int) -> None:
        self.weight.clear()
        for each in sorted({*range(1, HEAVIEST + 1), weight}):
            self.weight.addItem(self.locale().toString(each), each)
        self.weight.setCurrentIndex(self.weight.findData(weight))

    def _save(self) -> None:
        if goal := self._goals.get(self._goal_id):
            much_less, less, expected, more, much_more = (f.text() for f in self.fields)
            described = replace(
                goal,
                much_less=much_less,
                less=less,
                expected=expected,
                more=more,
                much_more=much_more,
                weight=self.weight.currentData(),
            )
            self._goals.save(described)
            self.saved.emit()
