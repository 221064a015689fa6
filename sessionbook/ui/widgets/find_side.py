"""A side in which words are looked for: a field, a line that says what was found, and the list."""

from abc import abstractmethod

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from sessionbook.ui.widgets.plain import label
from sessionbook.ui.widgets.side import SideFrame


class FindField(QLineEdit):
    """Some keys go on in what was found, forward or back; Escape empties it first."""

    went = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    @abstractmethod
    def step(self, event: QKeyEvent) -> int:
        """Return how far a key goes on in what was found, or nothing if it is no such key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := self.step(event):
            self.went.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FindSide(SideFrame):
    """The line is there only while it has something to say."""

    def __init__(
        self, field: FindField, name: str, model: QAbstractItemModel, below: int = 0
    ) -> None:
        super().__init__(name, model)
        self.field = field
        self.found = label(kind="muted", wraps=True)
        self.found.hide()
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out(self.field, self.found, below=below)

    def mark(self, row: int) -> None:
        """Go to a row, if there is one."""
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def say(self, words: str) -> None:
        """Say what was found, or nothing more."""
        self.found.setText(words)
        self.found.setVisible(bool(words))
