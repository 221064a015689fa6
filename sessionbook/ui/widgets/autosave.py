"""Saves half a second after typing stops, and at once when asked to."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 500


class Autosave(QObject):
    """Calls save once after a pause in the touches; a failed save stays pending."""

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self.pending = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def touch(self) -> None:
        """Note that something on screen is not saved yet."""
        self.pending = True
        self._timer.start()

    def flush(self) -> None:
        """Save now if anything is pending."""
        self._timer.stop()
        if self.pending:
            self._save()
            self.pending = False
