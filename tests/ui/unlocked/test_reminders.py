"""Reminders in the window: neutral words, one timer, nothing while nothing was asked for."""

import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment
from sessionbook.domain.homework import Homework
from sessionbook.domain.reminders import Wishes
from sessionbook.services.reminders import keep_wishes
from sessionbook.store.notebook import Notebook
from sessionbook.ui import alarm, icons
from sessionbook.ui.notice_bar import NoticeBar
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked import reminders
from sessionbook.ui.unlocked.reminders import DueSign, Reminders, Tray
from tests.conftest import TODAY, Clock

# the platform without a screen says so for every window
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "systemTrayWindowChanged")


def sleep_until(clock: Clock, hour: int, minute: int, days: int = 0) -> None:
    clock.now = datetime.combine(TODAY + timedelta(days), time(hour, minute)).astimezone()


@pytest.fixture
def running(context: Context, notebook: Notebook, clock: Clock) -> Iterator[Reminders]:
    notebook.homework.save(Homework(title="Marrowbright", started_on=TODAY))
    made = Reminders(notebook, context.measures, clock)
    yield made
    made.stop()


@pytest.fixture
def heard(running: Reminders) -> list[bool]:
    times: list[bool] = []
    running.came_due.connect(lambda: times.append(True))
    return times


def waits(running: Reminders) -> list[int]:
    """Return the minutes that each running timer still waits."""
    timers = [each for each in running.findChildren(QTimer) if each.isActive()]
    assert all(timer.isSingleShot() for timer in timers)
    return [round(timer.remainingTime() / 60_000) for timer in timers]


def test_no_timer_while_nothing_was_asked_for(running: Reminders, notebook: Notebook) -> None:
    assert waits(running) == []
    keep_wishes(notebook, Wishes(session_minutes=15))
    assert waits(running) == []  # no session is planned
    keep_wishes(notebook, Wishes())
    assert waits(running) == []


def test_one_timer_to_the_next_moment_whatever_changes(
    running: Reminders, notebook: Notebook, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(15, time(18), time(20)))
    assert waits(running) == [175]  # it is 15:05
    notebook.appointments.save(Appointment(day=TODAY, at=time(16)))
    assert waits(running) == [40]
    keep_wishes(notebook, Wishes(insights_at=time(20)))
    assert waits(running) == [295]
    assert heard == []


def test_a_session_weeks_away_still_fits_into_a_timer(
    running: Reminders, notebook: Notebook
) -> None:
    keep_wishes(notebook, Wishes(session_minutes=15))
    notebook.appointments.save(Appointment(day=TODAY + timedelta(90), at=time(16)))
    assert waits(running) == [round(reminders.LONGEST_MS / 60_000)]


def test_it_is_said_when_the_timer_ends(
    qtbot: QtBot, running: Reminders, notebook: Notebook, clock: Clock
) -> None:
    keep_wishes(notebook, Wishes(practice_at=time(15, 6)))
    (timer,) = running.findChildren(QTimer)
    sleep_until(clock, 15, 6)
    with qtbot.waitSignal(running.came_due, timeout=2000):
        timer.start(1)
    assert waits(running) == [24 * 60]


def test_an_early_timer_says_nothing_and_waits_on(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(practice_at=time(18)))
    sleep_until(clock, 17, 59)
    running.look()
    assert heard == []
    assert waits(running) == [1]


def test_what_was_slept_through_is_said_once(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(practice_at=time(8), insights_at=time(9)))
    sleep_until(clock, 10, 0, days=6)
    active = Qt.ApplicationState.ApplicationActive
    for _ in range(3):
        running._come_back(active)
    assert heard == [True]


def suspend(running: Reminders) -> None:
    """Let the timer stand still, as all of Qt's do while the machine sleeps."""
    (timer,) = running.findChildren(QTimer)
    timer.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has a timer of the clock on the wall")
def test_after_sleep_it_is_said_by_the_clock_on_the_wall(
    qtbot: QtBot, running: Reminders, notebook: Notebook, clock: Clock
) -> None:
    sleep_until(clock, 15, 5)
    clock.now += timedelta(seconds=59.9)
    keep_wishes(notebook, Wishes(practice_at=time(15, 6)))
    suspend(running)
    sleep_until(clock, 15, 6)
    with qtbot.waitSignal(running.came_due, timeout=2000):
        pass
    assert waits(running) == [24 * 60]


def test_where_no_timer_follows_that_clock_whatever_wakes_the_program_has_it_looked_at(
    qtbot: QtBot,
    context: Context,
    notebook: Notebook,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alarm, "_timer_file", lambda _: None)
    notebook.homework.save(Homework(title="Marrowbright", started_on=TODAY))
    running = Reminders(notebook, context.measures, clock)
    heard: list[bool] = []
    running.came_due.connect(lambda: heard.append(True))
    keep_wishes(notebook, Wishes(practice_at=time(18)))
    suspend(running)
    qtbot.wait(1)
    assert heard == []
    sleep_until(clock, 19, 0)
    qtbot.wait(1)
    qtbot.wait(1)
    assert heard == [True]
    running.stop()
    assert waits(running) == []


def test_a_clock_that_was_set_back_waits_on(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(practice_at=time(18)))
    sleep_until(clock, 12, 0)
    running._alarm.rang.emit()
    assert heard == []
    assert waits(running) == [6 * 60]


def test_nothing_is_said_when_nothing_is_due(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(insights_at=time(18)))
    sleep_until(clock, 18, 0)
    running.look()
    assert heard == []


def test_an_hour_chosen_when_it_is_over_waits_for_tomorrow(
    running: Reminders, notebook: Notebook, clock: Clock, heard: list[bool]
) -> None:
    keep_wishes(notebook, Wishes(practice_at=time(15, 0)))
    assert heard == []
    assert waits(running) == [24 * 60 - 5]


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.setWindowIcon(icons.window_icon(window.palette()))
    window.show()
    return window


def test_without_a_tray_the_bar_says_it_in_neutral_words(window: QWidget) -> None:
    bar = NoticeBar(window)
    DueSign(window, bar).say()
    assert bar.isVisible()
    assert bar.accessibleName() == "Notebook: something is due."


def test_with_a_tray_the_desktop_says_it_in_neutral_words(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, ...]] = []
    tray = reminders.QSystemTrayIcon
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))
    monkeypatch.setattr(tray, "showMessage", lambda _, *said: shown.append(said[:2]))
    bar = NoticeBar(window)
    sign = DueSign(window, bar)
    sign.say()
    sign.say()
    assert shown == [("Notebook", "Something is due.")] * 2
    assert bar.isHidden()
    (icon,) = sign.findChildren(tray)
    assert icon.toolTip() == "Notebook"
    window.hide()
    icon.messageClicked.emit()
    assert window.isVisible()
