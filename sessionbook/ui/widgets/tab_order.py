"""Lets Tab and screen readers meet widgets in the order in which they are shown."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def chain(groups: Sequence[QWidget]) -> None:
    """Let Tab go from group to group; the order inside each stays as it is."""
    everything = _in_order(groups[0]) if groups else []
    wanted = [target for group in groups for target in everything if _holds(group, target)]
    start = everything.index(wanted[0]) if wanted else 0
    if wanted == (everything[start:] + everything[:start])[: len(wanted)]:
        return
    for before, after in pairwise(wanted):
        QWidget.setTabOrder(before, after)


def as_laid_out(layout: QLayout) -> None:
    """Let screen readers, which follow the order of making, follow that of the layout."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item and (widget := item.widget()):
            widget.raise_()
        elif item and (inner := item.layout()):
            as_laid_out(inner)


def _holds(group: QWidget, target: QWidget) -> bool:
    return target is group or group.isAncestorOf(target)


def _in_order(start: QWidget) -> list[QWidget]:
    """Return what Tab goes to, or may go to one day, in the window, from a widget on."""
    found = [start]
    while (widget := found[-1].nextInFocusChain()) and widget is not start:
        found.append(widget)
    return [widget for widget in found if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
