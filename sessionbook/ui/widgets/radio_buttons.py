"""Lets checkable push buttons behave like the radio buttons they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup


def as_radio_buttons(group: QButtonGroup) -> None:
    """Let Tab go to the pressed one only, arrows to the rest, and screen readers say so."""
    for each in group.buttons():
        each.setAutoExclusive(True)
        _take_tab(each, each.isChecked())
    group.buttonToggled.connect(_take_tab)


def _take_tab(which: QAbstractButton, on: bool) -> None:
    which.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
