"""The chart itself, beside a widget of its size that only fills it: to appear, to be moved."""

from collections.abc import Callable, Iterator
from random import Random

from filling import TODAY
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from stage import SIZE, application, close, settle, show
from table import Row, ratio, timed

from sessionbook.domain.series import Points, Series
from sessionbook.ui import theme
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.time_chart import TimeChart

LAST = TODAY.toordinal()
STEP = 9.0  # pixels of a drag from one frame to the next
STEPS = 20
AGAINST = "an empty painted widget"
FEW, MANY = (3, 365), (30, 2000)
PAN_AT_MOST = 3.0  # two blits and the words over them, where the empty one fills once


class Empty(QWidget):
    """Fills itself, and nothing else."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        QPainter(self).fillRect(self.rect(), QColor(Qt.GlobalColor.white))


def rows() -> Iterator[Row]:
    """Measure the first paint and a step of panning, with few panels and with many."""
    application()
    for count, days in (FEW, MANY):
        what = f"{count} panels of {days:,} points"
        model = model_of(count, days)
        yield Row(f"{what}: first paint", AGAINST, against(model, first_paint), None)
        yield Row(f"{what}: the first step of panning", AGAINST, against(model, start), None)
        yield Row(f"{what}: a step of panning", AGAINST, against(model, pan), PAN_AT_MOST)
        yield Row(f"{what}: a step of zooming", AGAINST, against(model, zoom), None)


def model_of(count: int, days: int) -> ChartModel:
    """Return that many series with a point a day, half of their days shown."""
    dice = Random("chart")
    first = LAST - days
    series = tuple(
        Series(
            f"s{number}",
            f"Series {number}",
            0,
            10,
            True,
            14,
            Points(range(first, LAST), [dice.randint(0, 10) for _ in range(days)]),
        )
        for number in range(count)
    )
    whole = (first - 5, LAST + 5)
    sessions = tuple(range(first, LAST, 14))
    return ChartModel(series, sessions, (), LAST - days // 2, LAST, whole=whole)


def against(model: ChartModel, act: Callable[[TimeChart], float]) -> float:
    """Return how many times as long the chart takes as an empty widget of its size."""
    chart = TimeChart(Look(theme.load("light")))
    chart.set_model(model)
    ours, floor = stand(chart), stand(Empty())
    floor.widget().setFixedHeight(chart.height())
    found = ratio(lambda: act(chart), lambda: painted(floor.widget()))
    close(ours)
    close(floor)
    return found


def stand(widget: QWidget) -> QScrollArea:
    """Show a widget as a page does: as high as it likes to be, in a window that scrolls."""
    ground = QScrollArea()
    ground.setWidgetResizable(True)
    ground.setWidget(widget)
    show(ground, SIZE)
    return ground


def painted(widget: QWidget) -> float:
    """Return the seconds of painting a widget again."""
    return timed(lambda: (widget.update(), settle()))


def first_paint(chart: TimeChart) -> float:
    """Return the seconds of painting it with nothing ready."""
    chart._redraw()
    return painted(chart)


def start(chart: TimeChart) -> float:
    """Return the seconds of the first step of a drag, for which more than is seen is drawn."""
    took = timed(lambda: (chart.zoom.pan(-STEP), settle()))
    back_at_rest(chart)
    return took


def pan(chart: TimeChart) -> float:
    """Return the seconds of a step of a drag, once it goes; what is wider is drawn before."""
    chart.zoom.pan(-STEP)
    settle()
    took = timed(lambda: [(chart.zoom.pan(-STEP), settle()) for _ in range(STEPS)]) / STEPS
    back_at_rest(chart)
    return took


def zoom(chart: TimeChart) -> float:
    """Return the seconds of a step of the wheel."""
    middle = QPointF(chart.rect().center()).x()
    steps = [1.05] * STEPS
    took = timed(lambda: [(chart.zoom.magnify(by, middle), settle()) for by in steps]) / STEPS
    back_at_rest(chart)
    return took


def back_at_rest(chart: TimeChart) -> None:
    """Show what was shown at first."""
    chart.zoom.stop()
    chart._redraw()
    settle()
