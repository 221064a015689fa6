"""What the hand at mouse, wheel or touchpad means to a chart."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent

NOTCH = 120.0  # eighths of a degree
NOTCH_FACTOR = 1.25
NOTCH_PIXELS = 60.0
PINCHED = 240.0  # touchpad pixels that make it twice as near
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """A press that is a click until it moves away; then it drags, or marks a span."""

    def __init__(self) -> None:
        self._start: QPointF | None = None
        self._last = QPointF()
        self.is_dragging = self.marks = False

    def press(self, at: QPointF, *, marks: bool) -> None:
        """Begin what may be a click."""
        self._start = self._last = at
        self.is_dragging, self.marks = False, marks

    def move(self, at: QPointF) -> float:
        """Return how many pixels later the chart is to be, since the last move."""
        if self._start is None:
            return 0.0
        far = QGuiApplication.styleHints().startDragDistance()
        if not self.is_dragging and abs(at.x() - self._start.x()) < far:
            return 0.0
        self.is_dragging = True
        moved = self._last.x() - at.x()
        self._last = at
        return moved

    def release(self) -> None:
        """Begin anew."""
        self._start, self.is_dragging = None, False

    def ends(self) -> tuple[float, float]:
        """Return where the drag began and where it is."""
        start = self._start or self._last
        return start.x(), self._last.x()


def factor_of(event: QWheelEvent, foot: float) -> float:
    """Return how many times as near the wheel wants it, 0 where it wants something else.

    It does so with Ctrl, or over the axis. Qt makes a pinch on some touchpads a wheel with Ctrl.
    """
    over_axis = event.position().y() > foot and not event.modifiers() & SHIFT
    if not (event.modifiers() & CONTROL or over_axis):
        return 0.0
    if pixels := event.pixelDelta().y():
        return float(2 ** (pixels / PINCHED))
    return float(NOTCH_FACTOR ** (event.angleDelta().y() / NOTCH))


def pixels_of(event: QWheelEvent) -> float:
    """Return how many pixels later a wheel with Shift, or one across, wants it."""
    pixels, angle = event.pixelDelta(), event.angleDelta()
    if event.modifiers() & SHIFT:
        along = pixels.y() or pixels.x() or (angle.y() or angle.x()) / NOTCH * NOTCH_PIXELS
        return float(-along)
    if abs(angle.x()) <= abs(angle.y()):
        return 0.0
    return float(-(pixels.x() or angle.x() / NOTCH * NOTCH_PIXELS))
