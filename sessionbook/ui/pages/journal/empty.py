"""What the page says before the first entry."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.widgets.plain import button, label

READING_WIDTH = 420


class NoEntries(QWidget):
    """One sentence and the one thing to do."""

    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        sentence = self.tr(
            "Between sessions, write down what happens and what it does to you: "
            "once a day, several times, or only when you want to."
        )
        self.sentence = label(sentence, "quiet", wraps=True)
        self.sentence.setMaximumWidth(READING_WIDTH)
        self.begin = button(self.tr("Write an entry"), self.new_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 32)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Journal"), "title"))
        column.addWidget(self.sentence)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
