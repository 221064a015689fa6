"""Decides when to lock by itself: nobody used the program, or the desktop says nobody is there."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sessionbook.settings import Settings
from sessionbook.ui.locking.activity import Activity
from sessionbook.ui.locking.idle import Idle

if TYPE_CHECKING:
    from sessionbook.ui.locking.linux import Desktop


class Guard(QObject):
    """Says left when the notebook is to be locked, or its unlocking given up.

    The desktop is heard from the moment a key is derived. Only while a notebook is open is the
    time counted in which nobody used it, and is sleep put off until it is closed.
    """

    left = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.idle = Idle(lambda: settings.preferences.idle_minutes, self)
        self.idle.over.connect(self.left)
        self._activity: Activity | None = None
        self._desktop: Desktop | None = None
        self._minutes = settings.preferences.idle_minutes
        settings.listen(self._hear_choice)

    def watch(self) -> None:
        """Hear the desktop from now on."""
        if self._desktop is None:
            self._desktop = _desktop(self._window, self)
            self._desktop.left.connect(self.left)
            self._desktop.begin()

    def open(self) -> None:
        """Begin with a notebook that is open on the screen."""
        self.watch()
        if self._desktop:
            self._desktop.delay_sleep(delays=True)
        if self._activity is None:
            self._activity = Activity(self.idle.note, self)
            self._window.winId()  # shown or not, the desktop is to know a window from now on
            self._window.windowHandle().windowStateChanged.connect(self._state_changed)
        self.idle.begin()

    def close(self) -> None:
        """End with it."""
        self.idle.stop()
        if self._activity:
            self._activity.stop()
            self._activity = None
            self._window.windowHandle().windowStateChanged.disconnect(self._state_changed)
        if self._desktop:
            self._desktop.delay_sleep(delays=False)

    def _hear_choice(self) -> None:
        """Wait anew if another time was chosen; other settings are none of ours."""
        before, self._minutes = self._minutes, self._settings.preferences.idle_minutes
        if before != self._minutes:
            self.idle.look()

    def _state_changed(self, state: Qt.WindowState) -> None:
        is_hidden = state == Qt.WindowState.WindowMinimized
        if is_hidden and self._settings.preferences.locks_minimised:
            self.left.emit()


def _desktop(window: QWidget, parent: QObject) -> "Desktop":
    """Return what hears the desktop there is; every kind has the same few methods."""
    if sys.platform == "win32":
        from sessionbook.ui.locking import windows

        return windows.Desktop(window, parent)
    if sys.platform == "darwin":
        from sessionbook.ui.locking import macos

        return macos.Desktop(parent)
    from sessionbook.ui.locking import linux

    return linux.Desktop(parent)
