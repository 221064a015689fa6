"""Moves a chart through time, smoothly while it moves, exactly once it rests."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter

from sessionbook.ui.chart.layout import Layout
from sessionbook.ui.chart.moving import Canvas, make_canvas
from sessionbook.ui.chart.view import View, panned, zoomed

REST_MS = 140  # without another step


class Moved(Protocol):
    """What a zoom asks of the chart it moves."""

    def geometry_of_points(self) -> Layout: ...
    def geometry_over(self, view: View) -> Layout: ...
    def seen(self) -> QRectF: ...
    def devicePixelRatioF(self) -> float: ...
    def update(self) -> None: ...


class Zoom(QObject):
    """Knows the view while it moves; settled says the days it came to rest at.

    From the first step on the chart is painted from a canvas, until the picture of the new
    days is drawn, in steps too: no step waits for a whole chart.
    """

    settled = Signal(int, int)

    def __init__(self, chart: Moved, owner: QObject) -> None:
        super().__init__(owner)
        self._chart = chart
        self._canvas: Canvas | None = None
        self.view: View | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        self._steps: Iterator[None] = iter(())
        self._refiner = QTimer(self)
        self._refiner.timeout.connect(self._refine)

    @property
    def is_moving(self) -> bool:
        """Return whether the chart is painted from here."""
        return self.view is not None

    def pan(self, pixels: float) -> None:
        """Show what is so many pixels later."""
        layout, view = self._chart.geometry_of_points(), self._begin()
        days = pixels * view.length / layout.plot.width()
        self._step(panned(view, days, layout.model.bounds), zooming=False)

    def magnify(self, factor: float, x: float) -> None:
        """Show it so many times as near, with the day at x staying there."""
        layout, view = self._chart.geometry_of_points(), self._begin()
        at = view.first + (x - layout.plot.left()) * view.length / layout.plot.width()
        self._step(zoomed(view, factor, at, layout.model.bounds), zooming=True)

    def prepare(self) -> None:
        """Draw what a drag will need while the hand only presses; the first step waits less."""
        layout = self._chart.geometry_of_points()
        if self._canvas is None and layout.model.whole is not None:
            self._canvas = self._draw(View(layout.first, layout.last), self._chart.seen())

    def let_go(self) -> None:
        """Forget what was prepared, if nothing came of it."""
        if not self.is_moving:
            self._canvas = None

    def paint(self, painter: QPainter) -> None:
        """Draw the chart as it is on its way."""
        if self.view is not None:
            seen = self._chart.seen()
            if self._canvas is None or not self._canvas.seen.contains(seen):
                self._canvas = self._draw(self.view, seen)
            self._canvas.paint(painter, self.view)

    def settle(self) -> None:
        """Come to rest at whole days."""
        self._rest.stop()
        if self.view is not None:
            first, last = self.view.whole_days()
            self.view = View(first, last)
            self.settled.emit(first, last)

    def refine(self, steps: Iterator[None]) -> None:
        """Take the steps that draw the picture at rest, and then leave the painting to it."""
        self._steps = steps
        self._refiner.start(0)

    def stop(self) -> None:
        """Forget the way; the chart is painted as it is."""
        self._rest.stop()
        self._refiner.stop()
        self.view = self._canvas = None

    def _begin(self) -> View:
        self._refiner.stop()
        if self.view is None:
            layout = self._chart.geometry_of_points()
            self.view = View(layout.first, layout.last)
        return self.view

    def _step(self, view: View, *, zooming: bool) -> None:
        self.view = view
        seen = self._chart.seen()
        if self._canvas is None or not self._canvas.serves(view, seen, zooming=zooming):
            self._canvas = self._draw(view, seen)
        self._rest.start()
        self._chart.update()

    def _draw(self, view: View, seen: QRectF) -> Canvas:
        return make_canvas(self._chart.geometry_over(view), seen, self._chart.devicePixelRatioF())

    def _refine(self) -> None:
        if next(self._steps, self) is self:
            self.stop()
            self._chart.update()
