"""A small picture that is pressed like a button."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sessionbook.ui.theme import BASE_PIXELS

WIDTH, HEIGHT, CORNER = 116, 90, 8  # at the usual text size
SIGN_ROOM = 6


class Thumbnail(QAbstractButton):
    """Its upper part fills the box: there a worksheet says what it is.

    sign is written in its corner (PDF), for a first page looks like a photo of one.
    Keys that are no press, but mean something, are told by the signals.
    """

    delete_pressed = Signal()
    rename_pressed = Signal()
    shift_pressed = Signal(int)
    step_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sign = ""
        self._image = QImage()
        self._fitted = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_image(self, image: QImage) -> None:
        """Show a small picture."""
        self._image, self._fitted = image, QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        scale = self.fontInfo().pixelSize() / BASE_PIXELS
        return QSize(round(WIDTH * scale), round(HEIGHT * scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = self._step(event.key())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_pressed.emit()
        elif step:
            (self.shift_pressed if moves else self.step_pressed).emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = QPainterPath()
        edge.addRoundedRect(box, CORNER, CORNER)
        painter.setClipPath(edge)
        painter.fillPath(edge, palette.color(role.Midlight))
        if not self._image.isNull():
            painter.drawPixmap(0, 0, self._fit())
        if self.sign:
            self._paint_sign(painter)
        painter.setClipping(False)
        used = self.underMouse() or self.hasFocus()
        colour = role.Highlight if self.hasFocus() else role.Dark if used else role.Mid
        painter.setPen(QPen(palette.color(colour), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _paint_sign(self, painter: QPainter) -> None:
        role, palette, metrics = QPalette.ColorRole, self.palette(), self.fontMetrics()
        wide = metrics.horizontalAdvance(self.sign) + 2 * SIGN_ROOM
        high = metrics.lineSpacing()
        corner = QPointF(self.width() - wide - SIGN_ROOM, self.height() - high - SIGN_ROOM)
        place = QRectF(corner, QSizeF(wide, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Light))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(palette.color(role.Highlight))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.sign)

    def _fit(self) -> QPixmap:
        """Return the picture at the size of the box, made once for each size."""
        fine = self.devicePixelRatioF()
        size = (QSizeF(self.size()) * fine).toSize()
        if self._fitted.size() != size:
            filled = Qt.AspectRatioMode.KeepAspectRatioByExpanding
            scaled = self._image.scaled(size, filled, Qt.TransformationMode.SmoothTransformation)
            upper = QRect(QPoint((scaled.width() - size.width()) // 2, 0), size)
            self._fitted = QPixmap.fromImage(scaled.copy(upper))
            self._fitted.setDevicePixelRatio(fine)
        return self._fitted

    def _step(self, key: int) -> int:
        """Return how many places a key goes on: what lies to the right of a picture is next."""
        onward = -1 if self.isRightToLeft() else 1
        return {
            Qt.Key.Key_Left: -onward,
            Qt.Key.Key_Right: onward,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(key), 0)
