"""Events, and rows of practice and notes, drawn beside the series."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage

from sessionbook.domain.series import Flag, Points
from sessionbook.ui.chart.flags import NO_ROW
from sessionbook.ui.chart.layout import lay_out, natural_height, over
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel, Mark, Row, RowKind
from sessionbook.ui.chart.rows import weekly
from tests.ui.chart.conftest import RECT, START, picture

GREY = QImage.Format.Format_Grayscale8
MOVED = Mark("a", START + 60, START + 60, "Moved house")
ILL = Mark("b", START + 100, START + 130, "Ill")
ROWS = (
    Row("practice", "Practice", RowKind.BARS, Points(range(START, START + 90), [1] * 90)),
    Row("gratitude", "Gratitude", RowKind.RINGS, Points((START + 30,), (3,))),
    Row("insights", "Insights", RowKind.DIAMONDS, Points((START + 30,), (1,))),
)


@pytest.fixture
def full(model: ChartModel) -> ChartModel:
    return replace(model, marks=(MOVED, ILL), rows=ROWS)


def dark_rows(image: QImage, x: float, top: float, bottom: float, below: int = 200) -> int:
    """Return how many pixels of a column are darker than a grey."""
    column = range(round(top), round(bottom))
    return sum(
        min(image.pixelColor(QPoint(round(x) + dx, y)).value() for dx in (-1, 0, 1)) < below
        for y in column
    )


def test_an_event_is_a_whole_line_where_a_flag_is_dashed(full: ChartModel, look: Look) -> None:
    image, layout = picture(full, look).convertToFormat(GREY), lay_out(RECT, full, look)
    top, bottom = layout.panels[1].rect.top() + 6, layout.panels[1].rect.bottom() - 30
    event = next(each for each in layout.flags if each.key == "a")
    flag = next(each for each in layout.flags if not each.key)
    assert dark_rows(image, event.x, top, bottom) > 0.95 * (bottom - top)
    assert dark_rows(image, flag.x, top, bottom) < 0.8 * (bottom - top)


def test_an_event_that_took_longer_has_two_ends_and_a_tint(full: ChartModel, look: Look) -> None:
    with_it, layout = picture(full, look), lay_out(RECT, full, look)
    without = picture(replace(full, marks=(MOVED,)), look)
    event = next(each for each in layout.flags if each.key == "b")
    assert event.end is not None
    panel = layout.panels[2].rect
    inside = QPoint(round((event.x + event.end) / 2) + 3, round(panel.bottom() - 8))
    assert with_it.pixelColor(inside).value() < without.pixelColor(inside).value()
    assert dark_rows(with_it, event.end, panel.top() + 6, panel.bottom()) > 0.9 * panel.height() - 6


def test_words_of_events_and_flags_never_touch(full: ChartModel, look: Look) -> None:
    crowded = tuple(
        Mark(f"{n}", START + 10 * n, START + 10 * n, f"Something {n}") for n in range(25)
    )
    layout = lay_out(RECT, replace(full, marks=crowded), look)
    worded = [each for each in layout.flags if each.row != NO_ROW]
    assert len(layout.flags) == 26
    assert 4 <= len(worded) < 26
    assert not any(one.clashes(other) for one, other in combinations(worded, 2))


def test_flags_keep_their_words_before_events(full: ChartModel, look: Look) -> None:
    near = Mark("c", full.flags[0].day + 1, full.flags[0].day + 1, "Near it")
    layout = lay_out(RECT, replace(full, marks=(near,)), look)
    assert layout.flags[0].words == "Anxiety below the cut-off"
    assert layout.flags[0].row == 0


def test_an_event_outside_the_shown_days_is_not_there(full: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, full.over(START + 110, START + 300), look)
    (event,) = [each for each in layout.flags if each.key]
    assert (event.key, event.x) == ("b", layout.plot.left())


def test_rows_stand_below_the_panels_and_above_the_axis(full: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, full, look)
    edges = [layout.plot.bottom(), *(row.rect.bottom() for row in layout.rows)]
    assert edges == sorted(edges)
    assert layout.foot == edges[-1] < RECT.bottom() - look.line_height()
    assert natural_height(full, look) > natural_height(replace(full, rows=()), look)


def test_each_row_is_drawn_in_a_way_of_its_own(full: ChartModel, look: Look) -> None:
    image, layout = picture(full, look).convertToFormat(GREY), lay_out(RECT, full, look)
    bars, rings, diamonds = (row.rect.center().y() for row in layout.rows)
    monday = START + 28 - (START - 1) % 7
    assert image.pixelColor(round(layout.x(monday + 2)), round(bars)).value() < 200
    x = round(layout.x(START + 30))
    assert image.pixelColor(x, round(rings)).value() > 240  # hollow
    assert image.pixelColor(x, round(diamonds)).value() < 160  # filled
    assert image.pixelColor(round(layout.x(START + 200)), round(bars)).value() > 240


def test_practice_is_counted_by_calendar_weeks() -> None:
    monday = START - (START - 1) % 7
    days = (monday, monday + 1, monday + 6, monday + 7, monday + 30)
    found = list(weekly(Points(days, [1] * 5)))
    assert found == [(monday, 3), (monday + 7, 1), (monday + 28, 1)]
    assert sum(count for _, count in weekly(Points(days, [1] * 5), weeks=4)) == 5
    assert list(weekly(Points())) == []


def test_going_on_to_other_days_keeps_every_day_in_its_place(full: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, full.over(START + 100, START + 200), look)
    wide = over(layout, START, START + 300)
    for number in (START, START + 150, START + 299):
        assert wide.x(number) == pytest.approx(layout.x(number))
    assert wide.panels[0].y(5) == layout.panels[0].y(5)
    assert wide.foot == layout.foot


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_names_of_rows_have_room_beside_the_plot(
    full: ChartModel, look: Look, scale: float
) -> None:
    look = replace(look, scale=scale)
    rect = QRectF(0, 0, 900, natural_height(full, look))
    layout = lay_out(rect, full, look)
    room = rect.right() - layout.plot.right()
    assert room > look.metrics().horizontalAdvance("Gratitude")


def test_without_flags_events_have_room_for_their_words(full: ChartModel, look: Look) -> None:
    layout = lay_out(RECT, replace(full, flags=()), look)
    assert {each.words for each in layout.flags} == {"Moved house", "Ill"}
    assert all(each.row >= 0 for each in layout.flags)
    assert Flag(1, "x") not in full.flags
