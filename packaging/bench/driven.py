"""The program with somebody at it who goes as far as asked, at once.

driven.py FOLDER locked  stays at the locked window and says whether it has the focus
driven.py FOLDER open    unlocks, stays at Today and says whether it has the focus
driven.py FOLDER time    says the seconds from the derived key until Today is painted
driven.py FOLDER memory  says the MB a second after that
"""

from sessionbook import __main__, app  # isort: skip - Qt comes in as the program lets it

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from seen import FirstPaint, say, say_and_end, say_memory_and_end

if TYPE_CHECKING:
    from sessionbook.vault.keys import DataKey
    from sessionbook.vault.vault import Vault

PASSPHRASE = "seven quiet herons"
WANTED = sys.argv.pop()


class Driven(app.Program):
    """The program, and the person."""

    def start(self, folder: Path | None, key: None = None, handed: str | None = None) -> None:
        super().start(folder, key, handed)
        FirstPaint(self.window, self._at_the_lock)

    def _at_the_lock(self) -> None:
        if WANTED == "locked":
            self._stay()
            return
        screen = self._screen()
        assert isinstance(screen, app.UnlockScreen)
        screen.passphrase.field.setText(PASSPHRASE)
        screen.passphrase.entered.emit()

    def _open(self, vault: "Vault", key: "DataKey") -> None:
        derived = time.perf_counter()
        super()._open(vault, key)
        shell = self.window.screen_shown()
        assert shell
        FirstPaint(shell, lambda: self._at_today(time.perf_counter() - derived))

    def _at_today(self, took: float) -> None:
        if WANTED == "time":
            say_and_end(took)
        elif WANTED == "memory":
            QTimer.singleShot(1000, say_memory_and_end)
        else:
            self._stay()

    def _stay(self) -> None:
        """Take the focus, without which nothing blinks, and say whether it was given."""
        self.window.activateWindow()
        QTimer.singleShot(500, lambda: say(self.window.isActiveWindow()))


app.Program = Driven  # type: ignore[misc]
sys.exit(__main__.main())
