"""Three dots that open a row's menu, seen only where the person is."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.tool_button import ToolButton

SIDE = 22
GAP, RADIUS = 5, 1.5


class MoreButton(ToolButton):
    """Painted while the pointer or the focus is in its row; always there for the keyboard.

    With always it is painted wherever the pointer is.
    """

    def __init__(self, *, always: bool = False) -> None:
        super().__init__()
        self._always = always
        self.setAccessibleName(self.tr("More"))
        self.setToolTip(self.tr("More"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell_about(self, words: str) -> None:
        """Say whose menu it opens: a list has many of these buttons."""
        self.setAccessibleName(self.tr("More about {words}").format(words=words))

    def sizeHint(self) -> QSize:
        side = round(SIDE * self._scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self._always or self.isDown() or is_used(self.parentWidget())):
            return
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
        middle = QPointF(self.width() / 2, self.height() / 2)
        for step in (-1, 0, 1):
            radius = RADIUS * self._scale()
            painter.drawEllipse(middle + QPointF(step * GAP * self._scale(), 0), radius, radius)

    def _scale(self) -> float:
        """Return how much bigger than usual the person has the text."""
        return max(1.0, self.fontInfo().pixelSize() / BASE_PIXELS)


def is_used(row: QWidget | None) -> bool:
    """Return whether the pointer or the focus is in the row."""
    if row is None:
        return True
    focused = row.focusWidget()
    return row.underMouse() or bool(focused and focused.hasFocus())
