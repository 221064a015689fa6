"""Lets Tab go through groups of widgets in the order in which they are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(groups: Sequence[QWidget]) -> None:
    """Let Tab go from group to group; the order inside each stays as it is."""
    everything = _in_order(groups[0]) if groups else []
    last: QWidget | None = None
    for group in groups:
        for target in everything:
            if target is group or group.isAncestorOf(target):
                if last:
                    QWidget.setTabOrder(last, target)
                last = target


def _in_order(start: QWidget) -> list[QWidget]:
    """Return everything in the window that Tab goes to, from a widget on."""
    found = [start]
    while (widget := found[-1].nextInFocusChain()) and widget is not start:
        found.append(widget)
    return [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
