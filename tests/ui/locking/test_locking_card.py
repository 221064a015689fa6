"""Settings: when the notebook locks by itself, said honestly and in force at once."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sessionbook.settings import IDLE_MINUTES
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.settings.locking_card import MINUTES

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page


def test_five_minutes_at_first_and_every_choice_in_force_at_once(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    after = page.locking.after
    assert after.currentText() == "after 5 minutes"
    assert [after.itemText(row) for row in (0, after.count() - 1)] == ["after 1 minute", "never"]
    assert set(MINUTES) < set(IDLE_MINUTES)
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_Down)
    assert context.settings.preferences.idle_minutes == 10
    qtbot.keyClick(after, Qt.Key.Key_End)
    assert context.settings.preferences.idle_minutes == 0
    assert page.locking.never.isVisible()
    qtbot.keyClick(after, Qt.Key.Key_Home)
    assert context.settings.preferences.idle_minutes == 1
    assert not page.locking.never.isVisible()


def test_minimised_is_asked_for_by_a_tick(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    check = page.locking.minimised.check
    assert not check.isChecked()
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert context.settings.preferences.locks_minimised


def test_a_time_from_elsewhere_is_shown(page: SettingsPage, context: Context) -> None:
    context.settings.change(idle_minutes=7)
    page.refresh()
    assert page.locking.after.currentText() == "after 7 minutes"


def test_the_wheel_that_scrolls_the_page_changes_nothing(
    page: SettingsPage, context: Context
) -> None:
    page.setFocus()
    none, still = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at, turned = QPointF(5, 5), QPoint(0, -120)
    wheel = QWheelEvent(at, at, QPoint(), turned, none, still, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(page.locking.after, wheel)
    assert context.settings.preferences.idle_minutes == 5


def test_it_says_what_always_locks(page: SettingsPage) -> None:
    said = " ".join(each.text() for each in page.locking.findChildren(QLabel))
    for what in ("with the screen", "before sleep", "another user", "where the desktop tells"):
        assert what in said
