"""Beside the plan: what this notebook is not, the numbers to call, and what opens while locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.services.safety_copy import SafetyCopy
from sessionbook.ui.page import Context
from sessionbook.ui.pages.safety.crisis_list import CrisisList
from sessionbook.ui.widgets.plain import button, label

GAP = 12


class Numbers(QWidget):
    """The same lines as on the locked window."""

    copy_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._copy = SafetyCopy(context.notebook, context.vault.folder)
        self.sentence = label(
            self.tr(
                "This notebook is not an emergency service, and nobody is watching what you "
                "write. If you are in danger, call your local emergency number."
            ),
            wraps=True,
        )
        self.lines = CrisisList(context)
        self.outside = label(kind="muted", wraps=True)
        self.copy_button = button(self.tr("Change this"), self.copy_requested.emit, "link")
        self.copy_button.setAccessibleName(self.tr("Change what opens without the passphrase"))
        self.copy_button.setProperty("flush", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.sentence)
        column.addWidget(self.lines)
        column.addWidget(self.outside)
        column.addWidget(self.copy_button)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the lines, and whether some of the plan opens without the passphrase."""
        self.lines.refresh()
        if self._copy.chosen() is None:
            said = self.tr("Your plan opens with the passphrase only.")
        else:
            said = self.tr("A copy of the headings you chose opens without the passphrase.")
        self.outside.setText(said)
