"""What the widget with the focus is owed: Enter presses it, and it gets the focus back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_by_enter(event: QKeyEvent) -> bool:
    """Press the focused button, as Space does; tell whether there was one."""
    focused = QApplication.focusWidget()
    if event.key() not in ENTER or not isinstance(focused, QPushButton | QToolButton):
        return False
    if focused.menu():
        focused.showMenu()
    else:
        focused.click()
    return True


def give_back(before: QWidget | None) -> bool:
    """Give the focus back to whatever had it, if that is still there to have it."""
    if before is None or not isValid(before) or not before.isVisible():
        return False
    before.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
