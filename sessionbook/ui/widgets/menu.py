"""Opens a menu where its button is."""

from PySide6.QtWidgets import QMenu, QWidget


def open_below(menu: QMenu, button: QWidget) -> None:
    """Open a menu below its button; where keys brought the focus there, its first row is chosen.

    The mouse leaves the focus where it was, and chooses by pointing.
    """
    by_keys = button.hasFocus()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    if by_keys and (rows := menu.actions()):
        menu.setActiveAction(rows[0])
