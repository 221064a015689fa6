"""Which point is meant: the one under the pointer, or the next one by key."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from sessionbook.domain.series import Point
from sessionbook.ui.chart.layout import Layout
from sessionbook.ui.chart.markers import RADIUS
from sessionbook.ui.chart.model import ChartModel

REACH = 4 * RADIUS
KEY = Qt.Key


class Place(NamedTuple):
    """A point of a model: the number of its series and its own number there."""

    panel: int
    number: int

    def point(self, model: ChartModel) -> Point:
        """Return the point itself."""
        return model.series[self.panel].points[self.number]


def newest(model: ChartModel) -> Place | None:
    """Return the last visible point of the first series that has one."""
    return next(_ends(model, range(len(model.series))), None)


def again(place: Place, before: ChartModel, model: ChartModel) -> Place | None:
    """Return where a point of one model stands in another: its series on its day, if there."""
    key, day = before.series[place.panel].key, place.point(before).day
    for panel, series in enumerate(model.series):
        start, end = series.points.between(day, day)
        if series.key == key and start < end:
            return Place(panel, start)
    return None


def moved(model: ChartModel, place: Place, key: int) -> Place | None:
    """Return where an arrow, Home or End leads; None for any other key."""
    points = model.series[place.panel].points
    start, end = points.between(model.first, model.last)
    numbers = {
        KEY.Key_Left: max(start, place.number - 1),
        KEY.Key_Right: min(end - 1, place.number + 1),
        KEY.Key_Home: start,
        KEY.Key_End: end - 1,
    }
    if key in numbers:
        return Place(place.panel, numbers[KEY(key)])
    if key == KEY.Key_Up:
        return _across(model, place, range(place.panel - 1, -1, -1))
    if key == KEY.Key_Down:
        return _across(model, place, range(place.panel + 1, len(model.series)))
    return None


def beyond(model: ChartModel, place: Place | None, key: int) -> Place | None:
    """Return the point next to the last shown one, if that is current and the arrow leads there."""
    if place is None or key not in (KEY.Key_Left, KEY.Key_Right):
        return None
    points = model.series[place.panel].points
    start, end = points.between(model.first, model.last)
    number = place.number + (1 if key == KEY.Key_Right else -1)
    is_there = 0 <= number < len(points) and not start <= number < end
    return Place(place.panel, number) if is_there else None


def under(layout: Layout, pointer: QPointF) -> Place | None:
    """Return the visible point nearest to the pointer, if one is within reach."""
    best = min(_near(layout, pointer), default=None)
    return best[1] if best and best[0] <= layout.look.px(REACH) ** 2 else None


def _ends(model: ChartModel, panels: range) -> Iterator[Place]:
    for panel in panels:
        start, end = model.series[panel].points.between(model.first, model.last)
        if start < end:
            yield Place(panel, end - 1)


def _across(model: ChartModel, place: Place, panels: range) -> Place:
    day = place.point(model).day
    for panel, _ in _ends(model, panels):
        points = model.series[panel].points
        numbers = range(*points.between(model.first, model.last))
        return Place(panel, min(numbers, key=lambda number: abs(points[number].day - day)))
    return place


def _near(layout: Layout, pointer: QPointF) -> Iterator[tuple[float, Place]]:
    reach, model = layout.look.px(REACH), layout.model
    first = max(model.first, int(layout.day(pointer.x() - reach)))
    last = min(model.last, int(layout.day(pointer.x() + reach)) + 1)
    for index, panel in enumerate(layout.panels):
        if panel.rect.top() - reach <= pointer.y() <= panel.rect.bottom() + reach:
            for number in range(*panel.series.points.between(first, last)):
                apart = layout.at(panel, panel.series.points[number]) - pointer
                yield QPointF.dotProduct(apart, apart), Place(index, number)
