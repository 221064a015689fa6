"""A goal that was reached, on a tint."""

from datetime import date

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sessionbook.domain.goals import Goal
from sessionbook.ui import words
from sessionbook.ui.icons import paint_flag
from sessionbook.ui.pages.goals.memory import Memory
from sessionbook.ui.widgets.plain import label

NARROWEST = 40
FLAG_SHARE = 0.75  # of the height of a line


class Flag(QWidget):
    """A small flag beside a line of words, in the colour of the text."""

    def __init__(self) -> None:
        super().__init__()
        line = self.fontMetrics().lineSpacing()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(round(line * FLAG_SHARE), line)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        high = self.height() * FLAG_SHARE
        foot = QPointF(2, (self.height() + high) / 2)
        paint_flag(painter, foot, high, self.palette().color(QPalette.ColorRole.WindowText))


class Banner(Memory):
    """When it was reached, the sentence about it, and its details when asked for."""

    kind = "banner"

    def build(self, head: QHBoxLayout) -> None:
        self.name = label(kind="strong", wraps=True)
        self.note = label(kind="muted", wraps=True)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(Flag(), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.name, 1)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addStretch(1)
        said.addLayout(first)
        said.addWidget(self.note)
        said.addStretch(1)
        head.addLayout(said, 1)
        for each in (self.name, self.note):
            each.setMinimumWidth(NARROWEST)

    def show_words(self, goal: Goal) -> None:
        day = self._day(goal.reached_on or goal.started_on)
        form = self.tr("Reached on {day}: {goal}")
        self.name.setText(form.format(day=day, goal=goal.title))
        self.note.setText(QLocale().quoteString(goal.reached_note))
        self.note.setVisible(bool(goal.reached_note))

    def _day(self, day: date) -> str:
        is_this_year = day.year == self.today().year
        return words.day_month(day) if is_this_year else words.short_date(day)
