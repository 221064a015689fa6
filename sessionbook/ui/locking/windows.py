"""Hears from Windows that nobody is at it. RUN UNDER WINE ONLY, with messages of a test.

WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE and WM_POWERBROADCAST are described at
learn.microsoft.com under Win32.
"""

import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

# From winuser.h and wtsapi32.h.
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x4
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK = 0x2, 0x4, 0x7
NOTIFY_FOR_THIS_SESSION = 0

AWAY = {
    WM_POWERBROADCAST: {PBT_APMSUSPEND},
    WM_WTSSESSION_CHANGE: {WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK},
}


class Desktop(QObject):
    """Says left when the person is; Windows itself waits for a moment before it sleeps."""

    left = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._messages = Messages(self)

    def begin(self) -> None:
        """Listen from now on."""
        if sys.platform == "win32":
            import ctypes

            handle = ctypes.c_void_p(int(self._window.winId()))
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
        if application := QCoreApplication.instance():
            application.installNativeEventFilter(self._messages)

    def delay_sleep(self, *, delays: bool) -> None:
        """Nothing has to be asked for."""


class Messages(QAbstractNativeEventFilter):
    """Sees the messages that Windows sends; takes none of them away."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Say that the person left, if a message does."""
        if QByteArray(kind).startsWith(b"windows"):
            from ctypes import wintypes

            read = wintypes.MSG.from_address(int(message))
            if read.wParam in AWAY.get(read.message, ()):
                self._desktop.left.emit()
        return False, 0
