"""Beside the plan: what this notebook is not, and the numbers to call."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.crisis_lines import CrisisLines
from sessionbook.ui.widgets.plain import label

GAP = 12


class Numbers(QWidget):
    """The same lines as on the locked screen."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.sentence = label(
            self.tr(
                "This notebook is not an emergency service, and nobody is watching what you "
                "write. If you are in danger, call your local emergency number."
            ),
            wraps=True,
        )
        self.lines = CrisisLines(self.tr("Crisis lines"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.sentence)
        column.addWidget(self.lines)
        column.addWidget(label(self.lines.dated(today), "muted", wraps=True))
        column.addStretch(1)
