"""Puts every other window of the program out of sight, and brings each back as it was."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
COMING_UP = (QEvent.Type.Show, QEvent.Type.WindowActivate)
MOST_MENUS = 20


class Hiding(QObject):
    """Dialogs come back where they were, with their focus; menus and tooltips are closed.

    As long as it lasts, no other window comes up either: one that is shown meanwhile waits.
    """

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window, self._application = window, application
        self._hidden: list[tuple[QWidget, QPoint]] = []

    def begin(self) -> None:
        """Hide whatever is there beside the window."""
        if self._window.findChild(QDrag):  # there is one while it is under way
            QDrag.cancel()
        for _ in range(MOST_MENUS):
            if not (menu := QApplication.activePopupWidget()):
                break
            menu.close()
        for other in sorted(self._others(), key=_depth, reverse=True):
            self._put_away(other)
        self._application.installEventFilter(self)

    def end(self) -> None:
        """Show again what is still to be shown, what was on top last."""
        self._application.removeEventFilter(self)
        hidden, self._hidden = self._hidden, []
        for other, place in reversed(hidden):
            if isValid(other):
                other.move(place)  # or Qt would put it in the middle anew
                other.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing come up that was shown meanwhile; nobody types while this is asked."""
        if event.type() not in COMING_UP or not isinstance(watched, QWidget):
            return False
        if watched.isWindow() and watched is not self._window:
            QTimer.singleShot(0, watched, lambda: self._put_away(watched))
        return False

    def _others(self) -> list[QWidget]:
        every = QApplication.topLevelWidgets()
        return [each for each in every if each.isVisible() and each is not self._window]

    def _put_away(self, other: QWidget) -> None:
        if not other.isWindow():  # it has its place in one meanwhile
            return
        was_active = other.isActiveWindow()
        if other.isVisible():
            if other.windowType() not in PASSING:
                self._hidden.append((other, other.pos()))
            other.hide()
        if was_active:
            self._window.activateWindow()


def _depth(widget: QWidget) -> int:
    """Return on how many windows a window stands."""
    above = widget.parentWidget()
    return 1 + _depth(above.window()) if above else 0
