"""What the answers add up to: the total in plain words, or why there is none."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import Card, button, clear, label

GAP = 4


class Ending(Card):
    """Facts that are published, and what one can do next; no praise, no verdict, no diagnosis."""

    done_requested = Signal()
    answers_requested = Signal()
    blank_requested = Signal()
    change_requested = Signal()
    day_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Total"))
        self.head = label("", "heading", wraps=True)
        self.done = button("", self.done_requested.emit, "primary")
        self.answers = button(self.tr("See the answers"), self.answers_requested.emit)
        self.blank = button(self.tr("Go to what is blank"), self.blank_requested.emit)
        self.change = button(self.tr("Change the total…"), self.change_requested.emit)
        self.day = button(self.tr("What you wrote that day"), self.day_requested.emit, "link")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self.body.setSpacing(8)
        self.body.addWidget(self.head)
        self.body.addLayout(self._lines)
        self.body.addSpacing(6)
        actions = (self.done, self.answers, self.blank, self.change, self.day)
        self.body.addWidget(Flow(*actions, gap=10))

    def say(self, head: str, lines: Iterable[str], quiet: str = "") -> None:
        """Show a total, or that there is none, with a sentence a line."""
        self.head.setText(head)
        clear(self._lines)
        for line in lines:
            self._lines.addWidget(label(line, wraps=True))
        if quiet:
            self._lines.addWidget(label(quiet, "muted", wraps=True))

    def offer(self, *, answers: bool = False, blank: bool = False, change: bool = False) -> None:
        """Offer what fits, beside leaving."""
        self.answers.setVisible(answers)
        self.blank.setVisible(blank)
        self.change.setVisible(change)

    def speak(self) -> None:
        """Let screen readers say the first line."""
        announce(self, self.head.text())
