"""What the chart amounts to, in words: symptoms, goals, working together; the rest below."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.domain.goals import GoalState
from sessionbook.domain.series import Series
from sessionbook.services.progress import (
    Change,
    Progress,
    changes,
    compare_with,
    measure_key,
    own_scales,
    together,
)
from sessionbook.ui.change_words import change_head, everything_said
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import words
from sessionbook.ui.pages.progress.summary import SummaryCard

if TYPE_CHECKING:
    from sessionbook.ui.pages.progress.below import Below

GAP = 14
AFTER_PAINT_MS = 30  # Qt gathers what is to be painted for a few
FULL, EMPTY = 200, 68  # pixels kept for what is below: what is above keeps its place and width


class Summaries(QWidget):
    """Three cards side by side and two below, or all below one another where there is no room.

    What is below is made after the first paint, which so need not wait for it, or ahead of that.
    """

    day_requested = Signal(int)
    goal_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._progress, self._today = Progress(), date.min
        self._is_stacked = False
        self._dip = 0
        self.symptoms = SummaryCard(self.tr("Symptoms"))
        self.goals = SummaryCard(self.tr("Goals"))
        self.together = SummaryCard(self.tr("Working together"))
        self.symptoms.followed.connect(self.compare)
        self.together.followed.connect(lambda: self.day_requested.emit(self._dip))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(GAP)
        for card in (self.symptoms, self.goals, self.together):
            self._line.addWidget(card, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addLayout(self._line)
        self._room = QWidget()
        self._column.addWidget(self._room)

    @cached_property
    def below(self) -> "Below":
        """Own scales and benchmarks."""
        from sessionbook.ui.pages.progress.below import Below

        made = Below(self._context)
        made.set_stacked(self._is_stacked)
        made.show_progress(self._progress, self._today)
        made.benchmarks.goal_requested.connect(self.goal_requested)
        self._room.hide()
        self._column.addWidget(made)
        made.show()  # at once: a layout takes no notice of what is shown later
        return made

    def set_stacked(self, stacked: bool) -> None:
        """Put the cards below or beside each other."""
        way = QBoxLayout.Direction
        self._is_stacked = stacked
        self._line.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        if self._has_below():
            self.below.set_stacked(stacked)

    def show_progress(self, progress: Progress, today: date) -> None:
        """Say what the notebook has."""
        self._progress, self._today = progress, today
        self._show_symptoms(progress, today)
        self.goals.say(words.goals_head(progress.goals), words.goals_words(progress))
        found = together(progress)
        self.together.say(words.together_head(found), words.together_words(found))
        self._dip = found.dips[-1].day if found and found.dips else 0
        self.together.offer(self.tr("Open it") if self._dip else "")
        if self._has_below():
            self.below.show_progress(progress, today)
        else:
            self._room.setFixedHeight(FULL if _has_rows(progress) else EMPTY)
            self._make_below_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_below_soon()

    def make_ahead(self) -> Iterator[None]:
        """Make what is below, in a step of its own."""
        if self._progress.has_something():
            import sessionbook.ui.pages.progress.below  # noqa: F401

            yield
            self._make_below()
            yield

    def compare(self) -> None:
        """Ask which score the latest one is to be compared with."""
        from sessionbook.ui.pages.progress.baseline_dialog import BaselineDialog

        found = changes(self._progress, self._context.measures())
        measured = [(each.measure.name, series) for each, series in self._several(found)]
        dialog = BaselineDialog(self.window(), measured, dict(self._progress.baselines))
        dialog.accepted.connect(lambda: self._compare(dialog.series.key, dialog.day()))
        dialog.open()

    def _compare(self, series: str, day: date | None) -> None:
        undo = compare_with(self._context.notebook, series, day)
        self._context.notices.undo(self.tr("It is compared with another score now."), undo)

    def _show_symptoms(self, progress: Progress, today: date) -> None:
        found = changes(progress, self._context.measures())
        if not found:
            self.symptoms.say(self.tr("No questionnaire yet"), "")
            self.symptoms.offer("")
            return
        first, *others = found
        lines = [everything_said(first, today)]
        lines += [f"{change_head(c)}. {everything_said(c, today)}" for c in others]
        self.symptoms.say(change_head(first), "\n\n".join(lines))
        self.symptoms.offer(self.tr("Compare with…") if self._several(found) else "")

    def _several(self, found: list[Change]) -> list[tuple[Change, Series]]:
        """Return those with more than one score, which can be compared with one another."""
        scored = ((each, self._progress.of(measure_key(each.measure))) for each in found)
        return [(each, series) for each, series in scored if series and len(series.points) > 1]

    def _has_below(self) -> bool:
        return "below" in self.__dict__

    def _make_below_soon(self) -> None:
        if self.isVisible() and self._progress.has_something() and not self._has_below():
            QTimer.singleShot(AFTER_PAINT_MS, self, lambda: self._make_below())

    def _make_below(self) -> None:
        assert self.below  # noqa: S101 - which makes it


def _has_rows(progress: Progress) -> bool:
    """Return whether more stands below than where a benchmark is set."""
    reached = any(goal.state is GoalState.REACHED for goal in progress.goals)
    return bool(progress.benchmarks or own_scales(progress) or reached)
