"""Where a goal stands on the scale that the person described, today and before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.attainment import LEVELS, Attainment
from sessionbook.domain.goals import Goal
from sessionbook.ui.goal_levels import history_words, hoped_words, level_words
from sessionbook.ui.widgets.clear_button import ClearButton
from sessionbook.ui.widgets.plain import button, label, set_property
from sessionbook.ui.widgets.slider import AnswerSlider

NARROWEST = 40


class Scale(QWidget):
    """Five levels in the person's words; the ones under the thumb are said below."""

    touched = Signal()
    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._goal: Goal | None = None
        name = self.tr("On my scale")
        self.slider = AnswerSlider(name, LEVELS[0], LEVELS[-1])
        self._clear = ClearButton(name, self.slider)
        self.words = label(wraps=True)
        self.history = label(kind="muted", wraps=True)
        self.change = button(self.tr("Change the scale"), self.change_requested.emit, "link")
        set_property(self.change, "flush", "true")
        line = QHBoxLayout()
        line.setSpacing(12)
        self.caption = label(name, "muted")
        line.addWidget(self.caption)
        line.addWidget(self.slider, 1)
        line.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(3)
        column.addLayout(line)
        column.addSpacing(3)  # the words belong to the slider, but do not hang on it
        for part in (self.words, self.history):
            part.setMinimumWidth(NARROWEST)
            column.addWidget(part)
        column.addWidget(self.change)
        self.slider.answer_shown.connect(self._say)
        self.slider.answered.connect(self.touched)
        self.slider.cleared.connect(self.touched)

    def show_scale(
        self, goal: Goal, levels: Sequence[Attainment], today: date, *, is_in_use: bool
    ) -> None:
        """Show today's level and the earlier ones; one being set stays."""
        self._goal = goal
        if not (is_in_use or self.slider.isSliderDown()):
            on_day = {each.day: each.level for each in levels}
            self.slider.set_answer(on_day.get(today))
        self._say()
        earlier = [each for each in levels if each.day < today]
        self.history.setText(history_words(earlier))
        self.history.setVisible(bool(earlier))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._clear.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._clear.update()

    def _say(self) -> None:
        if self._goal is None:
            return
        level = self.slider.answer()
        said = hoped_words(self._goal) if level is None else level_words(self._goal, level)
        set_property(self.words, "kind", "quiet" if level is None else "")
        if said != self.words.text():
            self.words.setText(said)
            self.slider.set_ends(said)
