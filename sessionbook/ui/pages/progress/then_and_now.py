"""Two stretches of the chart side by side, a row a series."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from sessionbook.domain.measures import Measure
from sessionbook.domain.series import Series
from sessionbook.domain.spans import Compared, Span, compared
from sessionbook.services.progress import measure_key
from sessionbook.ui.aloud import announce
from sessionbook.ui.pages.progress.compare_words import (
    difference_words,
    head_words,
    spread_words,
)
from sessionbook.ui.widgets.plain import Card, button, clear, label


class ThenAndNow(Card):
    """Hidden until a span is marked; what it says can be heard, read and closed."""

    closed = Signal()

    def __init__(self, measures: Callable[[], Sequence[Measure]]) -> None:
        super().__init__(kind="plain")
        self._measures = measures
        self.title = label(self.tr("Then and now"), "section")
        self.days = label("", "muted", wraps=True)
        self.close_it = button(self.tr("Close"), self.closed.emit, "link")
        self.close_it.setAccessibleName(self.tr("Close the comparison"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.days, 1)
        head.addWidget(self.close_it)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self.body.setContentsMargins(4, 10, 4, 8)
        self.body.addLayout(head)
        self.body.addWidget(self._place)
        self.said: list[str] = []
        self.hide()

    def show_spans(
        self, spans: tuple[Span, ...], series: Sequence[Series], *, aloud: bool = True
    ) -> None:
        """Say what is in the spans, or nothing where none is marked."""
        self.setVisible(bool(spans))
        clear(self._grid)
        self.said = []
        if not spans:
            return
        self.days.setText(head_words(spans))
        self.setAccessibleName(f"{self.title.text()}: {self.days.text()}")
        least = {measure_key(each): each.reliable_change for each in self._measures()}
        for row, each in enumerate(series):
            self._say(row, compared(each, spans, least.get(each.key)))
        if aloud:
            announce(self, " ".join((self.days.text(), *self.said)))

    def _say(self, row: int, found: Compared) -> None:
        then, now = spread_words(found.then), spread_words(found.now)
        name = label(found.series.name, "strong", wraps=True)
        words = self.tr("{then} → {now}").format(then=then, now=now)
        values, difference = label(words, wraps=True), label(difference_words(found), "muted")
        difference.setWordWrap(True)
        for column, (each, share) in enumerate(((name, 3), (values, 4), (difference, 5))):
            self._grid.addWidget(each, row, column, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column, share)
        self.said.append(
            self.tr("{name}: then {then}, now {now}. {difference}").format(
                name=found.series.name, then=then, now=now, difference=difference.text()
            )
        )
