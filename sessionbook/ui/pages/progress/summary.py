"""The cards under the chart: one fact each, and the words that keep it honest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from sessionbook.ui.widgets.plain import Card, button, label


class SummaryCard(Card):
    """A heading, a sentence below, and at most one thing to open."""

    followed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.heading.setContentsMargins(0, 0, 0, 0)
        self.head = label("", "heading", wraps=True)
        self.words = label("", "muted", wraps=True)
        self.link = button("", self.followed.emit, "link")
        # its room stays, so that the heads of all cards stand on one line
        room = self.link.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.link.setSizePolicy(room)
        self.link.hide()
        self.body.setContentsMargins(20, 12, 20, 14)
        self.body.insertLayout(0, self._make_top())
        for part in (self.head, self.words):
            self.body.addWidget(part)
        self.body.setSpacing(3)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def say(self, head: str, words: str) -> None:
        """Show the fact and the sentence."""
        self.head.setText(head)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def offer(self, words: str) -> None:
        """Show or, with no words, hide what can be opened."""
        self.link.setText(words)
        self.link.setVisible(bool(words))

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        self.body.removeWidget(self.heading)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.link)
        return top
