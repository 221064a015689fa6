"""Work that is done before anybody asks for it, while nobody needs the program."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 300
BUSY = frozenset((QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel))


class Ahead(QObject):
    """Takes the steps of some work one by one, each after everything that waits for the window.

    They begin after a pause without keys and clicks, and every one makes them pause again.
    With the last step nothing is left running. Work that is stopped is closed; when it
    begins again it is asked for anew. A window that is not seen has no work.
    """

    def __init__(self, window: QWidget, work: Callable[[], Iterator[None]]) -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Do what is to be done now, after a pause."""
        self.stop()
        if self._window.isVisible():
            self._watch(True)
            self._steps = self._work()
            self._timer.start(PAUSE_MS)

    def stop(self) -> None:
        """Leave what is not done yet."""
        self._timer.stop()
        self._watch(False)
        self._steps = None  # which closes it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in BUSY:
            self._timer.start(PAUSE_MS)
        return super().eventFilter(watched, event)

    def _step(self) -> None:
        if self._steps and next(self._steps, self) is self:
            self.stop()
        elif self._steps:  # none if the step itself began or stopped the work
            self._timer.start(0)

    def _watch(self, on: bool) -> None:
        """Meet what comes from the person, which comes to the window first."""
        if handle := self._window.window().windowHandle():
            (handle.installEventFilter if on else handle.removeEventFilter)(self)
