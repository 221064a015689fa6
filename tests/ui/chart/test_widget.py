from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from sessionbook.domain.series import Points
from sessionbook.ui import theme
from sessionbook.ui.chart.bubble import bubble_rect
from sessionbook.ui.chart.legend import LegendButton
from sessionbook.ui.chart.look import Look
from sessionbook.ui.chart.model import ChartModel
from sessionbook.ui.chart.places import Place
from sessionbook.ui.chart.widget import Chart
from sessionbook.ui.chart.words import number, panel_name, point_words, summary
from tests.ui.chart.conftest import anxiety, simple, with_points

KEY = Qt.Key
LAST = 21


@pytest.fixture
def chart(qtbot: QtBot, look: Look, model: ChartModel) -> Chart:
    chart = Chart(look)
    qtbot.addWidget(chart)
    chart.resize(900, 440)
    chart.set_model(model)
    chart.show()
    chart.activateWindow()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    return chart


def at(chart: Chart, place: Place) -> QPoint:
    layout = chart.geometry_of_points()
    return layout.at(layout.panels[place.panel], place.point(layout.model)).toPoint()


def test_focus_starts_at_the_newest_point_and_says_it(chart: Chart) -> None:
    assert chart.current == Place(0, LAST)
    assert chart.accessibleName() == "Anxiety, GAD-7, 5 Nov 2026: 7, mild"


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([KEY.Key_Left], Place(0, LAST - 1)),
        ([KEY.Key_Right], Place(0, LAST)),
        ([KEY.Key_Home], Place(0, 0)),
        ([KEY.Key_Home, KEY.Key_Left], Place(0, 0)),
        ([KEY.Key_Home, KEY.Key_Right, KEY.Key_Down], Place(1, 1)),
        ([KEY.Key_Down, KEY.Key_Down, KEY.Key_Down], Place(2, LAST)),
        ([KEY.Key_Down, KEY.Key_Up, KEY.Key_Up], Place(0, LAST)),
        ([KEY.Key_Home, KEY.Key_End], Place(0, LAST)),
    ],
)
def test_keys_lead_to_every_point(
    qtbot: QtBot, chart: Chart, keys: list[Qt.Key], place: Place
) -> None:
    for key in keys:
        qtbot.keyClick(chart, key)
    assert chart.current == place


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_enter_opens_the_current_point(qtbot: QtBot, chart: Chart, key: Qt.Key) -> None:
    qtbot.keyClick(chart, KEY.Key_Left)
    with qtbot.waitSignal(chart.point_activated) as opened:
        qtbot.keyClick(chart, key)
    assert opened.args == ["gad7", anxiety().points[LAST - 1].day]


def test_a_click_opens_the_point_under_it(qtbot: QtBot, chart: Chart) -> None:
    with qtbot.waitSignal(chart.point_activated) as opened:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at(chart, Place(1, 4)))
    assert opened.args == ["outlook", anxiety().points[4].day]


def test_a_click_far_from_every_point_opens_nothing(qtbot: QtBot, chart: Chart) -> None:
    for far in (QPoint(2, 2), at(chart, Place(0, LAST - 1)) - QPoint(0, 40)):
        with qtbot.assertNotEmitted(chart.point_activated):
            qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=far)


def test_pointing_shows_a_bubble_and_leaving_takes_it_away(qtbot: QtBot, chart: Chart) -> None:
    before = chart.grab().toImage()
    qtbot.mouseMove(chart, at(chart, Place(2, 3)))
    assert chart.hovered == Place(2, 3)
    assert chart.grab().toImage() != before
    qtbot.mouseMove(chart, QPoint(2, 2))
    assert chart.hovered is None
    assert chart.grab().toImage() == before


def test_the_bubble_never_leaves_the_chart(chart: Chart, look: Look) -> None:
    room, size = QRectF(chart.rect()), QSizeF(120, 40)
    for corner in (room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight()):
        box = bubble_rect(corner, size, room, look)
        assert room.contains(box)
        assert not box.contains(corner)


def test_focus_ring_shows_only_with_focus(qtbot: QtBot, chart: Chart) -> None:
    focused = chart.grab().toImage()
    chart.clearFocus()
    qtbot.waitUntil(lambda: not chart.hasFocus())
    assert chart.grab().toImage() != focused


def test_tab_leaves_the_chart(qtbot: QtBot, chart: Chart) -> None:
    current = chart.current
    qtbot.keyClick(chart, KEY.Key_A)
    assert chart.current == current


def test_the_still_part_is_drawn_once(chart: Chart, look: Look) -> None:
    chart.grab()
    still = chart._picture
    assert still is not None
    chart.grab()
    assert chart._picture is still
    chart.set_look(replace(look, scale=1.5))
    chart.grab()
    assert chart._picture is not still


