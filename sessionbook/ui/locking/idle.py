"""Rings when nobody has used the program for as long as was chosen, time asleep included."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sessionbook.ui.alarm import Alarm, Ticking, since_the_start

MINUTE = 60  # seconds
LONGEST_MS = 2**31 - 1


class Idle(QObject):
    """One wait at a time, begun anew only when it ends: that somebody types sets no timer.

    Asleep it goes on; what was over by then is over when the machine wakes.
    """

    over = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        parent: QObject,
        clock: Callable[[], float] = since_the_start,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._clock = minutes, clock
        self._last = 0.0
        self._alarm: Alarm | None = None
        self._timer: QTimer | None = None

    def begin(self) -> None:
        """Somebody is here now; wait until nobody was for long enough."""
        if self._alarm is None:
            self._alarm = Alarm(Ticking.SINCE_THE_START, lambda: self._left() <= 0, self)
            self._alarm.rang.connect(self.look)
            if not self._alarm.wakes:
                self._timer = QTimer(self, singleShot=True)
                self._timer.timeout.connect(self.look)
        self.note()
        self.look()

    def note(self) -> None:
        """Somebody is here."""
        self._last = self._clock()

    def look(self) -> None:
        """Say that it is over, or wait for as long as it may still take."""
        if self._alarm is None:
            return
        left = self._left()
        if not self._minutes():
            self._wait(None)
        elif left > 0:
            self._wait(left)
        else:
            self.over.emit()
            self._wait(self._minutes() * MINUTE)  # for it was refused: locking ends the process

    def stop(self) -> None:
        """Wait no more."""
        if self._alarm:
            self._wait(None)
            self._alarm.stop()
            self._alarm = self._timer = None

    def _left(self) -> float:
        return self._last + self._minutes() * MINUTE - self._clock()

    def _wait(self, seconds: float | None) -> None:
        if self._alarm:
            self._alarm.set_in(seconds)
        if self._timer and seconds is None:
            self._timer.stop()
        elif self._timer:
            self._timer.start(min(LONGEST_MS, round((seconds or 0) * 1000) + 1))
