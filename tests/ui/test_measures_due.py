"""From a questionnaire that is due to the place where its total is entered."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sessionbook.domain.measures import MeasureResult
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.progress.add_result import AddResultDialog
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.shell import Shell
from tests.conftest import TODAY


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
    enter = today.measures_due.rows["phq9"].findChildren(QPushButton)[0]
    assert enter.accessibleName() == "Enter the total: PHQ-9"
    enter.click()
    (dialog,) = shell.page.findChildren(AddResultDialog)
    assert dialog.what.currentText() == "PHQ-9"
    dialog.total.setText("7")
    dialog.keep.click()
    assert [each.total for each in results.of("phq9")] == [7, 9]
    shell.show_page("today")
    assert today.measures_due.isHidden()


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
