"""The last seven days as small squares to tick."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sessionbook.domain.homework import DAYS_IN_A_WEEK
from sessionbook.ui import words
from sessionbook.ui.widgets.check import BareCheck
from sessionbook.ui.widgets.plain import tip

GAP, CORNER = 6, 8
LINES = 2  # a square is so many lines of text high


class DaySquare(BareCheck):
    """One day: filled when something was done; Up and Down are left to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self._letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, day: date, *, done: bool) -> None:
        """Show a day and whether it was practised."""
        if day != self.day:
            self.day = day
            self._letter = day_letter(day)
            said = words.weekday_date(day)
            self.setToolTip(tip(said))
            self.setAccessibleName(self.tr("Practised on {day}").format(day=said))
        self.setChecked(done)
        self.update()

    def sizeHint(self) -> QSize:
        side = LINES * self.fontMetrics().lineSpacing()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        accent = palette.color(role.Highlight)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(accent if self.isChecked() else palette.color(role.Mid), 1))
        painter.setBrush(accent if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, CORNER, CORNER)
        letter = role.HighlightedText if self.isChecked() else role.PlaceholderText
        if self.hasFocus():
            ring = palette.color(role.HighlightedText) if self.isChecked() else accent
            painter.setPen(QPen(ring, 2))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), CORNER - 3, CORNER - 3)
        painter.setPen(palette.color(letter))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)


class WeekStrip(QWidget):
    """Seven squares, the last one today."""

    toggled = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The last seven days"))
        self.squares = tuple(DaySquare() for _ in range(DAYS_IN_A_WEEK))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(GAP)
        for square in self.squares:
            line.addWidget(square)
            square.clicked.connect(self._reporter(square))
        line.addStretch(1)

    def show_week(self, week: Sequence[date], practised: frozenset[date]) -> None:
        """Show seven days and which of them were practised."""
        for square, day in zip(self.squares, week, strict=True):
            square.show_day(day, done=day in practised)

    def _reporter(self, square: DaySquare) -> Callable[[bool], None]:
        return lambda on: self.toggled.emit(square.day, on)


def day_letter(day: date) -> str:
    """Return the weekday's letter; a locale without letters gets the short name's first."""
    letter = QLocale().dayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
    if letter and not letter.isdigit():
        return letter
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)[:1]
