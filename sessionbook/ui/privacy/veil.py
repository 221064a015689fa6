"""Lies over a window and blurs what is written there, but for what is pointed at or worked on."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sessionbook.ui.privacy.fields import TYPED_IN
from sessionbook.ui.privacy.pointed import Seen, meant, part_meant, worked_on
from sessionbook.ui.search.box import SearchBox
from sessionbook.ui.widgets.plain import LARGE, LEGIBLE

GRAIN = 1.0  # of the size of the letters: a letter is then a single point, a heading's two high
LINES, ASKED = 3, 6  # times the size of the letters; places along a line
LARGE_GRAIN = 5  # times that, where letters may be drawn as large as the window lets them


class Veil(QWidget):
    """Painted after everything under it, from the picture of it: nothing is painted twice.

    What is under the focus costs a look at where it is, whatever is typed. Screen readers hear
    all: it is for the eyes only. A picture that cannot be read back is hidden altogether.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._pointed: QWidget | None = None
        self._at = QPoint()
        self._clear = QRegion()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        over.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
        application.focusChanged.connect(self._look_again)
        self.lie_over()
        self.show()

    def lie_over(self) -> None:
        """Lie over everything that is there now, and follow the pointer over it."""
        self.setGeometry(self._over.rect())
        self.raise_()
        if handle := self._over.windowHandle():
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and the pointer over it."""
        kind = event.type()
        if watched is self._over:
            if kind in (QEvent.Type.Resize, QEvent.Type.Show):
                self.lie_over()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(event.globalPosition().toPoint())
        elif kind == QEvent.Type.Wheel:
            QTimer.singleShot(0, self, lambda: self._point_at(self._at))  # it scrolls first
        elif kind == QEvent.Type.Leave:
            self._pointed = None
            self._look_again()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_typed_in(event.rect()):
            return
        self._clear = self._wanted()
        hidden = event.region().subtracted(self._clear)
        if hidden.isEmpty():
            return
        seen = Seen(self._over, self)
        hidden, large = hidden.subtracted(self._legible(seen)), self._named(LARGE, seen)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        grain = max(2, round(self.fontInfo().pixelSize() * GRAIN))
        self._blur(painter, hidden.subtracted(large), grain)
        self._blur(painter, hidden.intersected(large), grain * LARGE_GRAIN)

    def _is_typed_in(self, part: QRect) -> bool:
        """Return whether it is a line of the field with the focus, and nothing lies over that."""
        focus = QApplication.focusWidget()
        if not isinstance(focus, TYPED_IN) or focus.window() is not self._over:
            return False
        if part.height() > LINES * self.fontInfo().pixelSize():
            return False
        step = max(1, (part.width() - 1) // ASKED)
        across = range(part.left(), part.right() + 1, step)
        places = (QPoint(x, y) for y in (part.top(), part.bottom()) for x in across)
        found = (self._over.childAt(place) for place in places)
        return all(there is focus or (there and focus.isAncestorOf(there)) for there in found)

    def _blur(self, painter: QPainter, hidden: QRegion, grain: int) -> None:
        """Draw the picture under the veil anew, from a smaller one without its letters."""
        if hidden.isEmpty():
            return
        painter.setClipRegion(hidden)
        place = _on_grid(hidden.boundingRect(), grain).intersected(self.rect())
        picture = self._over.backingStore().paintDevice()
        if not isinstance(picture, QImage):
            painter.fillRect(place, self.palette().window())
            return
        fine = picture.devicePixelRatio()
        cut = picture.copy(_times(place, fine))
        cut.setDevicePixelRatio(1)
        size = QSize(-(-place.width() // grain), -(-place.height() // grain))
        small = cut.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(QRectF(place), small, QRectF(small.rect()))

    def _point_at(self, at: QPoint) -> None:
        self._at = at
        self._pointed = meant(self._over.childAt(self._over.mapFromGlobal(at)))
        self._look_again()

    def _look_again(self) -> None:
        """Paint what is wanted now and was not, or the other way round."""
        wanted = self._wanted()
        if wanted != self._clear:
            self.update(wanted.xored(self._clear))
            self._clear = wanted

    def _wanted(self) -> QRegion:
        """Return where what is pointed at or worked on is seen."""
        seen, wanted = Seen(self._over, self), QRegion()
        focus = QApplication.focusWidget()
        parts = worked_on(focus) if focus and focus.window() is self._over else []
        if self._pointed and isValid(self._pointed) and self._pointed.isVisible():
            parts.append((self._pointed, part_meant(self._pointed, self._at)))
        for widget, part in parts:
            wanted = wanted.united(seen.part(widget, part))
        return wanted

    def _legible(self, seen: Seen) -> QRegion:
        """Return where words of the program's own are; what is typed into the bar is none."""
        legible = self._named(LEGIBLE, seen)
        for box in self._over.findChildren(SearchBox):
            if box.text():
                legible = legible.subtracted(seen.whole(box))
        return legible

    def _named(self, name: str, seen: Seen) -> QRegion:
        region = QRegion()
        for widget in self._over.findChildren(QWidget, name):
            if widget.isVisible():
                region = region.united(seen.whole(widget))
        return region


def veil_of(window: QWidget) -> Veil | None:
    """Return the veil that lies over a window."""
    return window.findChild(Veil, "", Qt.FindChildOption.FindDirectChildrenOnly)


def veil_as(parent: QWidget | None, dialog: QWidget) -> None:
    """Let a veil lie over a dialog if one lies over the window that it belongs to."""
    if parent and veil_of(parent.window()) and not veil_of(dialog):
        Veil(dialog)


def _on_grid(part: QRect, grain: int) -> QRect:
    """Return a part with a grain around it, its corners where those of grains always are."""
    left, top = part.left() // grain - 1, part.top() // grain - 1
    right, bottom = part.right() // grain + 2, part.bottom() // grain + 2
    return QRect(left * grain, top * grain, (right - left) * grain, (bottom - top) * grain)


def _times(part: QRect, fine: float) -> QRect:
    corner = QPointF(part.topLeft()) * fine
    return QRectF(corner, QSizeF(part.size()) * fine).toAlignedRect()
