"""Going through time on the chart with wheel, touchpad, drag and keys, and marking spans."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel, Mark
from sessionbook.ui.chart.places import Place
from sessionbook.ui.chart.spans import with_span
from sessionbook.ui.chart.time_chart import TimeChart
from sessionbook.ui.chart.view import SHORTEST, View, held, panned, zoomed
from sessionbook.ui.chart.widget import Chart
from tests.ui.chart.conftest import START

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
FIRST, LAST = START + 100, START + 220
WHOLE = (START - 6, START + 300)


@pytest.fixture
def chart(qtbot: QtBot, look: Look, model: ChartModel) -> TimeChart:
    chart = TimeChart(look)
    qtbot.addWidget(chart)
    chart.resize(900, 440)
    marks = (Mark("e", START + 150, START + 150, "Moved house"),)
    chart.set_model(replace(model, first=FIRST, last=LAST, whole=WHOLE, marks=marks))
    chart.show()
    chart.activateWindow()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    return chart


def shown(chart: TimeChart) -> tuple[int, int]:
    return chart._model.first, chart._model.last


def wheel(
    chart: TimeChart,
    at: QPointF,
    *,
    notches: int = 0,
    pixels: QPoint | None = None,
    modifier: Qt.KeyboardModifier = NONE,
) -> bool:
    """Turn the wheel or slide two fingers; return whether the chart took it."""
    turned = QWheelEvent(
        at,
        chart.mapToGlobal(at),
        pixels or QPoint(),
        QPoint(0, 120 * notches) if notches else 2 * (pixels or QPoint()),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart, turned)
    return turned.isAccepted()


def middle(chart: TimeChart) -> QPointF:
    return chart.geometry_of_points().plot.center()


def drag(qtbot: QtBot, chart: TimeChart, by: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    start = middle(chart).toPoint() + QPoint(0, 30)
    qtbot.mousePress(chart, LEFT, modifier, start)
    for part in (3, 2, 1):
        qtbot.mouseMove(chart, start + QPoint(by // part, 0))
    qtbot.mouseRelease(chart, LEFT, modifier, start + QPoint(by, 0))


def test_views_stay_within_bounds_and_never_get_too_short() -> None:
    bounds = (0, 1000)
    assert held(View(-50, 50), bounds) == View(0, 100)
    assert held(View(-50, 2000), bounds) == View(0, 1000)
    assert panned(View(900, 1000), 50, bounds) == View(900, 1000)
    near = zoomed(View(0, 1000), 4, 500, bounds)
    assert near == View(375, 625)
    assert zoomed(near, 1000, 500, bounds).length == SHORTEST
    assert zoomed(near, 0.001, 500, bounds) == View(0, 1000)


@pytest.mark.parametrize("key", [KEY.Key_Plus, KEY.Key_Equal])
def test_plus_comes_nearer_and_minus_goes_back(qtbot: QtBot, chart: TimeChart, key: Qt.Key) -> None:
    chart.clearFocus()
    qtbot.keyClick(chart, key)
    first, last = shown(chart)
    assert FIRST < first < last < LAST
    qtbot.keyClick(chart, KEY.Key_Minus)
    assert abs(shown(chart)[0] - FIRST) <= 1
    for _ in range(20):
        qtbot.keyClick(chart, KEY.Key_Minus)
    assert shown(chart) == WHOLE
    with qtbot.waitSignal(chart.reset_requested):
        qtbot.keyClick(chart, KEY.Key_0)


def test_shift_and_arrows_go_back_and_forth_as_far_as_there_is_anything(
    qtbot: QtBot, chart: TimeChart
) -> None:
    with qtbot.waitSignal(chart.viewed) as told:
        qtbot.keyClick(chart, KEY.Key_Left, SHIFT)
    assert shown(chart) == tuple(told.args) == (FIRST - 30, LAST - 30)
    qtbot.keyClick(chart, KEY.Key_PageDown)
    assert shown(chart) == (FIRST + 80, LAST + 80)
    qtbot.keyClick(chart, KEY.Key_Home, SHIFT)
    assert shown(chart)[0] == WHOLE[0]
    qtbot.keyClick(chart, KEY.Key_End, SHIFT)
    assert shown(chart)[1] == WHOLE[1]


def test_an_arrow_leads_to_the_points_beyond_the_edge(qtbot: QtBot, chart: TimeChart) -> None:
    qtbot.keyClick(chart, KEY.Key_Home)
    edge = chart.current
    assert edge
    qtbot.keyClick(chart, KEY.Key_Left)
    assert chart.current == Place(0, edge.number - 1)
    day = chart.current.point(chart._model).day
    assert shown(chart)[0] < day < FIRST
    assert "Anxiety" in chart.accessibleName()


def test_the_wheel_alone_scrolls_the_page(chart: TimeChart) -> None:
    assert not wheel(chart, middle(chart), notches=1)
    assert not wheel(chart, middle(chart), pixels=QPoint(2, 20))
    assert shown(chart) == (FIRST, LAST)
    assert not chart.zoom.is_moving


def test_control_and_the_wheel_keep_the_day_under_the_pointer(
    qtbot: QtBot, chart: TimeChart
) -> None:
    at = middle(chart) + QPointF(120, 0)
    day = chart.geometry_of_points().day(at.x())
    with qtbot.waitSignal(chart.viewed):
        for _ in range(2):
            assert wheel(chart, at, notches=1, modifier=CONTROL)
    assert shown(chart)[1] - shown(chart)[0] < LAST - FIRST
    assert chart.geometry_of_points().day(at.x()) == pytest.approx(day, abs=1)


def test_over_the_axis_the_wheel_needs_no_key(qtbot: QtBot, chart: TimeChart) -> None:
    at = QPointF(middle(chart).x(), chart.geometry_of_points().foot + 8)
    with qtbot.waitSignal(chart.viewed):
        assert wheel(chart, at, notches=-1)
    assert shown(chart)[0] < FIRST


def test_two_fingers_across_go_through_time(qtbot: QtBot, chart: TimeChart) -> None:
    with qtbot.waitSignal(chart.viewed):
        assert wheel(chart, middle(chart), pixels=QPoint(90, 4))
    first, last = shown(chart)
    assert first < FIRST
    assert last - first == LAST - FIRST


def test_a_pinch_comes_nearer(qtbot: QtBot, chart: TimeChart) -> None:
    at = middle(chart)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        chart.mapToGlobal(at),
        0.3,
        QPointF(),
    )
    with qtbot.waitSignal(chart.viewed):
        QApplication.sendEvent(chart, pinch)
    assert shown(chart)[0] > FIRST


def test_a_drag_moves_the_days_with_the_hand_and_ends_on_whole_ones(
    qtbot: QtBot, chart: TimeChart
) -> None:
    per_day = chart.geometry_of_points().x(1) - chart.geometry_of_points().x(0)
    with qtbot.waitSignal(chart.viewed), qtbot.assertNotEmitted(chart.point_activated):
        drag(qtbot, chart, 150)
    assert shown(chart)[0] == pytest.approx(FIRST - 150 / per_day, abs=1)
    assert shown(chart)[1] - shown(chart)[0] == LAST - FIRST


def test_while_it_moves_no_whole_chart_is_drawn(
    qtbot: QtBot, chart: TimeChart, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart.grab()
    drawn: list[int] = []
    draw = Chart._draw
    monkeypatch.setattr(Chart, "_draw", lambda *all_of_it: drawn.append(1) or draw(*all_of_it))
    for _ in range(12):
        chart.zoom.pan(-7)
        canvas = chart.zoom._canvas
        chart.grab()
        assert chart.zoom._canvas is canvas
    chart.zoom.settle()
    qtbot.waitUntil(lambda: not chart.zoom.is_moving)
    chart.grab()
    assert drawn == []


def test_pressing_makes_ready_for_a_drag_and_a_click_forgets_it(
    qtbot: QtBot, chart: TimeChart
) -> None:
    start = middle(chart).toPoint() + QPoint(0, 30)
    qtbot.mousePress(chart, LEFT, NONE, start)
    ready = chart.zoom._canvas
    assert ready
    qtbot.mouseMove(chart, start + QPoint(40, 0))
    assert chart.zoom._canvas is ready
    qtbot.mouseRelease(chart, LEFT, NONE, start + QPoint(40, 0))
    qtbot.waitUntil(lambda: not chart.zoom.is_moving)
    qtbot.mouseClick(chart, LEFT, NONE, start)
    assert chart.zoom._canvas is None


def test_at_rest_it_looks_as_if_it_had_always_been_there(
    qtbot: QtBot, chart: TimeChart, look: Look
) -> None:
    drag(qtbot, chart, -100)
    qtbot.waitUntil(lambda: not chart.zoom.is_moving)
    fresh = TimeChart(look)
    qtbot.addWidget(fresh)
    fresh.resize(chart.size())
    fresh.set_model(chart._model)
    assert chart._still_picture().toImage() == fresh._still_picture().toImage()


def test_on_its_way_it_looks_nearly_as_at_rest(qtbot: QtBot, chart: TimeChart) -> None:
    """Lines, markers and names stand where they will at rest."""
    chart.clearFocus()
    chart.set_model(replace(chart._model, marks=()))
    still = chart.grab().toImage()
    chart.zoom.magnify(1.0, middle(chart).x())
    moving = chart.grab().toImage()
    assert chart.zoom.is_moving
    panel = chart.geometry_of_points().panels[1]
    inside = panel.rect.adjusted(8, 4, -8, -4).toRect()
    places = [
        QPoint(x, y)
        for x in range(inside.left(), inside.right(), 2)
        for y in range(inside.top(), inside.bottom(), 2)
    ]
    differ = sum(still.pixel(at) != moving.pixel(at) for at in places)
    assert differ < len(places) / 60  # dashes begin elsewhere


def test_only_the_panels_in_view_are_drawn_to_be_moved(
    qtbot: QtBot, look: Look, model: ChartModel
) -> None:
    ground = QScrollArea()
    qtbot.addWidget(ground)
    chart = TimeChart(look)
    series = tuple(replace(model.series[1], key=f"{n}") for n in range(20))
    chart.set_model(replace(model, series=series, first=FIRST, last=LAST, whole=WHOLE))
    ground.setWidgetResizable(True)
    ground.setWidget(chart)
    ground.resize(900, 400)
    ground.show()
    chart.zoom.pan(5)
    canvas = chart.zoom._canvas
    assert canvas
    assert canvas.moving.height() <= 400 < chart.height()


def test_a_chart_without_a_past_leaves_every_wheel_to_the_page(
    chart: TimeChart, model: ChartModel
) -> None:
    chart.set_model(model)
    assert not wheel(chart, middle(chart), notches=1, modifier=CONTROL)


def test_m_marks_a_span_by_keys_and_escape_takes_it_away(qtbot: QtBot, chart: TimeChart) -> None:
    qtbot.keyClick(chart, KEY.Key_M)
    before = chart.grab().toImage()
    for _ in range(3):
        qtbot.keyClick(chart, KEY.Key_Left)
    with qtbot.waitSignal(chart.span_marked) as told:
        qtbot.keyClick(chart, KEY.Key_M)
    assert told.args[1] - told.args[0] == 3 * 14
    chart.set_spans((tuple(told.args),))  # type: ignore[arg-type]
    assert chart.grab().toImage() != before
    with qtbot.waitSignal(chart.spans_cleared):
        qtbot.keyClick(chart, KEY.Key_Escape)


def test_a_drag_with_shift_or_while_comparing_marks(qtbot: QtBot, chart: TimeChart) -> None:
    with qtbot.waitSignal(chart.span_marked), qtbot.assertNotEmitted(chart.viewed):
        drag(qtbot, chart, 150, SHIFT)
    chart.marks_by_drag = True
    with qtbot.waitSignal(chart.span_marked) as told:
        drag(qtbot, chart, -200)
    assert FIRST < told.args[0] < told.args[1] < LAST


def test_a_second_span_is_now_and_a_third_begins_anew() -> None:
    once = with_span((), (50, 60))
    twice = with_span(once, (10, 20))
    assert twice == ((10, 20), (50, 60))
    assert with_span(twice, (1, 2)) == ((1, 2),)


def test_the_axis_and_e_ask_for_an_event_on_that_day(qtbot: QtBot, chart: TimeChart) -> None:
    layout = chart.geometry_of_points()
    at = QPoint(round(layout.x(START + 130)), round(layout.foot + 9))
    with qtbot.waitSignal(chart.event_wanted) as asked:
        qtbot.mouseClick(chart, LEFT, pos=at)
    assert asked.args == [START + 130]
    with qtbot.waitSignal(chart.event_wanted) as asked:
        qtbot.keyClick(chart, KEY.Key_E)
    assert chart.current
    assert asked.args == [chart.current.point(chart._model).day]


def test_a_click_on_an_event_s_words_opens_it(qtbot: QtBot, chart: TimeChart) -> None:
    layout = chart.geometry_of_points()
    (event,) = [each for each in layout.flags if each.key]
    at = QPointF(event.left + 20, event.top + 6).toPoint()
    with qtbot.waitSignal(chart.event_activated) as opened:
        qtbot.mouseClick(chart, LEFT, pos=at)
    assert opened.args == ["e"]
    assert chart._event_words(at) == "Moved house"


def test_spoken_summary_says_days_ends_gaps_and_events(chart: TimeChart) -> None:
    spoken = chart.accessibleDescription()
    assert spoken.startswith("25 Apr 2026 to 23 Aug 2026.")
    assert "Lowest 8, highest 12." in spoken
    assert "14 Jun 2026: Moved house." in spoken


def test_steps_of_the_wheel_are_even(chart: TimeChart) -> None:
    lengths = []
    for _ in range(4):
        wheel(chart, middle(chart), notches=1, modifier=CONTROL)
        assert chart.zoom.view
        lengths.append(chart.zoom.view.length)
    assert all(a / b == pytest.approx(1.25) for a, b in pairwise(lengths))


def test_leaving_takes_no_motion_along(chart: TimeChart) -> None:
    chart.zoom.pan(20)
    chart.set_look(replace(chart._look, scale=1.2))
    assert not chart.zoom.is_moving
