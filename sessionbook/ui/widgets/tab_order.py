"""Lets Tab and screen readers meet widgets in the order in which they are shown."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def chain(groups: Sequence[QWidget]) -> None:
    """Let Tab go from group to group, and inside each in the order for screen readers.

    Qt's own nextInFocusChain must not be asked: it makes Python take the next widget for a
    part of the one asked, and lose its actions when that one is deleted.
    """
    found = [widget for group in groups for widget in (group, *group.findChildren(QWidget))]
    wanted = [widget for widget in found if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for before, after in pairwise(widget for widget in wanted if _is_inside(widget, groups[0])):
        QWidget.setTabOrder(before, after)


def _is_inside(widget: QWidget, group: QWidget) -> bool:
    """Tell whether it is in the group's window, not in a menu or dialog of its own."""
    return widget.window() is group.window()


def as_laid_out(layout: QLayout) -> None:
    """Let screen readers, which follow the order of making, follow that of the layout."""
    for part in parts_of(layout):
        if isinstance(part, QLayout):
            as_laid_out(part)
        else:
            part.raise_()


def parts_of(layout: QLayout) -> list[QWidget | QLayout]:
    """Return the widgets and layouts that a layout in its place holds, in its order.

    Qt's own itemAt must not be asked: Python keeps the item for as long as the layout, while Qt
    deletes it with its widget, and takes whatever comes to lie in its place for the item.
    """
    holder = layout.parentWidget()
    if holder is None:
        return []
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    places: dict[int, QWidget | QLayout] = {}
    for widget in holder.findChildren(QWidget, options=direct):
        places[layout.indexOf(widget)] = widget
    for inner in layout.findChildren(QLayout, options=direct):
        places[layout.indexOf(inner)] = inner
    return [places[place] for place in sorted(places) if place >= 0]
