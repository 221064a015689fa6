"""What the chart amounts to, in words: symptoms, goals, check-ins, own scales, benchmarks."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

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
from sessionbook.ui.pages.progress.benchmarks_card import BenchmarksCard
from sessionbook.ui.pages.progress.summary import SummaryCard

GAP = 14
SCALES, BENCHMARKS = 1, 2  # of the width


class Summaries(QWidget):
    """Three cards side by side and two below, or all below one another where there is no room."""

    day_requested = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._progress = Progress()
        self._dip = 0
        self.symptoms = SummaryCard(self.tr("Symptoms"))
        self.goals = SummaryCard(self.tr("Goals"))
        self.together = SummaryCard(self.tr("Working together"))
        self.scales = SummaryCard(self.tr("Your own scales"))
        self.benchmarks = BenchmarksCard(context)
        self.symptoms.followed.connect(self.compare)
        self.together.followed.connect(lambda: self.day_requested.emit(self._dip))
        above = (self.symptoms, 1), (self.goals, 1), (self.together, 1)
        below = (self.scales, SCALES), (self.benchmarks, BENCHMARKS)
        self._lines = [_line(*above), _line(*below)]
        self._lines[1].setAlignment(self.scales, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for line in self._lines:
            column.addLayout(line)

    def set_stacked(self, stacked: bool) -> None:
        """Put the cards below or beside each other."""
        way = QBoxLayout.Direction
        for line in self._lines:
            line.setDirection(way.TopToBottom if stacked else way.LeftToRight)

    def show_progress(self, progress: Progress, today: date) -> None:
        """Say what the notebook has."""
        self._progress = progress
        self._show_symptoms(progress, today)
        self.goals.say(words.goals_head(progress.goals), words.goals_words(progress))
        found = together(progress)
        self.together.say(words.together_head(found), words.together_words(found))
        self._dip = found.dips[-1].day if found and found.dips else 0
        self.together.offer(self.tr("Open it") if self._dip else "")
        self._show_scales(progress, today)
        self.benchmarks.show_progress(progress)

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

    def _show_scales(self, progress: Progress, today: date) -> None:
        found = own_scales(progress)
        self.scales.setVisible(bool(found))
        said = [words.scale_words(each, today) for each in found]
        lines = [*said, words.usual_words(found)]
        self.scales.say(words.scales_head(found), "\n".join(lines))


def _line(*cards: tuple[QWidget, int]) -> QBoxLayout:
    line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    line.setSpacing(GAP)
    for card, share in cards:
        line.addWidget(card, share)
    return line
