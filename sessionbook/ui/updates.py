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
        change = self._watched.look()
        screen = self._window.screen_shown()
        if change is Change.NONE:
            return False
        if not isinstance(screen, LockedScreen):
            return self._say(change)
        if self._shell():  # it lies over the notebook, and so over the bar
            screen.say(self._words_over_open(change))
        else:
            screen.forget()  # what was begun does not come to an end
            screen.say(
                " ".join(filter(None, (screen.to_do_first, self._words_while_locked(change))))
            )
        self._said = change
        return True

    def _look(self) -> None:
        change = self._watched.look()
        if change is Change.NONE:
            self._said = change
        elif change is not self._said:
            self._say(change)

    def _say(self, change: Change) -> bool:
        """Say it where that disturbs nothing that is being made; return whether it was said."""
        screen = self._window.screen_shown()
        if shell := self._shell():
            shell.notice_bar.suggest(self._words(change), self.tr("Lock now"), self._lock)
        elif not isinstance(screen, UnlockScreen):
            return False
        elif change is Change.UPDATED and screen.is_fresh:
            self._window.remember_place()
            process.replace(screen.folder)
        else:
            screen.say(self._words_while_locked(change))
        self._said = change
        return True

    def _words(self, change: Change) -> str:
        if change is Change.UPDATED:
            return self.tr(
                "The program was updated while it was open. Lock now to go on with the new one; "
                "what is on screen is saved first."
            )
        return self.tr(
            "The program is not where it was started any more. Locking saves what is on screen "
            "and closes the window; the notebook stays."
        )

    def _words_over_open(self, change: Change) -> str:
        if change is Change.UPDATED:
            return self.tr(
                "The program was updated while it was open, and what you asked for is not there "
                "any more. What is open here stays open."
            )
        return self.tr(
            "The program is not where it was started any more: it was removed, or a stick was "
            "taken out. What is open here stays open; if you took a stick out, put it back."
        )

    def _words_while_locked(self, change: Change) -> str:
        if change is Change.UPDATED:
            return self.tr(
                "The program was updated while it was open. Close this window and start it again; "
                "your notebooks are untouched."
            )
        return self.tr(
            "The program is not where it was started any more: it was removed, or a stick was "
            "taken out. Your notebooks are untouched."
        )
