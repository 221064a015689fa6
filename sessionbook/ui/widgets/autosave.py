"""Saves half a second after typing stops, and at once when asked to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QObject, QTimer

from sessionbook.errors import SessionbookError

PAUSE_MS = 500
READY_MS = 50  # the first letter is painted by then
RETRY_MS = 10_000


class Autosave(QObject):
    """Calls save once after a pause in the touches.

    A refused save stays pending and is tried again from time to time; a reason is told only
    once, so that a full disk is not spoken of every ten seconds. A signal lets no error through:
    whoever hears that a save through one is refused says so with refuse. What makes the save
    shorter is done apart from it, soon after the first touch.
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
        self.is_saving = False
        self._reason: BaseException | None = None
        self._before: BaseException | None = None
        self._is_alone = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        # One for all touches: PySide keeps something of each QTimer.singleShot to a method.
        self._ready = QTimer(self, singleShot=True)
        self._ready.timeout.connect(self._begin)

    @property
    def is_refused(self) -> bool:
        """Whether the last try failed, and there is still something to save."""
        return self.pending and self._reason is not None

    def touch(self) -> None:
        """Note that something on screen is not saved yet."""
        if self._make_ready and not self.pending:
            self._ready.start(READY_MS)
        self.pending = True
        self._timer.start(PAUSE_MS)

    def flush(self) -> None:
        """Save now if anything is pending."""
        self._timer.stop()
        if not self.pending:
            return
        try:
            with self.watched():
                self._save()
        except BaseException as error:
            self._reason = error
            self._timer.start(RETRY_MS)
            raise
        self.pending = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Raise after the block what was refused in it, if a signal let no error through."""
        if self.is_saving:
            yield
            return
        self._before, self._reason, self.is_saving = self._reason, None, True
        try:
            yield
            if self._reason:
                raise self._reason
        finally:
            self.is_saving = False

    def refuse(self, error: BaseException) -> None:
        """Note why the save that is going on fails."""
        self._reason = error

    def is_repeated(self, error: BaseException) -> bool:
        """Return whether this is a try of its own accord, failing as the one before it."""
        return self._is_alone and type(self._before) is type(error)

    def keep_trying(self) -> None:
        """Try from time to time what was refused apart from here, and is saved here too."""
        self.pending = True
        self._timer.start(RETRY_MS)

    def retry(self) -> None:
        """Try again now what was refused: another write went through."""
        if self.is_refused and not self.is_saving:
            self._on_time()

    def give_up(self) -> None:
        """Try no more of its own accord."""
        self._timer.stop()

    def _begin(self) -> None:
        with suppress(SessionbookError):  # the save itself will tell
            if self._make_ready and self.pending:
                self._make_ready()

    def _on_time(self) -> None:
        self._is_alone = True
        try:
            self.flush()
        except SessionbookError as error:
            if not self.is_repeated(error):
                raise
        finally:
            self._is_alone = False
