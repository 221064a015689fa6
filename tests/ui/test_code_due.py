"""The reminder to try the recovery code: asked for, quiet, once a quarter, and leading there."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.services import recovery_check
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.reminders import Reminders
from tests.conftest import PASSPHRASE, TODAY, Clock
from tests.ui.hands import Hands, Key, at_the_window, focused

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "systemTrayWindowChanged")

WANTED = "You wanted to try your recovery code once in three months."
CODE = "JD30-R1FR-XAHJ-M54R-KE01-ES19-8DD0"
QUARTER = timedelta(days=91)


def go_on(clock: Clock, days: int, hour: int = 15) -> None:
    clock.now = datetime.combine(TODAY + timedelta(days), time(hour)).astimezone()


def today(hands: Hands) -> TodayPage:
    hands.turn_to("today")
    page = hands.shell.page
    assert isinstance(page, TodayPage)
    page.refresh()
    QApplication.processEvents()
    return page


def test_it_is_off_until_asked_for_and_then_a_quiet_line_after_a_quarter(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    go_on(clock, 400)
    assert WANTED not in today_words(hands)
    go_on(clock, 0)
    hands.shell.show_page("settings")
    hands.start("Once in three months, to try the recovery code")
    assert recovery_check.is_asked(context.notebook)
    go_on(clock, 90)
    assert WANTED not in today_words(hands)
    go_on(clock, 91)
    assert WANTED in today_words(hands)
    hands.shell.show_page("settings")
    hands.start("Once in three months, to try the recovery code")
    assert WANTED not in today_words(hands)


def today_words(hands: Hands) -> list[str]:
    return hands.seen() if today(hands) else []


def test_the_line_leads_to_the_form_and_a_try_ends_it(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    vault = context.vault
    vault.renew_recovery_code(vault.unlock(PASSPHRASE), CODE)
    recovery_check.ask(context.notebook, TODAY, asked=True)
    go_on(clock, 91)
    today(hands)
    hands.start("Try it now")
    page = hands.shell.page
    assert isinstance(page, SettingsPage)
    assert focused() is page.passphrase.try_code.code
    hands.type(CODE)
    hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: not page.passphrase.try_code.is_working)
    assert WANTED not in today_words(hands)
    go_on(clock, 181)
    assert WANTED not in today_words(hands)
    go_on(clock, 182)
    assert WANTED in today_words(hands)


def test_later_is_in_another_quarter_and_can_be_taken_back(
    hands: Hands, context: Context, clock: Clock
) -> None:
    recovery_check.ask(context.notebook, TODAY, asked=True)
    go_on(clock, 91)
    today(hands)
    hands.start("In three months")
    assert WANTED not in today_words(hands)
    hands.shell.notice_bar._undo_button.click()
    assert WANTED in today_words(hands)
    hands.start("In three months")
    go_on(clock, 181)
    assert WANTED not in today_words(hands)
    go_on(clock, 182)
    assert WANTED in today_words(hands)


# Outside the window.


@pytest.fixture
def running(context: Context, notebook: Notebook, clock: Clock) -> Iterator[Reminders]:
    made = Reminders(notebook, context.measures, clock)
    yield made
    made.stop()


@pytest.fixture
def heard(running: Reminders) -> list[bool]:
    times: list[bool] = []
    running.came_due.connect(lambda: times.append(True))
    return times


def timers(running: Reminders) -> list[QTimer]:
    return [each for each in running.findChildren(QTimer) if each.isActive()]


def test_it_is_said_once_on_its_day_and_then_not_again(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    assert timers(running) == []
    recovery_check.ask(notebook, TODAY, asked=True)
    assert len(timers(running)) == 1
    assert running.are_on
    go_on(clock, 91, 17)
    running.look()
    assert heard == []
    go_on(clock, 91, 18)
    running.look()
    running.look()
    assert heard == [True]
    go_on(clock, 120)
    running.look()
    assert heard == [True]
    assert timers(running) == []
    recovery_check.ask(notebook, clock.today, asked=False)
    assert not running.are_on


def test_a_clock_put_far_forward_and_back_says_it_at_most_once(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    recovery_check.ask(notebook, TODAY, asked=True)
    for days in (4000, 0, -20_000, 0, 90, 4000, 90):
        go_on(clock, days, 20)
        running.look()
    assert heard == []
    go_on(clock, 91, 18)
    running.look()
    assert heard == [True]


def test_a_clock_that_is_wrong_for_a_while_shows_nothing_too_soon(
    hands: Hands, context: Context, clock: Clock
) -> None:
    recovery_check.ask(context.notebook, TODAY, asked=True)
    for days in (-20_000, -1, 0, 90):
        go_on(clock, days)
        assert WANTED not in today_words(hands), days


def test_the_window_opened_long_after_shows_the_line_at_once(
    qtbot: QtBot, context: Context, clock: Clock
) -> None:
    recovery_check.ask(context.notebook, TODAY, asked=True)
    go_on(clock, 300)
    later = at_the_window(qtbot, context, clock)
    assert WANTED in later.seen()
