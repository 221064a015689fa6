"""Notices that somebody uses the program: keys, the pointer, and what replaces them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

KIND = QEvent.Type
INPUT = frozenset(
    {
        KIND.KeyPress,
        KIND.KeyRelease,
        KIND.MouseButtonPress,
        KIND.MouseButtonRelease,
        KIND.MouseButtonDblClick,
        KIND.MouseMove,
        KIND.Wheel,
        KIND.NativeGesture,
        KIND.TouchBegin,
        KIND.TouchUpdate,
        KIND.TouchEnd,
        KIND.TabletPress,
        KIND.TabletMove,
        KIND.TabletRelease,
    }
)
ENDS = frozenset({KIND.KeyRelease, KIND.MouseButtonRelease, KIND.TouchEnd, KIND.TabletRelease})


class Activity(QObject):
    """Calls used at each of them, wherever in the program: also in its dialogs and menus.

    It looks at what comes to each window of the desktop, not at what every widget makes of it:
    a key is met once. A new window is met when it takes the focus, or when what opened it ends.
    An input method writes past the windows but moves the caret; a screen reader moves the focus.
    """

    def __init__(self, used: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._used = used
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - nobody makes another kind
        application.focusWindowChanged.connect(self._meet_windows)
        application.focusObjectChanged.connect(self._notice)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._notice)
        self._meet_windows()

    def stop(self) -> None:
        """Notice nothing any more."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._meet_windows)
            application.focusObjectChanged.disconnect(self._notice)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._notice)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind in INPUT:
            self._used()
            if kind in ENDS:
                self._meet_windows()
        return False

    def _notice(self) -> None:
        self._used()

    def _meet_windows(self) -> None:
        """Look at each window from now on; a second time changes nothing."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
