"""Says that the program was updated or removed while it was open, and how to go on.

Loaded from the start, as what locks is with the notebook: after an update it might not fit.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sessionbook import process
from sessionbook.process.installed import Change, Watched
from sessionbook.ui.locked import LockedScreen
from sessionbook.ui.unlock import UnlockScreen
from sessionbook.ui.window import Window

if TYPE_CHECKING:
    from sessionbook.ui.shell import Shell


class Updates(QObject):
    """Looks when the window comes to the front, and when something went wrong.

    Locking starts what lies there now. Where nothing is open and nothing is typed, the window that
    asks for the passphrase becomes the new one by itself.
    """

    def __init__(
        self,
        application: QApplication,
        window: Window,
        shell: "Callable[[], Shell | None]",
        lock: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._shell, self._lock = window, shell, lock
        self._watched = Watched()
        self._said = Change.NONE
        application.applicationStateChanged.connect(self._look)

    def explain(self) -> bool:
        """Say it, if there was a change that whatever went wrong may come from."""
        self._said = self._watched.look()
        if self._said is Change.NONE:
            return False
        screen = self._window.screen_shown()
        if isinstance(screen, LockedScreen) and not self._shell():
            screen.forget()  # what was begun does not come to an end
            screen.say(self._words_while_locked())
        else:
            self._say()
        return True

    def _look(self) -> None:
        change = self._watched.look()
        if change is not self._said:
            self._said = change
            if change is not Change.NONE:
                self._say()

    def _say(self) -> None:
        """Say it where that disturbs nothing that is being made."""
        screen = self._window.screen_shown()
        if shell := self._shell():
            shell.notice_bar.suggest(self._words(), self.tr("Lock now"), self._lock)
        elif isinstance(screen, UnlockScreen) and not self._becomes(screen):
            screen.say(self._words_while_locked())

    def _becomes(self, screen: UnlockScreen) -> bool:
        if self._said is not Change.UPDATED or not screen.is_fresh:
            return False
        self._window.remember_place()
        process.replace(screen.folder)
        return True

    def _words(self) -> str:
        if self._said is Change.UPDATED:
            return self.tr(
                "The program was updated while it was open. Lock now to go on with the new one; "
                "what is on screen is saved first."
            )
        return self.tr(
            "The program is not where it was started any more. Locking saves what is on screen "
            "and closes the window; the notebook stays."
        )

    def _words_while_locked(self) -> str:
        if self._said is Change.UPDATED:
            return self.tr(
                "The program was updated while it was open. Close this window and start it again; "
                "your notebooks are untouched."
            )
        return self.tr(
            "The program is not where it was started any more: it was removed, or a stick was "
            "taken out. Your notebooks are untouched."
        )
