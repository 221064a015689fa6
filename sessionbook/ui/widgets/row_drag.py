"""A row of a list is dragged to another place; a line shows where it would land."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sessionbook.ui.widgets.plain import set_property

LINE = 2
NEAR_THE_EDGE = 40  # pixels from where the page begins to scroll


class RowDrag(QObject):
    """Follows a press on a row; a pull up or down drags it, one across is left alone.

    Rows are followed, or hand their mouse events on: press, then move and release until those
    say no more. Escape and the window going to the back give the drag up. Nothing of the row is
    drawn anew, so what is masked in it stays so.
    """

    dropped = Signal(QWidget, int)

    def __init__(self, over: QWidget, rows: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(over)
        self._over, self._rows = over, rows
        self._start: QPointF | None = None
        self._row: QWidget | None = None
        self._line: LandingLine | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a row is on its way."""
        return self._line is not None

    def follow(self, row: QWidget) -> None:
        """Let a row be dragged by whatever of it takes no press itself."""
        row.installEventFilter(Handle(self, row))

    def press(self, pressed: QWidget, event: QMouseEvent) -> None:
        """Be ready to drag the row that a widget is or stands in."""
        self.cancel()
        within = (row for row in self._rows() if row is pressed or row.isAncestorOf(pressed))
        self._row = next(within, None)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._start = event.globalPosition() if self._row and is_left else None

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer; return whether a row is being dragged."""
        if self._start and not self.is_dragging:
            self._begin_if_pulled(event.globalPosition() - self._start)
        if self.is_dragging:
            self._show_landing(event)
        return self.is_dragging

    def release(self, event: QMouseEvent) -> bool:
        """Let the row land; return whether one was being dragged."""
        was_dragging, row = self.is_dragging, self._row
        place = self._place(event) if was_dragging else 0
        self.cancel()
        rows = list(self._rows())
        if was_dragging and row in rows and (delta := place - rows.index(row)):
            self.dropped.emit(row, delta)
        return was_dragging

    def cancel(self) -> None:
        """Leave everything where it was."""
        if self._line:
            self._line.hide()
            self._line.deleteLater()
            self._line = None
            QApplication.restoreOverrideCursor()
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            if self._row and self._row in self._rows():
                set_property(self._row, "dragged", False)
        self._start = self._row = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of what gives a drag up, wherever the focus is."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.cancel()
            return True
        gone = event.type() in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide)
        if gone and watched in (self._over.window(), self._over):
            self.cancel()
        return False

    def _begin_if_pulled(self, way: QPointF) -> None:
        if max(abs(way.x()), abs(way.y())) < QApplication.startDragDistance():
            return
        if abs(way.x()) >= abs(way.y()) or len(self._rows()) < 2:  # noqa: PLR2004 - no other place
            self._start = None
            return
        self._line = LandingLine(self._over)
        if self._row:
            set_property(self._row, "dragged", True)
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _show_landing(self, event: QMouseEvent) -> None:
        place = self._place(event)
        others = [row for row in self._rows() if row is not self._row]
        before = others[place] if place < len(others) else None
        top = before.y() if before else others[-1].geometry().bottom() + 1
        if self._line:
            top = max(0, min(top - LINE // 2, self._over.height() - LINE))
            self._line.setGeometry(QRect(others[0].x(), top, others[0].width(), LINE))
            self._line.raise_()
            self._line.show()
        self._scroll_to(event)

    def _place(self, event: QMouseEvent) -> int:
        """Return how many of the other rows stand above the pointer."""
        height = self._over.mapFromGlobal(event.globalPosition()).y()
        others = (row for row in self._rows() if row is not self._row)
        return sum(row.geometry().center().y() < height for row in others)

    def _scroll_to(self, event: QMouseEvent) -> None:
        above = self._over.parentWidget()
        while above and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and (inside := above.widget()):
            at = inside.mapFromGlobal(event.globalPosition()).toPoint()
            above.ensureVisible(at.x(), at.y(), 0, NEAR_THE_EDGE)


class Handle(QObject):
    """Hands a row's mouse events on, and leaves them to the row too."""

    def __init__(self, drag: RowDrag, row: QWidget) -> None:
        super().__init__(row)
        self._drag = drag

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            kind = event.type()
            if kind == QEvent.Type.MouseButtonPress:
                self._drag.press(watched, event)
            elif kind == QEvent.Type.MouseMove:
                self._drag.move(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                self._drag.release(event)
        return False


class LandingLine(QWidget):
    """A line in the accent between two rows."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Highlight))
