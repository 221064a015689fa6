"""Lets Qt draw for a command, which shows no window."""

import os
import sys


def draw_in_memory() -> None:
    """Choose where Qt draws, before it is loaded: nowhere that anybody sees.

    On Windows only the platform of its own has fonts, and it draws without a window as well.
    """
    if sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
