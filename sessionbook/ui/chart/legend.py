"""The legend's buttons: a marker and a name, pressed to show or hide a series."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QWidget

from sessionbook.ui.chart.look import BEFORE, BESIDE, Look
from sessionbook.ui.chart.markers import marker, paint_marker
from sessionbook.ui.chart.model import RowKind

INSET = 4.0
MARKER_ROOM = 20.0


class LegendButton(QCheckBox):
    """A check box that looks like its series; hollow and quiet when off."""

    def __init__(self, name: str, style: int, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._style, self._look = style, look
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, look: Look) -> None:
        """Take other colours, another font or another size."""
        self._look, self._picture = look, None
        self.updateGeometry()
        self.update()

    def width_with(self, words: str) -> int:
        """Return how wide it likes to be with these words."""
        room = self._look.px(MARKER_ROOM) + 2 * self._look.px(INSET)
        return round(QFontMetricsF(self.font()).horizontalAdvance(words) + room) + 1

    def set_words(self, words: str) -> None:
        """Say it longer or shorter."""
        if words != self.text():
            self.setText(words)
            self._picture = None
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(self.font()).height() + 2 * self._look.px(INSET)
        return QSize(self.width_with(self.text()), round(max(height, 24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        wanted = (self.size(), self.devicePixelRatioF(), self.isChecked(), self.hasFocus())
        if self._picture is None or wanted != self._drawn:
            self._drawn = wanted
            self._picture = self._draw()
        QPainter(self).drawPixmap(0, 0, self._picture)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._picture = None

    def _draw(self) -> QPixmap:
        """Draw all of it once: a dozen of these are painted whenever the page is shown."""
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()
        return picture

    def _paint(self, painter: QPainter) -> None:
        theme, on, inset = self._look.theme, self.isChecked(), self._look.px(INSET)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        half = inset + self._look.px(MARKER_ROOM) / 2 - self._look.px(2)
        centre = QPointF(self.width() - half if mirrored else half, self.height() / 2)
        self._paint_sign(painter, centre)
        painter.setPen(QColor(theme.text if on else theme.muted))
        room = self._look.px(MARKER_ROOM) + inset
        words = QRectF(self.rect()).adjusted(*((0, 0, -room, 0) if mirrored else (room, 0, 0, 0)))
        painter.drawText(words, BEFORE if mirrored else BESIDE, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        look = self._look
        paint_marker(painter, centre, self._style, look.theme, self.isChecked(), look.scale)


class BesideButton(LegendButton):
    """Switches what stands beside the series: its sign is what it is drawn with."""

    def __init__(self, name: str, sign: RowKind | None, look: Look) -> None:
        super().__init__(name, 0, look)
        self._sign = sign
        self.setProperty("kind", "sign")

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        theme, unit = self._look.theme, self._look.px(1)
        colour = QColor(theme.text if self.isChecked() else theme.muted)
        painter.setPen(QPen(colour, 1.5 * unit))
        painter.setBrush(colour if self.isChecked() else QColor(theme.card))
        if self._sign is RowKind.BARS:
            for place, height in enumerate((5, 9, 7)):
                left = centre.x() + (4 * place - 5.5) * unit
                top = centre.y() + (4.5 - height) * unit
                painter.drawRect(QRectF(left, top, 2 * unit, height * unit))
        elif self._sign is RowKind.DIAMONDS:
            painter.drawPath(marker(3, 3.4 * unit).translated(centre))
        else:
            painter.setBrush(QColor(theme.card))
            painter.drawEllipse(centre, 3 * unit, 3 * unit)
            if self._sign is None and self.isChecked():  # an event, with its line
                painter.drawLine(centre + QPointF(0, 3 * unit), centre + QPointF(0, 8 * unit))
