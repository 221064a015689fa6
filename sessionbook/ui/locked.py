"""The shape of every screen before the notebook is open: one narrow centred column."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.icons import Emblem
from sessionbook.ui.widgets.plain import label

COLUMN_WIDTH = 380


class LockedScreen(QWidget):
    """A sign, a title, a quiet sentence, then whatever a screen adds to its column."""

    def __init__(self, title: str, words: str, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.words = _centred(words, "quiet")
        self.problem = _centred("", "problem")
        self.problem.hide()
        self.column.addLayout(_in_the_middle(Emblem()))
        self.column.addWidget(_centred(title, "title"))
        self.column.addWidget(self.words)
        self._centre(width)

    def show_problem(self, error: BaseException) -> None:
        """Say what went wrong in one calm sentence."""
        self.say(messages.words_for(error))

    def say(self, words: str) -> None:
        """Show a sentence where problems are shown; nothing hides it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def _centre(self, width: int) -> None:
        narrow = QWidget()
        narrow.setFixedWidth(width)
        narrow.setLayout(self.column)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(_in_the_middle(narrow))
        whole.addStretch(1)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line


def _centred(words: str, kind: str) -> QLabel:
    made = label(words, kind, wraps=True)
    made.setProperty("centred", True)
    return made
