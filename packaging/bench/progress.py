"""From the click on Progress to its chart, ten years long, beside bare painting of its points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count

from filling import TODAY
from notebooks import copied
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget
from stage import application, click, close, rest, settle, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.store.notebook import Notebook
from sessionbook.ui.chart.layout import Layout
from sessionbook.ui.chart.series import placing, stretches, to_polygon
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.unlocked.shell import Shell

MOST = 1.5
TODAY_TAB, PROGRESS_TAB = 0, 4
TALL = (1180, 2200)  # a window that shows every panel at once
AGAINST = "bare painting of its {count:,} points"


@dataclass(frozen=True, slots=True)
class Strokes:
    """What a panel draws, ready: the places of its points and its lines."""

    colour: QColor
    dense: bool
    points: QPolygonF
    lines: list[QPolygonF]


class Bare(QWidget):
    """Draws points and lines that are ready, and nothing else."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.panels = list(strokes(layout))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for panel in self.panels:
            self._draw(painter, panel)

    def _draw(self, painter: QPainter, panel: Strokes) -> None:
        pen = QPen(panel.colour, 1 if panel.dense else 2)
        pen.setCosmetic(panel.dense)
        painter.setPen(pen)
        for line in panel.lines:
            painter.drawPolyline(line)
        dots = QPen(panel.colour, 3 if panel.dense else 2)
        dots.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(dots)
        if panel.dense:
            painter.drawPoints(panel.points)
            return
        for at in panel.points.toList():
            painter.drawEllipse(QPointF(at), 3.5, 3.5)


def strokes(layout: Layout) -> Iterator[Strokes]:
    """Yield what the chart draws of its points."""
    model = layout.model
    for panel in layout.panels:
        points, place = model.visible(panel.series), placing(layout, panel)
        lines = stretches(panel.series, model.first, model.last)
        yield Strokes(
            layout.look.colour(panel.style),
            panel.dense,
            to_polygon(points, place),
            [to_polygon(line, place) for line in lines],
        )


def rows() -> Iterator[Row]:
    """Measure the first click, and later ones after something was written elsewhere and a pause."""
    application()
    with copied("ten_years") as made:
        notebook = made.open()
        window = shell(notebook)
        page = open_progress(window)
        yield row("Progress for the first time, the program at rest", lambda: first(notebook), page)
        at_once = "Progress for the first time, clicked at once"
        yield row(at_once, lambda: first(notebook, settle), page, most=None)
        note, rating = note_writer(notebook), rating_writer(notebook)
        yield row("Progress after a note, as it opens", lambda: again(window, note), page)
        yield row("Progress after a rating, as it opens", lambda: again(window, rating), page)
        show_everything(window, page)
        yield row("Progress after a note, everything", lambda: again(window, note), page)
        yield row("Progress after a rating, everything", lambda: again(window, rating), page)
        notebook.close()


def row(what: str, ours: Callable[[], float], page: ProgressPage, most: float | None = MOST) -> Row:
    """Measure one kind of click against the bare painting of what it shows."""
    layout = page.card.chart.geometry_of_points()
    points = sum(len(layout.model.visible(series)) for series in layout.model.series)
    window, tabs = bare_window(layout, page.window())
    mine, floor = in_turn(ours, lambda: bare_click(tabs))
    tell(ours=mine, floor=floor)
    close(window)
    return Row(what, AGAINST.format(count=points), mine / floor, most)


def first(notebook: Notebook, between: Callable[[], None] = rest) -> float:
    """Return the seconds of the first click on the page, some time after unlocking."""
    window = shell(notebook)
    between()
    took = timed(lambda: click(window.tabs.tabs[PROGRESS_TAB]))
    notebook.database._listeners.pop()  # the window's: it goes before the notebook is closed
    close(window)
    return took


def again(window: Shell, write: Callable[[], object]) -> float:
    """Return the seconds of a click after something was written on another page."""
    click(window.tabs.tabs[TODAY_TAB])
    write()
    rest()
    return timed(lambda: click(window.tabs.tabs[PROGRESS_TAB]))


def note_writer(notebook: Notebook) -> Callable[[], object]:
    """Return what adds to the newest session's notes."""
    newest = notebook.sessions.lines(1)[0].id

    def write() -> None:
        session = notebook.sessions.get(newest)
        assert session
        notebook.sessions.save(replace(session, notes=session.notes + " and"))

    return write


def rating_writer(notebook: Notebook) -> Callable[[], object]:
    """Return what rates the first tracker, which the chart shows."""
    tracker = notebook.trackers.all()[0].id
    numbers = count()
    return lambda: notebook.trackers.ratings.rate(
        tracker, TODAY - timedelta(days=2), next(numbers) % 10
    )


def open_progress(window: Shell) -> ProgressPage:
    """Go to Progress and return it."""
    click(window.tabs.tabs[PROGRESS_TAB])
    page = window.page
    assert isinstance(page, ProgressPage)
    return page


def show_everything(window: Shell, page: ProgressPage) -> None:
    """Switch on every series over all years, in a window that has room for them."""
    click(window.tabs.tabs[PROGRESS_TAB])
    for button in page.card.legend.buttons.values():
        if not button.isChecked():
            button.click()
    page.ranges.group.button(0).click()
    show(window, TALL)


def bare_window(layout: Layout, like: QWidget) -> tuple[QWidget, list[QPushButton]]:
    """Return a window with an empty page and one of bare painting, and what opens them."""
    window, pages = QWidget(), QStackedWidget()
    tabs = [QPushButton("page") for _ in range(2)]
    column = QVBoxLayout(window)
    for tab, page in zip(tabs, (QWidget(), Bare(layout)), strict=True):
        column.addWidget(tab)
        pages.addWidget(page)
        tab.clicked.connect(partial(pages.setCurrentWidget, page))
    column.addWidget(pages, 1)
    show(window, (like.width(), like.height()))
    return window, tabs


def bare_click(tabs: list[QPushButton]) -> float:
    """Return the seconds of a click that paints the points."""
    click(tabs[0])
    return timed(lambda: click(tabs[1]))
