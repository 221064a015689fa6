"""A row that goes to a new line where there is no more room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget


class Flow(QWidget):
    """Widgets in reading direction, each as wide as it likes to be.

    With last_at_end the last one stands at the far end of its line; lines are a gap apart too,
    if nothing else is said. A widget that places its children, not a layout: Qt deletes a
    layout's items behind Python's back.
    """

    def __init__(
        self,
        *widgets: QWidget,
        gap: int = 12,
        line_gap: int | None = None,
        last_at_end: bool = False,
    ) -> None:
        super().__init__()
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self._last_at_end = last_at_end
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Place these instead, in this order; the others are the caller's to delete."""
        self._widgets = tuple(widgets)
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
                widget.show()
            widget.raise_()  # screen readers follow the order of making, or of this
        self._fit()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        sizes = [widget.sizeHint() for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, self.height())

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        widest = max((widget.sizeHint().width() for widget in self._shown()), default=0)
        return QSize(widest, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._fit()

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _fit(self) -> None:
        """Place the widgets and take the height of their lines."""
        places = self._places()
        for widget, place in places:
            moved = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
            if moved != widget.geometry():
                widget.setGeometry(moved)
        height = max((place.bottom() + 1 for _, place in places), default=0)
        if height != self.height():
            self.setFixedHeight(height)
        self.updateGeometry()

    def _places(self) -> list[tuple[QWidget, QRect]]:
        """Return where each stands, as if the reading went from left to right."""
        places: list[tuple[QWidget, QRect]] = []
        top = 0
        for line in self._lines():
            height = max(widget.sizeHint().height() for widget in line)
            left = 0
            for widget in line:
                size = widget.sizeHint()
                corner = QPoint(left, top + (height - size.height()) // 2)
                places.append((widget, QRect(corner, size)))
                left += size.width() + self._gap
            top += height + self._line_gap
        if places and self._last_at_end:
            places[-1][1].moveRight(self.width() - 1)
        return places

    def _lines(self) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        left = 0
        for widget in self._shown():
            width = widget.sizeHint().width()
            if not lines or left + width > self.width():
                lines.append([])
                left = 0
            lines[-1].append(widget)
            left += width + self._gap
        return lines
