"""A card of facts to read: lines, and in quiet words what more there is to each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from sessionbook.ui.pages.looking_back.words import Fact
from sessionbook.ui.widgets.plain import Card, button, clear, label, set_property

AT_FIRST, AT_ONCE = 6, 40
ROOM, CLOSE, NARROWEST = 8, 3, 40


class FactsCard(Card):
    """Hidden while there is nothing to say; a long list is shown a part at a time."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._facts: tuple[Fact, ...] = ()
        self._shown = 0
        self._rows: list[QFrame] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = button("", self._show_more, "link")
        set_property(self.more, "flush", "true")
        self.body.addLayout(self._list)
        self.body.addWidget(self.more)
        self.hide()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts; nothing moves if they are the same."""
        if tuple(facts) != self._facts:
            self._facts, self._shown = tuple(facts), 0
            clear(self._list)
            self._rows = []
            self._add(AT_FIRST)
        self.setVisible(bool(self._facts))

    def texts(self) -> list[str]:
        """Return every line on screen, as it is read."""
        return [line.text() for row in self._rows for line in row.findChildren(QLabel)]

    def _show_more(self) -> None:
        self._add(AT_ONCE)

    def _add(self, count: int) -> None:
        end = min(len(self._facts), self._shown + count)
        for place in range(self._shown, end):
            row = _row(self._facts[place])
            set_property(row, "last", place == len(self._facts) - 1)
            self._list.addWidget(row)
            self._rows.append(row)
        self._shown = end
        left = len(self._facts) - end
        self.more.setText(self.tr("Show %n more", "", min(left, AT_ONCE)))
        self.more.setVisible(left > 0)


def _row(fact: Fact) -> QFrame:
    row = QFrame()
    row.setProperty("kind", "row")
    column = QVBoxLayout(row)
    column.setContentsMargins(0, ROOM, 0, ROOM)
    column.setSpacing(CLOSE)
    for text, kind in ((fact.text, ""), *((each, "muted") for each in fact.details)):
        line = label(text, kind, wraps=True)
        line.setMinimumWidth(NARROWEST)
        column.addWidget(line)
    return row
