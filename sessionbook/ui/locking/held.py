"""What lies over a notebook that was to be locked and could not be saved: it looks locked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton

from sessionbook.settings import Settings
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.privacy.hiding import Hiding
from sessionbook.ui.widgets.plain import label
from sessionbook.ui.window import Window
from sessionbook.vault.vault import Vault

TRY_MS = 10_000


class HeldScreen(UnlockScreen):
    """Asks for the passphrase to come back; nothing behind it can be read or reached."""

    def __init__(self, folder: Path, prove: Callable[[str], None]) -> None:
        super().__init__(folder, prove)
        self.words.setText(self.tr("Hidden. Nothing here leaves this computer."))
        self.kept = label(
            self.tr(
                "The last change could not be saved yet and is kept here. The notebook locks "
                "as soon as it is saved; with the passphrase you come back to it."
            ),
            "quiet",
            wraps=True,
        )
        self.kept.setProperty("centred", True)
        self.column.insertWidget(self.column.indexOf(self.passphrase), self.kept)

    def links(self) -> list[QPushButton]:
        return []

    def say_why_open(self) -> None:
        """Say why the window does not close."""
        self.say(
            self.tr(
                "It stays open, for the last change is nowhere else yet. Make room on its disk, "
                "or come back with the passphrase."
            )
        )


class Held(QObject):
    """Hides the notebook until it could be saved and locked, or its owner is back."""

    came_back = Signal()

    def __init__(
        self, window: Window, settings: Settings, vault: Vault, try_again: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._try_again = window, settings, try_again
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
        self._hiding = Hiding(window, application)
        self.screen = HeldScreen(vault.folder, vault.prove)
        self.screen.unlocked.connect(self._come_back)
        self.screen.help_requested.connect(self._show_crisis_help)
        self.screen.help_pages_requested.connect(self._show_help_pages)
        window.lay_over(self.screen)
        self._hiding.begin()
        self._timer = QTimer(self, singleShot=True, interval=TRY_MS)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        self._timer.start()  # first: locking does not come back, unless it is refused again
        self._try_again()

    def _show_crisis_help(self) -> None:
        from sessionbook.ui.entry.crisis_help import show_crisis_help

        show_crisis_help(self._window, self._settings, self.screen.folder)

    def _show_help_pages(self) -> None:
        from sessionbook.ui.help_pages.locked_help import show_locked_help

        show_locked_help(self._window, self._show_crisis_help)

    def _come_back(self) -> None:
        self._timer.stop()
        self._window.take_off(self.screen)
        self._hiding.end()
        self.came_back.emit()
        self.deleteLater()
