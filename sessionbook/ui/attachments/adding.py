"""Takes in files one after another without keeping the window waiting."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from sessionbook.services.drawing import Drawing
from sessionbook.ui.attachments.incoming import Incoming, Ready, prepare
from sessionbook.ui.tasks import Task


class Adding(QObject):
    """Reads and draws on a thread of its own; says what came of each for the record it is for.

    A refused one is said and the next one is taken; cancel forgets what is not there yet.
    """

    ready = Signal(str, object)
    refused = Signal(object)
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[str, Incoming]] = deque()
        self._task: Task | None = None
        self._drawing = Drawing()

    def add(self, record_id: str, brought: Sequence[Incoming]) -> None:
        """Take these in for a record."""
        self._waiting.extend((record_id, each) for each in brought)
        if self._task is None:
            self._begin()

    def cancel(self) -> None:
        """Forget everything that is not taken in yet."""
        self._waiting.clear()
        if self._task:
            self._task.cancel()
            self._drawing.stop()
            self._finish()

    @property
    def names(self) -> list[str]:
        """The names of what is being taken in, in turn."""
        return [each.name for _, each in self._waiting]

    def is_for(self, record_id: str) -> bool:
        """Tell whether something is being taken in for this record."""
        return any(each == record_id for each, _ in self._waiting)

    def _begin(self) -> None:
        if self._waiting:
            _, incoming = self._waiting[0]
            drawing = self._drawing = Drawing()
            self._task = Task(lambda: prepare(incoming, drawing), self)
            self._task.done.connect(self._take)
            self._task.failed.connect(self._refuse)
            self._task.start()
        self.moved.emit()

    def _take(self, ready: Ready) -> None:
        record_id, _ = self._waiting.popleft()
        self._finish()
        self.ready.emit(record_id, ready)

    def _refuse(self, error: Exception) -> None:
        self._waiting.popleft()
        self._finish()
        self.refused.emit(error)

    def _finish(self) -> None:
        if self._task:
            self._task.deleteLater()
            self._task = None
        self._begin()
