"""Hears the cover's key while something is dragged, when Qt hears no key but Escape."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

NONE = Qt.MouseButton.NoButton
OVER = (QEvent.Type.MouseButtonRelease, QEvent.Type.Drop)


class Dragging(QObject):
    """Listens to everything only from where a drag is seen to begin until the button is let go."""

    def __init__(self, key: Qt.Key, pressed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._key, self._pressed = key, pressed

    def watch(self, window: QWindow) -> None:
        """Notice a drag that comes over a window."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin or end to listen; take the key, before Qt's own drag does."""
        kind = event.type()
        application = QGuiApplication.instance()
        if kind == QEvent.Type.DragEnter and isinstance(watched, QWindow) and application:
            application.removeEventFilter(self)
            application.installEventFilter(self)  # the last one is the first to hear
        elif application and self._is_over(event):
            application.removeEventFilter(self)
        elif kind == QEvent.Type.KeyPress and _is_key(event, self._key) and application:
            application.removeEventFilter(self)
            self._pressed()
            return True
        return False

    def _is_over(self, event: QEvent) -> bool:
        is_let_go = isinstance(event, QMouseEvent) and event.buttons() == NONE
        return event.type() in OVER or is_let_go


def _is_key(event: QEvent, key: Qt.Key) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == key and not event.modifiers()
