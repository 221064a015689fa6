"""Saves what is only on screen: what is being typed, small windows half filled in, the page."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sessionbook.ui.widgets.kept_dialog import KeptDialog

if TYPE_CHECKING:
    from sessionbook.ui.unlocked.shell import Shell


def save_all(shell: "Shell") -> None:
    """Save everything, or raise at the first that cannot be; trying again loses nothing.

    Words of a search are not among it: they are kept nowhere.
    """
    QGuiApplication.inputMethod().commit()  # letters still being composed
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, KeptDialog) and dialog.is_half_filled():
            dialog.save_it()
            dialog.reject()  # only now: it is there as long as its words are nowhere else
    shell.flush()
