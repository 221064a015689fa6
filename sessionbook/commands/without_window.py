"""Lets Qt draw for a command, which shows no window."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def draw_in_memory() -> None:
    """Choose where Qt draws, before it is loaded: nowhere that anybody sees.

    On Windows only the platform of its own has fonts, and it draws without a window as well.
    """
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def application(arguments: Sequence[str] = ()) -> "QApplication":
    """Return the application that draws in memory, made when first asked for."""
    draw_in_memory()
    from PySide6.QtWidgets import QApplication

    found = QApplication.instance() or QApplication(list(arguments))
    assert isinstance(found, QApplication)  # noqa: S101 - nobody makes another kind
    return found
