"""More than one notebook: whether where they lie is remembered, and the way to another."""

from PySide6.QtCore import Signal

from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.ticked import Ticked


class NotebooksCard(SettingsCard):
    """Switched off, what was remembered is erased at once."""

    explained = "places#several"

    another_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("More than one notebook"))
        self._settings, self._folder = context.settings, context.vault.folder
        self._notices = context.notices
        self.remember = Ticked(
            self.tr("Remember in this program's folder where notebooks lie")
            if self._settings.stick
            else self.tr("Remember on this computer where notebooks lie")
        )
        self.another = button(self.tr("Another notebook…"), self.another_requested.emit)
        self.another.setToolTip(
            self.tr("Lock this one and choose another, or make one (Ctrl+Shift+O)")
        )
        self.body.addWidget(label(self._about(), "quiet", wraps=True))
        self.body.addSpacing(8)
        self.body.addWidget(self.remember)
        self.body.addSpacing(10)
        self.body.addWidget(self.another)
        self.remember.ticked.connect(self._switch)

    def refresh(self) -> None:
        """Show whether they are remembered."""
        self.remember.check.setChecked(self._settings.preferences.remembers_notebooks)

    def _switch(self, on: bool) -> None:
        if on:
            self._settings.remember_notebook(self._folder)
        elif not self._settings.forget_all_notebooks():
            self._notices.say(
                self.tr("The settings file cannot be written, so it still says where they lie.")
            )

    def _about(self) -> str:
        return self.tr(
            "Each has its own folder, passphrase and recovery code; nothing of one shows in "
            "another. The program keeps only the paths of the folders. Switched off, it forgets "
            "them all at once and asks for the folder each time."
        )
