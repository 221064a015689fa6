"""Adds many widgets to a group on screen with one layout pass instead of one for each."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget

FEW = 3


@contextmanager
def at_once(group: QWidget, added: int) -> Iterator[None]:
    """Hide the group while more than a few are added; a focus inside it is given back."""
    if added <= FEW or not group.isVisible():
        yield
        return
    focused = QApplication.focusWidget()
    group.hide()
    try:
        yield
    finally:
        group.show()
        if focused and group.isAncestorOf(focused):
            focused.setFocus()
