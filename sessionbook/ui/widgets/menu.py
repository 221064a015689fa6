"""A menu of what can be done with one thing, opened where its button is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


class PassingMenu(QMenu):
    """Built for one opening, gone afterwards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu below its button; where keys brought the focus there, its first row is chosen.

    The mouse leaves the focus where it was, and chooses by pointing.
    """
    by_keys = button.hasFocus()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    if by_keys and (rows := menu.actions()):
        menu.setActiveAction(rows[0])
