"""A notebook while it is open: its pages, and what goes on beside them until it is closed."""

from contextlib import ExitStack

from PySide6.QtCore import QTimer

from sessionbook.settings import Settings
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.privacy.company import Company
from sessionbook.ui.unlocked.at_opening import say_at_opening
from sessionbook.ui.unlocked.beside import Beside
from sessionbook.ui.unlocked.opening import open_notebook
from sessionbook.ui.unlocked.sheets import Sheets
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.window import Window
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault


class OpenNotebook:
    """Shown once all of it is there; where something is damaged, all of it is closed again.

    vault is where it lies: another one after what is open was saved elsewhere.
    """

    def __init__(
        self, vault: Vault, key: DataKey, window: Window, settings: Settings, look: Appearance
    ) -> None:
        self.vault = vault
        self.notebook = open_notebook(vault, key)
        with ExitStack() as ends:
            ends.callback(lambda: self.vault.close())
            ends.callback(self.notebook.close)
            self.context = Context.of(self.notebook, vault, settings, look)
            self.shell = Shell(self.context, PAGES)  # reads the first page: damage may appear
            ends.callback(self.shell.unsaved.give_up)
            Sheets(window, self.shell, self.context)
            self.beside = Beside(self.context, window, self.shell.notice_bar)
            ends.callback(self.beside.stop)
            window.show_screen(self.shell)  # last: whatever is damaged is met before
            self.company = Company(window, settings, look)
            ends.callback(self.company.stop)
            self.shell.cover_requested.connect(self.company.toggle)
            self._ends = ends.pop_all()
        QTimer.singleShot(0, self.shell, lambda: say_at_opening(self.context))  # the paint is first

    def close(self) -> None:
        """End what was begun, in the other order."""
        self._ends.close()
