"""The chart on screen: a still picture, with pointing, keys and spoken words over it."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.ui.chart.bubble import paint_bubble, paint_ring
from sessionbook.ui.chart.layout import Layout, lay_out, natural_height
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.places import Place, again, moved, newest, under
from sessionbook.ui.chart.render import paint_empty, paint_layout, parts
from sessionbook.ui.chart.words import point_words, summary

NOTHING = ChartModel((), (), (), 1, 1)
EMPTY_HEIGHT = 160
SMALLEST_SHARE = 0.7
OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chart(QWidget):
    """Shows a model; every point can be reached, heard and opened without a mouse.

    The still part is drawn once for each model, look and size; pointing and moving
    only lay a ring and a bubble over it.
    """

    point_activated = Signal(str, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = NOTHING
        self._layout: Layout | None = None
        self._picture: QPixmap | None = None
        self.current: Place | None = None
        self.hovered: Place | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing below it shows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_model(NOTHING)

    def set_model(self, model: ChartModel) -> None:
        """Show a model; the point that was current stays so where it is there again."""
        if model == self._model and self._model is not NOTHING:
            return
        before, self._model = self._model, model
        if self.current and not model.says_as(before):
            self.current = again(self.current, before, model)
        self.hovered = None
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if newest(model) is None else Qt.FocusPolicy.StrongFocus
        )
        self._describe()
        self._redraw()

    def _describe(self) -> None:
        if self.current is None:
            self.setAccessibleName(QCoreApplication.translate("Chart", "Chart over months"))
        else:
            self._name_after(self.current)
        self.setAccessibleDescription(summary(self._model))

    def set_look(self, look: Look) -> None:
        """Take other colours, another font or another size."""
        self._look = look
        self._redraw()

    def geometry_of_points(self) -> Layout:
        """Return where everything stands at the present size."""
        if self._layout is None:
            self._layout = lay_out(QRectF(self.rect()), self._model, self._look)
        return self._layout

    def draw_ahead(self) -> Iterator[None]:
        """Draw the still part before it is shown, a step at a time, unless it changes meanwhile."""
        if self._picture or self._model.is_empty:
            return
        layout, picture = self.geometry_of_points(), self._blank(self.devicePixelRatioF())
        for paint in parts(layout):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
            yield
            if layout is not self._layout:
                return
        self._picture = picture

    def sizeHint(self) -> QSize:
        if self._model.is_empty:
            return QSize(480, round(self._look.px(EMPTY_HEIGHT)))
        return QSize(720, round(natural_height(self._model, self._look)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, round(self.sizeHint().height() * SMALLEST_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self._paint_still(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.current if self.hasFocus() and self._sees(self.current) else None
        if focused:
            paint_ring(painter, self.geometry_of_points(), focused)
        if shown := self.hovered or focused:
            paint_bubble(painter, self.geometry_of_points(), shown, QRectF(self.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LanguageChange}:
            self._redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(None if self._model.is_empty else self._under(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = None if self._model.is_empty else self._under(event)
        if place and event.button() == Qt.MouseButton.LeftButton:
            self._set_current(place)
            self._activate(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.current or newest(self._model)
        if place is None:
            super().keyPressEvent(event)
        elif event.key() in OPENING_KEYS:
            self._activate(place)
        elif target := moved(self._model, place, event.key()):
            self._hover(None)
            self._set_current(target)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        start = self.current or newest(self._model)
        if start and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._set_current(start)

    def _paint_still(self, painter: QPainter) -> None:
        painter.drawPixmap(0, 0, self._still_picture())

    def _sees(self, place: Place | None) -> bool:
        """Return whether a point lies in the shown days."""
        if place is None:
            return False
        return self._model.first <= place.point(self._model).day <= self._model.last

    def _under(self, event: QMouseEvent) -> Place | None:
        return under(self.geometry_of_points(), event.position())

    def _hover(self, place: Place | None) -> None:
        if place != self.hovered:
            self.hovered = place
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _set_current(self, place: Place) -> None:
        self.current = place
        self._name_after(place)
        self.update()

    def _name_after(self, place: Place) -> None:
        """Take a point's words: screen readers speak the changed name of what has the focus."""
        series = self._model.series[place.panel]
        self.setAccessibleName(point_words(series, place.point(self._model)))

    def _activate(self, place: Place) -> None:
        key = self._model.series[place.panel].key
        self.point_activated.emit(key, place.point(self._model).day)

    def _redraw(self) -> None:
        self._forget()
        self.updateGeometry()
        self.update()

    def _forget(self) -> None:
        self._layout = self._picture = None

    def _still_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = self._draw(ratio)
        return self._picture

    def _blank(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self._look.theme.card))
        return picture

    def _draw(self, ratio: float) -> QPixmap:
        picture = self._blank(ratio)
        painter = QPainter(picture)
        if self._model.is_empty:
            paint_empty(painter, QRectF(self.rect()), self._look)
        else:
            paint_layout(painter, self.geometry_of_points())
        painter.end()
        return picture
