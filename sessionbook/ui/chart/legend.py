"""The legend's buttons: a marker and a name, pressed to show or hide a series."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from sessionbook.ui.chart.look import BEFORE, BESIDE, Look
from sessionbook.ui.chart.markers import paint_marker

INSET = 4.0
MARKER_ROOM = 20.0


class LegendButton(QCheckBox):
    """A check box that looks like its series; hollow and quiet when off."""

    def __init__(self, name: str, style: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._style, self._look = style, look
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: Look) -> None:
        """Take other colours, another font or another size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        inset = self._look.px(INSET)
        width = metrics.horizontalAdvance(self.text()) + self._look.px(MARKER_ROOM) + 2 * inset
        return QSize(round(width) + 1, round(max(metrics.height() + 2 * inset, 24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, on, inset = self._look.theme, self.isChecked(), self._look.px(INSET)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        half = inset + self._look.px(MARKER_ROOM) / 2 - self._look.px(2)
        centre = QPointF(self.width() - half if mirrored else half, self.height() / 2)
        paint_marker(painter, centre, self._style, theme, on, self._look.scale)
        painter.setPen(QColor(theme.text if on else theme.muted))
        room = self._look.px(MARKER_ROOM) + inset
        words = QRectF(self.rect()).adjusted(*((0, 0, -room, 0) if mirrored else (room, 0, 0, 0)))
        painter.drawText(words, BEFORE if mirrored else BESIDE, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
