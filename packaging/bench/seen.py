"""What the measured programs say of themselves: the first paint of a window, and memory."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls a function after the first paint of the widget it watches."""

    def __init__(self, watched: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(watched)
        self._painted = painted
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)


def say(words: object) -> None:
    """Print something now."""
    print(words, flush=True)


def say_and_end(words: object) -> None:
    """Print something and end at once."""
    say(words)
    os._exit(0)


def say_memory_and_end() -> None:
    """Print the process's share of memory in MB."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    share = next(line.split()[1] for line in lines if line.startswith("Pss:"))
    say_and_end(int(share) / 1024)
