"""Saves half a second after typing stops, and at once when asked to."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from sessionbook.errors import SessionbookError

PAUSE_MS = 500
READY_MS = 50  # the first letter is painted by then
RETRY_MS = 10_000


class Autosave(QObject):
    """Calls save once after a pause in the touches.

    A failed save stays pending and is tried again from time to time; only the first failure
    after a touch is told, so that a full disk is not spoken of every ten seconds. What makes the
    save shorter is done apart from it, soon after the first touch.
    """

    def __init__(
        self,
        save: Callable[[], None],
        parent: QObject,
        make_ready: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._make_ready = make_ready
        self.pending = False
        self._was_told = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        # One for all touches: PySide keeps something of each QTimer.singleShot to a method.
        self._ready = QTimer(self, singleShot=True)
        self._ready.timeout.connect(self._begin)

    def touch(self) -> None:
        """Note that something on screen is not saved yet."""
        if self._make_ready and not self.pending:
            self._ready.start(READY_MS)
        self.pending = True
        self._was_told = False
        self._timer.start(PAUSE_MS)

    def flush(self) -> None:
        """Save now if anything is pending."""
        self._timer.stop()
        if not self.pending:
            return
        try:
            self._save()
        except BaseException:
            self._timer.start(RETRY_MS)
            raise
        self.pending = False

    def _begin(self) -> None:
        with suppress(SessionbookError):  # the save itself will tell
            if self._make_ready and self.pending:
                self._make_ready()

    def _on_time(self) -> None:
        try:
            self.flush()
        except SessionbookError:
            if not self._was_told:
                self._was_told = True
                raise
