"""Slow work that needs no database, off the window's thread."""

import gc
import threading
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Uncollected:
    """Lets Python look for unreachable objects only while no work is running beside the window.

    Whichever thread happens to allocate does the looking and destroys what it finds. Widgets are
    often among it, and Qt does not survive one that is destroyed on another thread than its own.
    """

    def __init__(self) -> None:
        self._lock, self._running = threading.Lock(), 0

    def __enter__(self) -> None:
        with self._lock:
            self._running += 1
            gc.disable()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._running -= 1
            if not self._running:
                gc.enable()


UNCOLLECTED = Uncollected()


class Bridge(QObject):
    """Carries reports to the window's thread; it outlives every task.

    A task may be deleted with its screen at the very moment its work ends: the other thread
    must touch nothing of it.
    """

    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, report: Callable[[], None]) -> None:
        report()


@cache
def bridge() -> Bridge:
    """Return the one bridge, made on the window's thread."""
    return Bridge()


class Task(QObject):
    """Runs work on a thread of its own and reports on the window's thread, once.

    A cancelled task reports nothing, nor does one whose parent is gone; work that cannot be
    interrupted ends unheard, and never keeps the program from ending.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._work = work

    def start(self) -> None:
        """Begin the work."""
        run = partial(_run, self._work, bridge(), self._report)
        threading.Thread(target=run, daemon=True).start()

    def cancel(self) -> None:
        """Forget the work; neither done nor failed will be emitted."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more: what follows from it need not be done."""
        return self._cancelled

    def _report(self, result: Any, error: Exception | None) -> None:
        if self._cancelled or not isValid(self):
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)


def _run(
    work: Callable[[], Any], over: Bridge, report: Callable[[Any, Exception | None], None]
) -> None:
    result, error = None, None
    try:
        with UNCOLLECTED:
            result = work()
    except Exception as caught:
        error = caught
    over.ended.emit(partial(report, result, error))
