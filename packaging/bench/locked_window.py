"""The program up to its locked window, said when that was painted."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from sessionbook import app, paths, process
from sessionbook.settings import Settings


class FirstPaint(QObject):
    """Says so after the first paint of the window it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        print("painted", flush=True)
        os._exit(0)


process.harden()
program = app.Program(app.application(), Settings(paths.settings_folder()))
watcher = FirstPaint()
program.window.installEventFilter(watcher)
program.start(Path(sys.argv[1]))
program.application.exec()
