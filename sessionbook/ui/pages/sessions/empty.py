"""What the page says before the first session is written up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.widgets.plain import button, label

READING_WIDTH = 420


class NoSessions(QWidget):
    """One sentence and the one thing to do."""

    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        sentence = self.tr(
            "After a session, write down what you want to keep: a few notes, an insight, "
            "what you agreed to try. A word is enough."
        )
        self.sentence = label(sentence, "quiet", wraps=True)
        self.sentence.setMaximumWidth(READING_WIDTH)
        self.begin = button(self.tr("Write about a session"), self.new_requested.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 32)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Sessions"), "title"))
        column.addWidget(self.sentence)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
