"""The row of summaries: symptoms, goals, working together."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from sessionbook.services.progress import Progress, changes, together
from sessionbook.ui.change_words import change_head, change_words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import words
from sessionbook.ui.pages.progress.summary import SummaryCard

GAP = 14


class Summaries(QWidget):
    """Three cards side by side, or one above the other where there is no room."""

    day_requested = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dip = 0
        self.symptoms = SummaryCard(self.tr("Symptoms"))
        self.goals = SummaryCard(self.tr("Goals"))
        self.together = SummaryCard(self.tr("Working together"))
        self.together.followed.connect(lambda: self.day_requested.emit(self._dip))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for card in (self.symptoms, self.goals, self.together):
            self._line.addWidget(card, 1)

    def set_stacked(self, stacked: bool) -> None:
        """Put the cards below or beside each other."""
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if stacked else way.LeftToRight)

    def show_progress(self, progress: Progress, today: date) -> None:
        """Say what the notebook has."""
        self._show_symptoms(progress, today)
        self.goals.say(words.goals_head(progress.goals), words.goals_words(progress))
        found = together(progress)
        self.together.say(words.together_head(found), words.together_words(found))
        self._dip = found.dips[-1].day if found and found.dips else 0
        self.together.offer(self.tr("Open it") if self._dip else "")

    def _show_symptoms(self, progress: Progress, today: date) -> None:
        found = changes(progress, self._context.measures())
        if not found:
            self.symptoms.say(self.tr("No questionnaire yet"), "")
            return
        first, *others = found
        lines = [change_words(first, today)]
        lines += [f"{change_head(c)}. {change_words(c, today)}" for c in others]
        self.symptoms.say(change_head(first), "\n".join(lines))
