"""Locks when nobody is there; what cannot be saved is kept, behind a screen that looks locked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sessionbook.process import faults
from sessionbook.settings import Settings
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.locking.guard import Guard
from sessionbook.ui.locking.save_all import save_all
from sessionbook.ui.window import Window

if TYPE_CHECKING:
    from sessionbook.ui.locking.held import Held
    from sessionbook.ui.unlocked.open_notebook import OpenNotebook
    from sessionbook.vault.vault import Vault


class Away(QObject):
    """Does what the guard says: an open notebook is locked, an unlocking is given up.

    opened returns what is open, become_locked closes it and replaces the process. Nothing is
    ever given up here: a second time is not a person who insists.
    """

    def __init__(
        self,
        window: Window,
        settings: Settings,
        opened: "Callable[[], OpenNotebook | None]",
        become_locked: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._opened, self._become_locked = opened, become_locked
        self.held: Held | None = None
        self.guard = Guard(window, settings)
        self.guard.left.connect(self.lock)

    def lock(self) -> None:
        """Save and lock, or hide what is open until it could be saved; nobody unlocks meanwhile."""
        for screen in self._window.findChildren(LockedScreen):
            screen.forget()
        self._try_to_lock()

    def _try_to_lock(self) -> None:
        opened = self._opened()
        if opened is None:
            return
        try:
            save_all(opened.shell)
        except Exception as error:  # whatever it is, nobody is there to whom it may be shown
            if self.held is None:
                faults.tell(faults.code(type(error), error.__traceback__))
                self._hold(opened.vault)
        else:
            self._become_locked()

    def _hold(self, vault: "Vault") -> None:
        from sessionbook.ui.locking.held import Held

        self.held = Held(self._window, self._settings, vault, self._try_to_lock)
        self.held.came_back.connect(self._come_back)

    def _come_back(self) -> None:
        self.held = None
