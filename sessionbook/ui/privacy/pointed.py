"""What somebody means who points at a widget or works on it, and which part of it is seen."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from sessionbook.ui.search.box import SearchBox

ONE_THING = (QAbstractButton, QLabel, QLineEdit, QAbstractSpinBox, QComboBox)
ROWS = ("row", "chip", "notice")


def meant(widget: QWidget | None) -> QWidget | None:
    """Return the innermost row around a widget, or else the field it is; none on mere ground."""
    field: QWidget | None = None
    while widget and not widget.isWindow():
        if widget.property("kind") in ROWS:
            return widget
        if isinstance(widget, ONE_THING) or (field is None and _is_field(widget)):
            field = widget
        widget = widget.parentWidget()
    return field


def part_meant(widget: QWidget, at: QPoint | None) -> QRect:
    """Return what of it: of a list the row that is pointed at or chosen, else all of it."""
    if not isinstance(widget, QAbstractItemView):
        return widget.rect()
    viewport = widget.viewport()
    index = widget.indexAt(viewport.mapFromGlobal(at)) if at else widget.currentIndex()
    row = widget.visualRect(index)
    return QRect(0, row.y() + viewport.y(), widget.width() if row.isValid() else 0, row.height())


def worked_on(focus: QWidget) -> list[tuple[QWidget, QRect]]:
    """Return what the focus is in, and what stands chosen where the focus is not."""
    found = meant(focus)
    parts = [(found, part_meant(found, None))] if found else []
    if isinstance(focus, SearchBox) and (results := focus.list_shown()):
        parts.append((results, part_meant(results, None)))
    return parts


class Seen:
    """What is seen of widgets in a window: not scrolled away, nor under what lies over them."""

    def __init__(self, window: QWidget, veil: QWidget) -> None:
        self._window, self._veil = window, veil
        self._known: dict[QWidget, QRegion] = {}

    def part(self, widget: QWidget, part: QRect) -> QRegion:
        """Return where a part of a widget is seen, in the window's coordinates."""
        place = widget.mapTo(self._window, part.topLeft())
        return self.whole(widget).intersected(QRect(place, part.size()))

    def whole(self, widget: QWidget) -> QRegion:
        """Return where a widget is seen."""
        if widget not in self._known:
            self._known[widget] = self._find(widget)
        return self._known[widget]

    def _find(self, widget: QWidget) -> QRegion:
        above = widget.parentWidget()
        if widget is self._window or above is None:
            return QRegion(widget.rect())
        seen = self.whole(above).intersected(self._place(widget))
        siblings = above.children()
        for other in siblings[siblings.index(widget) + 1 :]:
            if isinstance(other, QWidget) and self._is_over(other, widget):
                seen = seen.subtracted(self._place(other))
        return seen

    def _place(self, widget: QWidget) -> QRegion:
        return QRegion(QRect(widget.mapTo(self._window, QPoint()), widget.size()))

    def _is_over(self, other: QWidget, widget: QWidget) -> bool:
        is_there = other.isVisible() and not other.isWindow() and other is not self._veil
        return is_there and other.geometry().intersects(widget.geometry())


def _is_field(widget: QWidget) -> bool:
    """Return whether it is one thing, as a text, a list or a chart, and no ground for many."""
    if isinstance(widget, QAbstractScrollArea):
        return not isinstance(widget, QScrollArea)
    if isinstance(widget.parentWidget(), QAbstractScrollArea):
        return False
    return not any(isinstance(inside, QWidget) for inside in widget.children())
