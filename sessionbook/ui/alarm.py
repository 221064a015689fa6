"""Rings at a moment of a clock that goes on in sleep, even if the machine slept until after it.

The timers of Qt stand still in sleep and end later by as long as it lasted. Linux has some that
follow the clock on the wall, and end at once when that was set or the machine woke, or the time
since the start, sleep included. Elsewhere the clock is looked at whenever anything wakes the
program. None of them wakes it in between.
"""

import os
import struct
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QSocketNotifier, Signal

# From linux/time.h and linux/timerfd.h: Python has names for the latter from 3.13 on.
ABSOLUTE, ENDS_WHEN_SET = 1, 2
TIMES = struct.Struct("@llll")  # how often again, and when first: each seconds and nanoseconds
NANOSECONDS = 1_000_000_000
COUNT = 8  # bytes to read of how often it ended


class Ticking(Enum):
    """Which clock: its number on Linux, and how to set a timer by it."""

    ON_THE_WALL = (0, ABSOLUTE | ENDS_WHEN_SET)  # CLOCK_REALTIME
    SINCE_THE_START = (7, ABSOLUTE)  # CLOCK_BOOTTIME


def since_the_start() -> float:
    """Return the seconds since the machine started, those asleep too.

    What monotonic() reads on Windows goes on in sleep; on macOS (clock_gettime(3) there) and
    on Linux another clock does.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class Alarm(QObject):
    """Waits for one moment; rang may come early, so whoever hears it looks at the clock."""

    rang = Signal()

    def __init__(self, ticking: Ticking, is_over: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._ticking = ticking
        self._is_over = is_over
        self._file = _timer_file(ticking)
        self._is_set = False
        if self._file is None:
            QAbstractEventDispatcher.instance().awake.connect(self._look)
        else:
            self._notifier = QSocketNotifier(self._file, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._ended)

    @property
    def wakes(self) -> bool:
        """Whether it rings by itself; elsewhere it looks when anything else wakes the program."""
        return self._file is not None

    def set_in(self, seconds: float | None) -> None:
        """Ring in so many seconds by the clock, or not at all."""
        self._is_set = seconds is not None
        if self._file is not None:
            number, flags = self._ticking.value
            at = None if seconds is None else time.clock_gettime(number) + seconds
            _set_timer(self._file, flags, at)

    def stop(self) -> None:
        """Ring no more."""
        self.set_in(None)
        if self._file is None:
            QAbstractEventDispatcher.instance().awake.disconnect(self._look)
        else:
            self._notifier.setEnabled(False)
            os.close(self._file)
        self._file = None

    def _look(self) -> None:
        if self._is_set and self._is_over():
            self._is_set = False
            self.rang.emit()

    def _ended(self) -> None:
        """Empty the file, which says that the clock was set by refusing to be read."""
        if self._file is not None:
            with suppress(OSError):
                os.read(self._file, COUNT)
            self.rang.emit()


def _timer_file(ticking: Ticking) -> int | None:
    """Return Linux's timer of a clock, not set yet; None elsewhere."""
    if sys.platform != "linux":
        return None
    import ctypes

    make = getattr(ctypes.CDLL(None), "timerfd_create", None)
    made = make(ticking.value[0], os.O_NONBLOCK | os.O_CLOEXEC) if make else -1
    return made if made >= 0 else None


def _set_timer(file: int, flags: int, at: float | None) -> None:
    import ctypes

    seconds, part = divmod(at, 1) if at else (0, 0)
    times = TIMES.pack(0, 0, int(seconds), int(part * NANOSECONDS))
    ctypes.CDLL(None).timerfd_settime(file, flags, times, None)
