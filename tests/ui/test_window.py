"""The window opens where it was, as far as the screen that is there now has room."""

import json

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

from sessionbook.settings import Settings
from sessionbook.ui.window import USUAL_SIZE, Window


@pytest.mark.parametrize(
    "left",
    [
        (40, 30, 700, 500),
        (-3000, 50, 700, 500),  # a screen to the left, taken away since
        (100, 5000, 700, 500),
        (0, 0, 4000, 3000),  # a larger screen
        (100_000, 0, 700, 100_000),
    ],
)
def test_a_remembered_place_is_within_the_screen(qtbot, tmp_path, left) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"window": left}))
    window = Window(Settings(tmp_path))
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(window.geometry())
    title_bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    assert window.y() >= room.top() + title_bar  # what it is moved and closed by
    if room.contains(QRect(*left)):
        assert window.geometry() == QRect(*left)


def test_a_damaged_place_is_the_usual_one(qtbot, tmp_path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"window": (10**12, 0, 700, 500)}))
    window = Window(Settings(tmp_path))
    qtbot.addWidget(window)
    assert window.size() == USUAL_SIZE


@pytest.fixture
def shown(qtbot, tmp_path) -> Window:
    window = Window(Settings(tmp_path / "settings"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_nothing_is_written_where_nobody_moved_it(shown: Window, tmp_path) -> None:
    shown.close()
    assert not (tmp_path / "settings").exists()


def test_where_somebody_put_it_is_remembered(shown: Window, tmp_path) -> None:
    shown.setGeometry(40, 30, 700, 500)
    shown.close()
    assert Settings(tmp_path / "settings").preferences.window == (40, 30, 700, 500)


def test_a_lock_remembers_where_it_is_so_that_it_comes_back_there(shown: Window, tmp_path) -> None:
    shown.remember_place()
    assert Settings(tmp_path / "settings").preferences.window[2:] == USUAL_SIZE.toTuple()
