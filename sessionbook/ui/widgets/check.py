"""The look's check box: a rounded square, filled with the accent when ticked."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy

SIDE = 18
USUAL_PIXELS = 14
UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class BareCheck(QCheckBox):
    """A check box painted by its subclass: all of it is hit, Up and Down are its owner's."""

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in UP_AND_DOWN:
            event.ignore()
        else:
            super().keyPressEvent(event)


class RoundCheck(BareCheck):
    """A check box without words of its own; name is what screen readers say.

    Up and Down are left to the parent, as in a list.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(SIDE * self._scale()), round((SIDE + 4) * self._scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(), self._scale())
        role = QPalette.ColorRole
        accent = self.palette().color(role.Highlight)
        box = QRectF(0.75, 2.75, SIDE - 1.5, SIDE - 1.5)
        if self.hasFocus():  # the ring takes the box's place, the box goes into it
            painter.setPen(QPen(accent, 1.5))
            painter.drawRoundedRect(box, 4.5, 4.5)
            box.adjust(3, 3, -3, -3)
        edge = accent if self.isChecked() else self.palette().color(role.Dark)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(accent if self.isChecked() else Qt.BrushStyle.NoBrush)
        corner = 2 if self.hasFocus() else 4.5
        painter.drawRoundedRect(box, corner, corner)
        if self.isChecked():
            painter.setPen(QPen(self.palette().color(role.HighlightedText), 2))
            corners = (-0.27, 0.02), (-0.07, 0.21), (0.27, -0.19)
            tick = [box.center() + QPointF(x, y) * box.width() for x, y in corners]
            painter.drawPolyline(QPolygonF(tick))

    def _scale(self) -> float:
        """Return how much bigger than usual the person has the text."""
        return max(1.0, self.fontInfo().pixelSize() / USUAL_PIXELS)


class CheckWords(QLabel):
    """The words beside a check box; a click on them is one on the box."""

    def __init__(self, check: QCheckBox, words: str) -> None:
        super().__init__(words)
        self._check = check
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(check)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self._check.setFocus(Qt.FocusReason.MouseFocusReason)
        self._check.click()
