"""The second row of summaries: own scales beside benchmarks."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from sessionbook.services.progress import Progress, own_scales
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import words
from sessionbook.ui.pages.progress.benchmarks_card import BenchmarksCard
from sessionbook.ui.pages.progress.summary import SummaryCard

GAP = 14
SCALES, BENCHMARKS = 1, 2  # of the width


class Below(QWidget):
    """The scales are as high as their words; the benchmarks are a list."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.scales = SummaryCard(self.tr("Your own scales"))
        self.benchmarks = BenchmarksCard(context)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(self.scales, SCALES, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.benchmarks, BENCHMARKS)

    def set_stacked(self, stacked: bool) -> None:
        """Put the cards below or beside each other."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if stacked else way.LeftToRight)

    def show_progress(self, progress: Progress, today: date) -> None:
        """Say what the notebook has."""
        found = own_scales(progress)
        self.scales.setVisible(bool(found))
        lines = [*(words.scale_words(each, today) for each in found), words.usual_words(found)]
        self.scales.say(words.scales_head(found), "\n".join(lines))
        self.benchmarks.show_progress(progress)
