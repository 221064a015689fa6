"""Saves what is only on screen: what is being typed, small windows half filled in, the page."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sessionbook.ui.widgets.kept_dialog import KeptDialog

if TYPE_CHECKING:
    from sessionbook.ui.shell import Shell


def save_all(shell: "Shell") -> None:
    """Save everything, or raise at the first that cannot be; trying again loses nothing.

    Words of a search are not among it: they are kept nowhere.
    """
    QGuiApplication.inputMethod().commit()  # letters still being composed
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, KeptDialog) and dialog.is_half_filled():
            with refusals_raised():
                dialog.accepted.emit()
            dialog.reject()  # only now: it is there as long as its words are nowhere else
    shell.flush()


@contextmanager
def refusals_raised() -> Iterator[None]:
    """Raise what a slot raises; to whoever emits, Qt says nothing of it."""
    raised: list[BaseException] = []

    def note(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        raised.append(error)

    before, sys.excepthook = sys.excepthook, note
    try:
        yield
    finally:
        sys.excepthook = before
    if raised:
        raise raised[0]
