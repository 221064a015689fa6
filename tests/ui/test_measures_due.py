"""From a questionnaire that is due to the place where its total is entered."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sessionbook.domain.measures import MeasureResult
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.progress.add_result import AddResultDialog
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import TODAY
from tests.ui.hands import CONTROL, Hands, Key

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def test_one_click_asks_for_its_total_and_today_is_quiet_again(
    qtbot: QtBot, context: Context
) -> None:
    results = context.notebook.measures
    results.save(MeasureResult(measure="phq9", day=TODAY - timedelta(days=22), total=9))
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.show()
    today = shell.page
    assert isinstance(today, TodayPage)
    answer, enter = today.measures_due.rows["phq9"].findChildren(QPushButton)[:2]
    assert answer.accessibleName() == "Answer the questions: PHQ-9"
    assert enter.accessibleName() == "Enter the total: PHQ-9"
    enter.click()
    (dialog,) = shell.page.findChildren(AddResultDialog)
    assert dialog.what.currentText() == "PHQ-9"
    dialog.total.setText("7")
    dialog.keep.click()
    assert [each.total for each in results.of("phq9")] == [7, 9]
    shell.show_page("today")
    assert today.measures_due.isHidden()


def test_never_is_taken_back_in_the_settings(hands: Hands, context: Context) -> None:
    results = context.notebook.measures
    results.save(MeasureResult(measure="phq9", day=TODAY - timedelta(days=22), total=9))
    hands.start("Don't ask for it: PHQ-9")
    hands.press(Key.Key_Escape)
    assert "PHQ-9: last on 2 November" not in hands.seen()
    hands.press(Key.Key_Comma, CONTROL)
    page = hands.shell.page
    assert isinstance(page, SettingsPage)
    field = page.measures.rows["phq9"].every
    assert field.currentText() == "Never"
    field.setFocus()
    for often, is_asked in (("Every 13 weeks", False), ("Every 2 weeks, as usual", True)):
        while field.currentText() != often:
            hands.press(Key.Key_Up)
        hands.press(Key.Key_1, CONTROL)
        assert ("PHQ-9: last on 2 November" in hands.seen()) is is_asked
        hands.press(Key.Key_Comma, CONTROL)
        field.setFocus()
    hands.press(Key.Key_End)
    assert field.currentText() == "Never"
    hands.press(Key.Key_U, Qt.KeyboardModifier.AltModifier)
    hands.qtbot.waitUntil(lambda: field.currentText() == "Every 2 weeks, as usual")
    hands.press(Key.Key_1, CONTROL)
    assert "PHQ-9: last on 2 November" in hands.seen()


def test_the_latest_of_each_is_found_by_name(context: Context) -> None:
    results = context.notebook.measures
    assert results.latest() == {}
    for measure, ago in (("b", 3), ("a", 9), ("b", 5), ("c", 1)):
        results.save(MeasureResult(measure=measure, day=TODAY - timedelta(days=ago), total=1))
    gone = results.save(MeasureResult(measure="a", day=TODAY, total=1))
    results.delete(gone.id)
    assert results.latest() == {
        "a": TODAY - timedelta(days=9),
        "b": TODAY - timedelta(days=3),
        "c": TODAY - timedelta(days=1),
    }
