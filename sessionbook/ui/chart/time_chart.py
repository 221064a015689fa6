"""The chart that one goes through in time: wheel, touchpad, drag and keys; spans are marked."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sessionbook.ui.aloud import announce
from sessionbook.ui.chart.layout import Layout, lay_out
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.places import Place, beyond
from sessionbook.ui.chart.pointer import Pointer, factor_of, pixels_of
from sessionbook.ui.chart.spans import Span, paint_spans
from sessionbook.ui.chart.view import STEP, View, including, panned, zoomed
from sessionbook.ui.chart.widget import Chart
from sessionbook.ui.chart.words import mark_words, span_words
from sessionbook.ui.chart.zoom import Zoom
from sessionbook.ui.widgets.plain import tip

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
NEARER = (KEY.Key_Plus, KEY.Key_Equal)
QUARTER = 0.25
SMALLEST_PINCH = 0.2
NEAR = 4.0  # pixels from the line of an event
PANS = {
    (KEY.Key_Left, True): -QUARTER,
    (KEY.Key_Right, True): QUARTER,
    (KEY.Key_PageUp, False): -1.0,
    (KEY.Key_PageDown, False): 1.0,
    (KEY.Key_Home, True): -1e6,
    (KEY.Key_End, True): 1e6,
}


class TimeChart(Chart):
    """A chart with a past beyond its edges, as far as the model's bounds go.

    viewed says which days it came to show; the wheel alone scrolls the page, as everywhere.
    """

    viewed = Signal(int, int)
    reset_requested = Signal()
    event_activated = Signal(str)
    event_wanted = Signal(int)
    menu_wanted = Signal(QPoint, int)
    span_marked = Signal(int, int)
    spans_cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.spans: tuple[Span, ...] = ()
        self.marks_by_drag = False
        self._started: int | None = None
        super().__init__(look, parent)
        self.zoom = Zoom(self, self)
        self.zoom.settled.connect(self._settle)
        self._pointer = Pointer()

    def geometry_over(self, view: View) -> Layout:
        """Return where everything stands at the present size over other days."""
        return lay_out(QRectF(self.rect()), self._model.over(*view.whole_days()), self._look)

    def seen(self) -> QRectF:
        """Return what of the chart is not scrolled away."""
        return QRectF(self.visibleRegion().boundingRect() or self.rect())

    def set_model(self, model: ChartModel) -> None:
        if hasattr(self, "zoom") and model != self._model:
            self.zoom.stop()
        super().set_model(model)

    def set_spans(self, spans: tuple[Span, ...]) -> None:
        """Show what is marked to be compared."""
        self.spans, self._started = spans, None
        self.update()

    def show_days(self, view: View) -> None:
        """Show other days at once."""
        first, last = view.whole_days()
        if (first, last) != (self._model.first, self._model.last):
            self._settle(first, last)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self._event_words(event.pos())), self)
            return True
        if not isinstance(event, QNativeGestureEvent) or self._model.is_empty:
            return super().event(event)
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom.magnify(max(SMALLEST_PINCH, 1 + event.value()), event.position().x())
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.zoom.stop()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._model.is_empty or self._model.whole is None:
            event.ignore()
        elif factor := factor_of(event, self.geometry_of_points().foot):
            self.zoom.magnify(factor, event.position().x())
        elif pixels := pixels_of(event):
            self.zoom.pan(pixels)
        else:
            event.ignore()  # the page scrolls

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._model.is_empty:
            marks = self.marks_by_drag or bool(event.modifiers() & SHIFT)
            self._pointer.press(event.position(), marks=marks)
            if not marks and not self._under(event):
                self.zoom.prepare()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pixels = self._pointer.move(event.position())
        if not self._pointer.is_dragging:
            super().mouseMoveEvent(event)
        elif self._pointer.marks:
            self._hover(None)
            self.update()
        else:
            self._hover(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.zoom.pan(pixels)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, marks = self._pointer.is_dragging, self._pointer.marks
        span = self._dragged_span()
        self._pointer.release()
        self.zoom.let_go()
        self.unsetCursor()
        if was_dragging and marks and span:
            self.span_marked.emit(*span)
        elif was_dragging:
            self.zoom.settle()
        elif event.button() == Qt.MouseButton.LeftButton and not self._model.is_empty:
            self._click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._model.is_empty:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._place_of_current() if by_key else QPointF(event.pos())
        self.menu_wanted.emit(self.mapToGlobal(at.toPoint()), self.day_at(at.x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._model.is_empty or not self._press(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        spans = self.spans
        if dragged := self._dragged_span():
            spans = (dragged,)
        elif self._started is not None:
            spans = ((self._started, self._started),)
        if spans and not self.zoom.is_moving:
            painter = QPainter(self)
            paint_spans(painter, self.geometry_of_points(), spans)

    def day_at(self, x: float) -> int:
        """Return the day at a place, within those shown."""
        day = round(self.geometry_of_points().day(x))
        return min(max(day, self._model.first), self._model.last)

    def nearer(self, by: float = STEP) -> None:
        """Zoom around the current point, or around the middle."""
        view = self._view()
        middle = (view.first + view.last) / 2
        at = self._day_of_current() if self._sees(self.current) else middle
        self.show_days(zoomed(view, by, at, self._model.bounds))

    def mark(self) -> None:
        """Begin a span at the current point, or end the one that was begun."""
        day = self._day_of_current()
        if self._started is None:
            self._started = day
            said = QCoreApplication.translate("Chart", "Marked from here; M again marks the end.")
            announce(self, said)
            self.update()
        else:
            first, last = sorted((self._started, day))
            self._started = None
            self.span_marked.emit(first, last)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means, if it means anything here."""
        key, shifted = KEY(event.key()), bool(event.modifiers() & SHIFT)
        if (share := PANS.get((key, shifted))) is not None:
            view = self._view()
            self.show_days(panned(view, share * view.length, self._model.bounds))
        elif key in NEARER:
            self.nearer()
        elif key in (KEY.Key_Minus, KEY.Key_Underscore):
            self.nearer(1 / STEP)
        elif key == KEY.Key_0:
            self.reset_requested.emit()
        elif key == KEY.Key_M:
            self.mark()
        elif key == KEY.Key_E:
            self.event_wanted.emit(self._day_of_current())
        elif key == KEY.Key_Escape and (self.spans or self._started is not None):
            self._started = None
            self.spans_cleared.emit()
            self.update()
        else:
            return self._goes_beyond(key)
        return True

    def _goes_beyond(self, key: Qt.Key) -> bool:
        """Show the next point where an arrow leads out of the shown days."""
        place = beyond(self._model, self.current, key)
        if place is None or not self._sees(self.current):
            return False
        day = place.point(self._model).day
        self.show_days(including(self._view(), day, self._model.bounds))
        self._set_current(place)
        return True

    def _event_at(self, at: QPointF) -> str:
        """Return the event whose sign, words or line is there, by its key."""
        if self._model.is_empty:
            return ""
        layout = self.geometry_of_points()
        line, near = layout.look.line_height(), layout.look.px(NEAR)
        events = [each for each in layout.flags if each.key]
        for each in events:
            if each.is_at(at, layout.plot, line):
                return each.key
        above = at.y() < layout.foot
        return next((each.key for each in events if above and abs(each.x - at.x()) <= near), "")

    def _event_words(self, at: QPoint) -> str:
        key = self._event_at(QPointF(at))
        return next((mark_words(mark) for mark in self._model.marks if mark.key == key), "")

    def _click(self, event: QMouseEvent) -> None:
        layout, at = self.geometry_of_points(), event.position()
        if self._under(event):
            super().mouseReleaseEvent(event)
        elif key := self._event_at(at):
            self.event_activated.emit(key)
        elif at.y() > layout.foot and layout.plot.left() <= at.x() <= layout.plot.right():
            self.event_wanted.emit(self.day_at(at.x()))

    def _settle(self, first: int, last: int) -> None:
        self._model = self._model.over(first, last)
        self._describe()
        self._forget()
        if self.zoom.is_moving:
            self.geometry_of_points()
            self.zoom.refine(self.draw_ahead())
        self.update()
        self.viewed.emit(first, last)
        announce(self, span_words(first, last))

    def _paint_still(self, painter: QPainter) -> None:
        if self.zoom.is_moving:
            self.zoom.paint(painter)
        else:
            super()._paint_still(painter)

    def _redraw(self) -> None:
        if hasattr(self, "zoom"):
            self.zoom.stop()
        super()._redraw()

    def _view(self) -> View:
        return View(self._model.first, self._model.last)

    def _dragged_span(self) -> Span | None:
        """Return the days that are being marked by dragging."""
        if not (self._pointer.is_dragging and self._pointer.marks):
            return None
        first, last = sorted(map(self.day_at, self._pointer.ends()))
        return first, last

    def _place_of_current(self) -> QPointF:
        layout = self.geometry_of_points()
        if self.current is None or not self._sees(self.current):
            return layout.plot.center()
        panel = layout.panels[self.current.panel]
        return layout.at(panel, self.current.point(self._model))

    def _day_of_current(self) -> int:
        place: Place | None = self.current
        return place.point(self._model).day if place else self._model.last
