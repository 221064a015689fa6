"""What a summary is about: how long, which days, on which paper; and the file's password."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from sessionbook.domain.reports import Length
from sessionbook.services.looking_back import Period
from sessionbook.ui import words
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.report.paper import Paper
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.choice import Choice, DateField
from sessionbook.ui.widgets.plain import Card, label

PAPERS = (Paper.A4, Paper.LETTER)
LENGTHS = (Length.PAGE, Length.LONG, Length.DAY)
SHRINKS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
TOP = Qt.AlignmentFlag.AlignTop
FEWEST_LETTERS = 6
NARROW = 440  # of its width, at the usual text size

Periods = Callable[[int], Period]


class Chooser(Card):
    """Choosing days by name fills in the dates; changing a date is choosing other days.

    Of the days with a name, the first are usual for one page, the second for a longer one.
    """

    changed = Signal()
    paper_changed = Signal()

    def __init__(self, today: date, named: tuple[str, ...], periods: Periods) -> None:
        super().__init__()
        self._periods = periods
        self._is_filling = False
        self.what, self.days, self.paper = Choice(), Choice(), Choice()
        self.what.addItems([self._length_words(length) for length in LENGTHS])
        self.days.addItems([*named, self.tr("Other days")])
        self.paper.addItems([self.tr("A4"), self.tr("Letter")])
        for choice in (self.what, self.days, self.paper):
            choice.setSizeAdjustPolicy(SHRINKS)
            choice.setMinimumContentsLength(FEWEST_LETTERS)
        self.start, self.end = DateField(words.qdate(today)), DateField(words.qdate(today))
        self.password = PassphraseField(self.tr("Password for the file"))
        self.password.field.setPlaceholderText(self.tr("none"))
        self.password.field.setMinimumHeight(0)
        for field in (self.start, self.end):
            field.setMaximumDate(words.qdate(today))
            field.dateChanged.connect(self._dates_changed)
        self._cells = self._lay_out()
        self.what.currentIndexChanged.connect(self._show_what)
        self.days.currentIndexChanged.connect(self._take_named)
        self.paper.currentIndexChanged.connect(self.paper_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def length(self) -> Length:
        """Return how much the summary is to hold."""
        return LENGTHS[self.what.currentIndex()]

    @property
    def period(self) -> Period:
        """Return the chosen days, from the earlier of the two dates on."""
        end = words.from_qdate(self.end.date())
        if self.length is Length.DAY:
            return _between(end, end)
        start = words.from_qdate(self.start.date())
        return _between(min(start, end), max(start, end))

    def choose(self, length: Length, period: Period | None, paper: Paper) -> None:
        """Begin with these; without a period, with the days that are usual for such a one."""
        usual = 1 if length is Length.LONG else 0
        self._is_filling = True
        self.what.setCurrentIndex(LENGTHS.index(length))
        self.days.setCurrentIndex(usual if period is None else self.days.count() - 1)
        self._fill(self._periods(usual) if period is None else period)
        self._is_filling = True
        self.paper.setCurrentIndex(PAPERS.index(paper))
        self._is_filling = False
        self._show_fields()

    def chosen_paper(self) -> Paper:
        """Return the paper."""
        return PAPERS[self.paper.currentIndex()]

    def _fill(self, period: Period) -> None:
        self._is_filling = True
        first, _ = period.days()
        self.start.setDate(words.qdate(date.fromordinal(first)))
        self.end.setDate(words.qdate(period.day))
        self._is_filling = False

    def _take_named(self, place: int) -> None:
        if not self._is_filling and place < self.days.count() - 1:
            self._fill(self._periods(place))
            self.changed.emit()

    def _dates_changed(self) -> None:
        if not self._is_filling:
            self._is_filling = True
            self.days.setCurrentIndex(self.days.count() - 1)
            self._is_filling = False
            self.changed.emit()

    def _show_what(self) -> None:
        self._show_fields()
        if not self._is_filling:
            self.changed.emit()

    def _show_fields(self) -> None:
        is_day = self.length is Length.DAY
        for field in (self.days, self.start):
            self._cells[field].setVisible(not is_day)
        self._place()
        name = self.tr("Day") if is_day else self.tr("To")
        self._captions[self.end].setText(name)
        self.end.setAccessibleName(name)

    def _length_words(self, length: Length) -> str:
        return {
            Length.PAGE: self.tr("A summary on one page"),
            Length.LONG: self.tr("A longer one, for a review"),
            Length.DAY: self.tr("A picture of one day"),
        }[length]

    def _lay_out(self) -> dict[QWidget, QWidget]:
        self.body.setContentsMargins(18, 14, 18, 16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._captions: dict[QWidget, QLabel] = {}
        cells: dict[QWidget, QWidget] = {}
        for name, field in (
            (self.tr("What"), self.what),
            (self.tr("Days"), self.days),
            (self.tr("From"), self.start),
            (self.tr("To"), self.end),
            (self.tr("Paper"), self.paper),
            (self.tr("Password for the file"), self.password),
        ):
            cells[field] = self._cell(name, field)
            self._grid.addWidget(cells[field], len(cells), 0)
        self.body.addLayout(self._grid)
        return cells

    def _place(self) -> None:
        """Put two fields beside one another where there is room for both."""
        room = self.width() * BASE_PIXELS / max(1, self.fontInfo().pixelSize())
        across = 1 if room < NARROW else 2
        gone = (self.days, self.start) if self.length is Length.DAY else ()
        shown = [cell for field, cell in self._cells.items() if field not in gone]
        for place, cell in enumerate(shown):
            self._grid.addWidget(cell, place // across, place % across, TOP)
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < across))

    def _cell(self, name: str, field: QWidget) -> QWidget:
        cell, caption = QWidget(), label(name, "muted")
        caption.setBuddy(field)
        if field is not self.password:
            field.setAccessibleName(name)
        self._captions[field] = caption
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(field)
        return cell


def _between(first: date, last: date) -> Period:
    """Return the days from one to another, both included."""
    return Period(date.fromordinal(max(1, first.toordinal() - 1)), last)
