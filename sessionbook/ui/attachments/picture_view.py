"""A picture that can be made larger and moved about."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.widgets.plain import LARGE

A_STEP = 1.25
LARGEST = 8.0
KEY_STEP = 64  # how far an arrow key moves the picture
WHEEL_NOTCH = 120


class PictureView(QWidget):
    """Shows all of the picture until it is made larger; then arrows, wheel and mouse move it.

    Keys: plus, minus, 0 for all of it, arrows; Page Up and Page Down ask for another one.
    """

    page_pressed = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(LARGE)
        self._image = QImage()
        self._scale: float | None = None  # none: all of it
        self._corner = QPointF()
        self._grip: QPointF | None = None
        self._smooth: tuple[QSize, QImage] = (QSize(), QImage())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    def show_image(self, image: QImage) -> None:
        """Show a picture as a whole; an empty one gives the memory back."""
        self._image, self._smooth = image, (QSize(), QImage())
        self.fit()

    @property
    def scale(self) -> float:
        """How many points of the screen one of the picture takes."""
        return self._fitting() if self._scale is None else self._scale

    @property
    def is_whole(self) -> bool:
        """Whether all of the picture is seen."""
        return self._scale is None

    def fit(self) -> None:
        """Show all of it."""
        self._scale = None
        self._settle()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Make it larger or smaller; what is at this place, or in the middle, stays there."""
        if self._image.isNull():
            return
        at = at or QRectF(self.rect()).center()
        before, least = self.scale, self._fitting()
        wanted = min(LARGEST, before * factor)
        under = (at - self._corner) / before
        self._scale = wanted if wanted > least * 1.001 else None
        self._corner = at - under * self.scale
        self._settle()

    def move_by(self, step: QPointF) -> None:
        """Move the picture, no further than to its edges."""
        self._corner = self._corner + step  # never the same point moved: others may hold it
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {
            key.Key_Left: QPointF(KEY_STEP, 0),
            key.Key_Right: QPointF(-KEY_STEP, 0),
            key.Key_Up: QPointF(0, KEY_STEP),
            key.Key_Down: QPointF(0, -KEY_STEP),
        }
        pressed = Qt.Key(event.key())
        if pressed in (key.Key_Plus, key.Key_Equal):
            self.zoom(A_STEP)
        elif pressed == key.Key_Minus:
            self.zoom(1 / A_STEP)
        elif pressed == key.Key_0:
            self.fit()
        elif pressed in (key.Key_PageUp, key.Key_PageDown):
            self.page_pressed.emit(1 if pressed == key.Key_PageDown else -1)
        elif pressed in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(steps[pressed])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, fine = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(A_STEP ** (turned.y() / WHEEL_NOTCH), event.position())
        else:
            step = fine if not fine.isNull() else turned * (KEY_STEP / WHEEL_NOTCH)
            self.move_by(QPointF(step))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_whole:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            step, self._grip = event.position() - self._grip, event.position()
            self.move_by(step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._grip = None
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.is_whole:
            self.zoom(max(2.0, 1 / (self.scale * self.devicePixelRatioF())), event.position())
        else:
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self._place()
        if not self._image.isNull():
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._fine_image())
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _place(self) -> QRectF:
        return QRectF(self._corner, QSizeF(self._image.size()) * self.scale)

    def _fine_image(self) -> QImage:
        """Return the picture, made smaller once for each size: painting would drop points."""
        size = (QSizeF(self._image.size()) * self.scale * self.devicePixelRatioF()).toSize()
        if size.width() >= self._image.width():
            return self._image
        if self._smooth[0] != size:
            ratio, how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
            scaled = self._image.scaled(size, ratio, how.SmoothTransformation)
            self._smooth = size, scaled
        return self._smooth[1]

    def _fitting(self) -> float:
        if self._image.isNull():
            return 1.0
        wide, high = self.width() / self._image.width(), self.height() / self._image.height()
        return min(wide, high, 1.0)

    def _settle(self) -> None:
        """Keep the picture in the middle where there is room, and its edges outside where not."""
        if self._scale is not None and self._scale <= self._fitting():
            self._scale = None
        size = QSizeF(self._image.size()) * self.scale
        left = _held(self._corner.x(), self.width(), size.width())
        top = _held(self._corner.y(), self.height(), size.height())
        self._corner = QPointF(left, top)
        self._show_cursor()
        self.update()
        self.changed.emit()

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape
        self.setCursor(shape.ArrowCursor if self.is_whole else shape.OpenHandCursor)


def _held(at: float, room: float, length: float) -> float:
    return (room - length) / 2 if length <= room else max(room - length, min(0.0, at))
