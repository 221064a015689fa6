"""Lets Tab go through groups of widgets in the order in which they are shown."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(groups: Iterable[QWidget]) -> None:
    """Let Tab go from group to group; the order inside each stays as it is."""
    last: QWidget | None = None
    for group in groups:
        for target in _targets(group):
            if last:
                QWidget.setTabOrder(last, target)
            last = target


def _targets(group: QWidget) -> list[QWidget]:
    """Return what Tab goes to in a group, in its present order."""
    found = [group] if group.focusPolicy() & Qt.FocusPolicy.TabFocus else []
    widget = group.nextInFocusChain()
    while widget is not group and group.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
