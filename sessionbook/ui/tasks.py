"""Slow work that needs no database, off the window's thread."""

import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


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


class Task(QObject):
    """Runs work on a thread of its own and reports on the window's thread, once.

    A cancelled task reports nothing, nor does one whose parent is gone; work that cannot be
    interrupted ends unheard, and never keeps the program from ending.
    """

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._work = work
        self._ended.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin the work."""
        threading.Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        """Forget the work; neither done nor failed will be emitted."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more: what follows from it need not be done."""
        return self._cancelled

    def _run(self) -> None:
        result, error = None, None
        try:
            with UNCOLLECTED:
                result = self._work()
        except Exception as caught:
            error = caught
        if not self._cancelled:
            with suppress(RuntimeError):  # whoever waited for it is gone, and this with it
                self._ended.emit(result, error)

    def _report(self, result: Any, error: Exception | None) -> None:
        if self._cancelled:
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
