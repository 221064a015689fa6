"""How near a goal felt over time, as a small line."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from sessionbook.domain.goals import HIGHEST_RATING
from sessionbook.domain.series import Point, day, median, runs
from sessionbook.ui import words
from sessionbook.ui.widgets.plain import tip

LINES = 3  # so many lines of text high
PEN, DOT = 2.2, 2.8
A_WEEK = 7


class Sparkline(QWidget):
    """Time runs evenly from the first rating to the last; 0 is the lower edge, 10 the upper.

    Ratings far apart are not joined, as in the chart; the last one is always a dot.
    """

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How near it felt"))

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these ratings, oldest first; without any the line is hidden."""
        self._points = tuple(points)
        self.setVisible(bool(points))
        self.setFixedHeight(round(LINES * self.fontMetrics().lineSpacing()))
        if points:
            said = self._description()
            self.setAccessibleDescription(said)
            self.setToolTip(tip(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        places = self.places()
        style, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(accent, PEN, style, cap, Qt.PenJoinStyle.RoundJoin))
        joined = list(runs([p.day for p in self._points], usual_interval(self._points)))
        for start, end in joined:
            painter.drawPolyline(QPolygonF(places[start:end]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        alone = {start for start, end in joined if end - start == 1}
        for index in alone | {len(places) - 1}:
            painter.drawEllipse(places[index], DOT, DOT)

    def places(self) -> list[QPointF]:
        """Return where each rating stands."""
        first, last = self._points[0].day, self._points[-1].day
        wide, high = self.width() - 2 * DOT, self.height() - 2 * DOT
        days = max(1, last - first)
        return [
            QPointF(
                DOT + wide * ((point.day - first) / days if last > first else 1),
                DOT + high * (1 - point.value / HIGHEST_RATING),
            )
            for point in self._points
        ]

    def _description(self) -> str:
        first, last = self._points[0], self._points[-1]
        said = self.tr("{value} on {day}")
        if len(self._points) == 1:
            return _filled(said, last)
        form = self.tr("%n ratings: first {first}, last {last}", "", len(self._points))
        return form.format(first=_filled(said, first), last=_filled(said, last))


def usual_interval(points: Sequence[Point]) -> int:
    """Return the usual days between two ratings, a week or more."""
    gaps = [after.day - before.day for before, after in pairwise(points)]
    return max(A_WEEK, round(median(gaps))) if gaps else A_WEEK


def _filled(form: str, point: Point) -> str:
    return form.format(value=int(point.value), day=words.short_date(day(point.day)))
