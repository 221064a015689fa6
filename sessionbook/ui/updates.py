"""Says that the program was updated or removed while it was open, and how to go on.

Loaded from the start, as what locks is with the notebook: after an update it might not fit.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sessionbook import paths, process
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.process.bundle import Change, Watched
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.window import Window

if TYPE_CHECKING:
    from sessionbook.ui.unlocked.shell import Shell

Words = Mapping[Change, str]
ON_NOTEBOOK: Words = {
    Change.UPDATED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program was updated while it was open. Lock now to go on with the new one; "
        "what is on screen is saved first.",
    ),
    Change.REMOVED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program is not where it was started any more. Locking saves what is on screen "
        "and closes the window; the notebook stays.",
    ),
}
ON_CARRIED_NOTEBOOK: Words = {
    **ON_NOTEBOOK,
    Change.REMOVED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program is not where it was started any more. If you took its stick out, "
        "put it back. If the program was removed, locking saves what can be saved and "
        "closes the window.",
    ),
}
OVER_NOTEBOOK: Words = {
    Change.UPDATED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program was updated while it was open, and what you asked for is not there "
        "any more. What is open here stays open.",
    ),
    Change.REMOVED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program is not where it was started any more: it was removed, or a stick was "
        "taken out. What is open here stays open; if you took a stick out, put it back.",
    ),
}
LOCKED: Words = {
    Change.UPDATED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program was updated while it was open. Close this window and start it again; "
        "your notebooks are untouched.",
    ),
    Change.REMOVED: QT_TRANSLATE_NOOP(
        "Updates",
        "The program is not where it was started any more: it was removed, or a stick was "
        "taken out. Your notebooks are untouched.",
    ),
}


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
        self._is_carried = paths.portable() is not None  # which does not show any more later
        self._said, self._words_said = Change.NONE, ""
        application.applicationStateChanged.connect(self._look)

    def explain(self) -> bool:
        """Say it, if there was a change that whatever went wrong may come from."""
        change = self._watched.look()
        if change is Change.NONE:
            return False
        if (screen := self._locked_screen()) is None:
            return self._say_on_notebook(change)
        if not self._shell():
            screen.forget()  # what was begun does not come to an end
        return self._say_on(screen, change)

    def _look(self) -> None:
        """Look when the person comes back to the window itself, and say what is new."""
        change = self._watched.look()
        if change is self._said or not _is_at_the_window():
            return
        if change is Change.NONE:
            self._take_back()
        elif not self._is_bar_in_use():
            self._say(change)

    def _is_bar_in_use(self) -> bool:
        """Whether something else is said there, which may be an Undo."""
        shell = self._shell()
        if shell is None or shell.notice_bar.isHidden():
            return False
        return not shell.notice_bar.says(self._words_said)

    def _say(self, change: Change) -> None:
        """Say it where that disturbs nothing that is being made."""
        screen = self._locked_screen()
        if self._say_on_notebook(change) or not isinstance(screen, UnlockScreen):
            return
        if change is Change.UPDATED and screen.is_fresh:
            self._window.remember_place()
            process.replace(screen.folder)
        self._say_on(screen, change)

    def _say_on_notebook(self, change: Change) -> bool:
        """Say it in the bar of the open notebook, and how to go on; return whether one is open."""
        shell = self._shell()
        if shell is None:
            return False
        words = self.tr((ON_CARRIED_NOTEBOOK if self._is_carried else ON_NOTEBOOK)[change])
        if change is Change.REMOVED and self._is_carried:
            shell.notice_bar.tell(words)
        else:
            shell.notice_bar.tell(words, self.tr("Lock now"), self._lock)
        return self._was_said(change, words)

    def _say_on(self, screen: LockedScreen, change: Change) -> bool:
        """Say it on a screen, which may lie over the notebook, and so over its bar."""
        words = self.tr((OVER_NOTEBOOK if self._shell() else LOCKED)[change])
        words = " ".join(filter(None, (screen.to_do_first, words)))
        screen.say(words)
        return self._was_said(change, words)

    def _locked_screen(self) -> LockedScreen | None:
        screen = self._window.screen_shown()
        return screen if isinstance(screen, LockedScreen) else None

    def _was_said(self, change: Change, words: str) -> bool:
        self._said, self._words_said = change, words
        return True

    def _take_back(self) -> None:
        """Say no more that it is gone: the stick is back."""
        screen, shell = self._locked_screen(), self._shell()
        if shell and shell.notice_bar.says(self._words_said):
            shell.notice_bar.hide()
        if screen and screen.problem.text() == self._words_said:
            screen.say("")
        self._was_said(Change.NONE, "")


def _is_at_the_window() -> bool:
    """Whether the person is there, and at no dialog over it.

    Asked for only after a change: Qt's namespace of flags takes longer to make than a start has.
    """
    from PySide6.QtCore import Qt

    is_active = QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
    return is_active and QApplication.activeModalWidget() is None
