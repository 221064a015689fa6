"""The shape of every screen before the notebook is open: one narrow centred column."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui import messages
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
        self.words = label(words, "quiet", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "title", wraps=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(heading)
        self.column.addWidget(self.words)
        self.problem = label("", "problem", wraps=True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem.hide()
        self._centre(width)

    def show_problem(self, error: BaseException) -> None:
        """Say what went wrong in one calm sentence."""
        self.say(messages.words_for(error))

    def say(self, words: str) -> None:
        """Show a sentence where problems are shown; nothing hides it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.problem.setAccessibleName(words)

    def _centre(self, width: int) -> None:
        narrow = QWidget()
        narrow.setFixedWidth(width)
        narrow.setLayout(self.column)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(narrow)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(1)
