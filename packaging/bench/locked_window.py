"""The program up to its locked window, said when that was painted."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent

from sessionbook import __main__, app


class FirstPaint(QObject):
    """Says so after the first paint of the window it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        print("painted", flush=True)
        os._exit(0)


class Watched(app.Program):
    """The program, with somebody looking at its window."""

    def start(self, folder: Path | None, key: None = None) -> None:
        self.watcher = FirstPaint()
        self.window.installEventFilter(self.watcher)
        super().start(folder, key)


app.Program = Watched  # type: ignore[misc]
sys.exit(__main__.main())
