"""The window in which the score is chosen that the others are compared with."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sessionbook.domain.series import Points, Series, day
from sessionbook.domain.statistics import baseline
from sessionbook.ui.chart.words import number
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.form_dialog import FormDialog
from sessionbook.ui.words import short_date


class BaselineDialog(FormDialog):
    """Which questionnaire, and which of its scores; the first is what is usual."""

    def __init__(
        self, parent: QWidget, measured: Sequence[tuple[str, Series]], chosen: Mapping[str, int]
    ) -> None:
        title = QCoreApplication.translate("BaselineDialog", "Compare the latest score with…")
        super().__init__(parent, title)
        self._measured, self._chosen = tuple(measured), chosen
        self.what, self.score = Choice(), Choice()
        for name, _ in self._measured:
            self.what.addItem(name)
        self.place(self.tr("Questionnaire"), self.what)
        self.place(self.tr("Score"), self.score)
        self.what.currentIndexChanged.connect(self._show_scores)
        self._show_scores()
        self.score.setFocus()

    @property
    def series(self) -> Series:
        """Return the scores of the questionnaire that was chosen."""
        return self._measured[self.what.currentIndex()][1]

    def day(self) -> date | None:
        """Return the day of the score that was chosen, None for the first."""
        place = self.score.currentIndex()
        return day(self._offered()[place].day) if place else None

    def _offered(self) -> Points:
        """Return every score but the latest, which is what is compared; a first one always."""
        return self.series.points[: max(1, len(self.series.points) - 1)]

    def _show_scores(self) -> None:
        self.score.clear()
        offered = self._offered()
        for place, (at, value) in enumerate(offered):
            words = self.tr("{score} on {day}, the first") if place == 0 else self._words()
            self.score.addItem(words.format(score=number(value), day=short_date(day(at))))
        self.score.setCurrentIndex(baseline(offered, self._chosen.get(self.series.key)))

    def _words(self) -> str:
        return self.tr("{score} on {day}")
