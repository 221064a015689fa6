"""A window without a screen, and a hand that clicks and types in it."""

import os
import time
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from filling import TODAY
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import theme
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.vault import Vault

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 15, 5).astimezone()
SIZE = (1180, 760)
A_PAUSE = 1.0  # seconds


def application() -> QApplication:
    """Return the program's own application, with its looks."""
    qInstallMessageHandler(lambda *_: None)  # the platform complains of each window's size
    made = QApplication.instance() or QApplication(["bench"])
    assert isinstance(made, QApplication)
    theme.apply(made, theme.load("light"))
    return made


def shell(notebook: Notebook) -> Shell:
    """Return the unlocked window, shown and painted."""
    settings = Settings(Path(os.devnull))
    settings.change(theme="light")
    vault, appearance = Vault(Path("Notebook"), header=None), Appearance(application(), settings)
    context = Context.of(notebook, vault, settings, appearance, lambda: NOW)
    made = Shell(context, PAGES)
    show(made)
    return made


def show(window: QWidget, size: tuple[int, int] = SIZE) -> None:
    """Show a window and let it be painted."""
    window.resize(*size)
    window.show()
    settle()


def close(window: QWidget) -> None:
    """Close a window and delete it."""
    window.close()
    window.deleteLater()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    """Let everything be painted that is to be painted."""
    QApplication.processEvents()


def rest() -> None:
    """Let a person's pause go by, in which the program comes to rest.

    The processor stays awake, as it is for whatever is measured beside.
    """
    end = time.perf_counter() + A_PAUSE
    while time.perf_counter() < end:
        settle()


def press(field: QWidget, letter: str) -> None:
    """Press and release a key; everything is painted afterwards."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, key)
    settle()


def click(tab: QWidget) -> None:
    """Click on a tab or a button; everything is painted afterwards."""
    at = QPointF(tab.rect().center())
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in (
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        where = QPointF(tab.mapToGlobal(at))
        QApplication.sendEvent(tab, QMouseEvent(kind, at, where, button, held, none))
    settle()
