"""After how many sessions a review is offered on Today; the person's choice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.services.review_offer import FEWEST, SESSIONS_BETWEEN, sessions_between
from sessionbook.store.notebook import Notebook
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.words import counted

MOST = 12
NEVER = 0


class Rhythm(QWidget):
    """One choice among few, kept inside the notebook."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self._notebook = notebook
        self.choice = Choice()
        self.choice.setAccessibleName(self.tr("Offer it on Today after"))
        self.choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(self._choose)
        caption = label(self.tr("Offer it on Today after"), "muted")
        caption.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(caption, self.choice))

    def refresh(self) -> None:
        """Show what was chosen."""
        now = sessions_between(self._notebook)
        every = sorted({*range(FEWEST, MOST + 1), now} - {NEVER})
        self.choice.clear()
        for count in every:
            self.choice.addItem(_words(count), count)
        self.choice.addItem(self.tr("no number of sessions"), NEVER)
        self.choice.setCurrentIndex(self.choice.findData(now))

    def _choose(self) -> None:
        chosen = self.choice.currentData(Qt.ItemDataRole.UserRole)
        self._notebook.choices.choose(SESSIONS_BETWEEN, str(chosen))


def _words(count: int) -> str:
    return counted.tr("%n sessions", "", count)