def test_dark_is_painted_on_the_dark_card(chart: Chart) -> None:
    dark = theme.load("dark")
    chart.set_look(Look(dark))
    assert chart.grab().toImage().pixelColor(1, 1).name().upper() == dark.card


def test_spoken_summary_names_every_series(chart: Chart) -> None:
    spoken = chart.accessibleDescription()
    assert "Anxiety, GAD-7: 22 points from 15 in January to 7 in November." in spoken
    assert "Outlook" in spoken
    assert "Working together" in spoken


def test_what_assistive_tools_see(chart: Chart) -> None:
    seen = QAccessible.queryAccessibleInterface(chart)
    assert seen.text(QAccessible.Text.Name).startswith("Anxiety")
    assert seen.text(QAccessible.Text.Description) == chart.accessibleDescription()
    assert seen.state().focusable


def test_an_empty_chart_takes_no_focus_and_no_events(qtbot: QtBot, look: Look) -> None:
    chart = Chart(look)
    qtbot.addWidget(chart)
    chart.show()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(chart, QPoint(10, 10))
    qtbot.keyClick(chart, KEY.Key_Return)
    assert chart.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert "months" in chart.accessibleDescription()
    assert chart.hovered is chart.current is None


def test_up_and_down_pass_over_series_without_points(qtbot: QtBot, chart: Chart) -> None:
    bare = with_points(simple("bare", "Bare"), Points())
    chart.set_model(ChartModel.fitting((anxiety(), bare, simple("c", "C"))))
    qtbot.keyClick(chart, KEY.Key_Home)
    qtbot.keyClick(chart, KEY.Key_Down)
    assert chart.current == Place(2, 0)


def test_more_panels_ask_for_more_height(chart: Chart, model: ChartModel) -> None:
    tall = chart.sizeHint().height()
    chart.set_model(ChartModel.fitting(model.series[:1]))
    assert chart.sizeHint().height() < tall
    assert chart.minimumSizeHint().height() < chart.sizeHint().height()


def test_one_point_is_said_as_one(look: Look) -> None:
    del look
    one = ChartModel.fitting((anxiety((15,)), with_points(simple("a", "A"), Points())))
    assert summary(one) == (
        "15 Jan 2026 to 15 Jan 2026. Anxiety, GAD-7: one point, 15 in January. "
        "A: nothing in these months."
    )


def test_words_of_a_panel_and_a_point() -> None:
    assert panel_name(anxiety()) == "Anxiety, GAD-7 (lower is better)"
    assert panel_name(simple("o", "Outlook")) == "Outlook (0–10)"
    calm = replace(simple("c", "Tension"), higher_is_better=False)
    assert panel_name(calm) == "Tension (0–10, lower is better)"
    assert point_words(anxiety(), anxiety().points[0]) == (
        "Anxiety, GAD-7, 15 Jan 2026: 15, severe"
    )
    assert (number(7.0), number(8.44)) == ("7", "8.4")
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert number(8.44) == "8,4"


def test_legend_button_toggles_by_key_and_anywhere_by_mouse(qtbot: QtBot, look: Look) -> None:
    button = LegendButton("Anxiety", 0, look)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    on = button.grab().toImage()
    qtbot.mouseClick(
        button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 3, button.height() // 2)
    )
    assert not button.isChecked()
    assert button.grab().toImage() != on
    qtbot.keyClick(button, KEY.Key_Space)
    assert button.isChecked()
    seen = QAccessible.queryAccessibleInterface(button)
    assert seen.role() == QAccessible.Role.CheckBox
    assert seen.text(QAccessible.Text.Name) == "Anxiety"


def test_legend_button_is_mirrored(qtbot: QtBot, look: Look) -> None:
    button = LegendButton("Anxiety", 0, look)
    qtbot.addWidget(button)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.resize(button.sizeHint())
    image, middle = button.grab().toImage(), button.height() // 2
    colour = look.theme.series[0]
    assert image.pixelColor(button.width() - 12, middle).name().upper() == colour
    assert image.pixelColor(12, middle).name().upper() != colour


def test_the_picture_drawn_ahead_in_steps_is_the_one_drawn_at_once(
    qtbot: QtBot, look: Look, model: ChartModel
) -> None:
    pictures = []
    for is_ahead in (True, False):
        chart = Chart(look)
        qtbot.addWidget(chart)
        chart.resize(900, 440)
        chart.set_model(model)
        steps = len(list(chart.draw_ahead())) if is_ahead else 0
        assert (chart._picture is not None) == is_ahead
        assert (steps > len(model.series)) == is_ahead
        pictures.append(chart._still_picture().toImage())
    assert pictures[0] == pictures[1]


def test_a_picture_that_is_old_before_it_is_drawn_is_not_kept(
    chart: Chart, model: ChartModel
) -> None:
    chart.set_model(replace(model, first=model.first + 1))
    steps = chart.draw_ahead()
    next(steps)
    chart.set_model(model)
    assert list(steps) == []
    assert chart._picture is None
