"""Leaving by hand: nothing goes before it is saved, or given up by the person."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from sessionbook.errors import SessionbookError
from sessionbook.process import faults
from sessionbook.ui.locking.away import Away
from sessionbook.ui.locking.save_all import save_all
from sessionbook.ui.unlocked.shell import Shell

WARNED_MS = 60_000  # how long a second try means that the last words may be given up


class Leaving(QObject):
    """What cannot be saved is said at the first try, and given up at the second.

    Under the cover nothing could be read of it: there it is held, as when nobody is there, and
    what is held is never given up.
    """

    def __init__(self, away: Away, is_covered: Callable[[], bool]) -> None:
        super().__init__(away)
        self._away, self._is_covered = away, is_covered
        self.was_warned = False
        self._patience = QTimer(self, singleShot=True, interval=WARNED_MS)
        self._patience.timeout.connect(self._forget)

    def is_saved(self, shell: Shell, otherwise: str) -> bool:
        """Save what is on screen, or return whether it may be left all the same."""
        try:
            save_all(shell)
        except Exception as error:
            if not isinstance(error, SessionbookError):
                faults.tell(faults.code(type(error), error.__traceback__))
            if self._is_covered():
                self._away.lock()
            if self._away.held or self.was_warned:
                return self._away.held is None
            self.was_warned = True
            self._patience.start()
            shell.tell(error, otherwise)
            return False
        return True

    def _forget(self) -> None:
        self.was_warned = False
