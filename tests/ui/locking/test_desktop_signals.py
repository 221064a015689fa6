"""Real messages of a logind and a screen saver played on a private bus: each is heard, or not."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.ui.entry.new_notebook import PassphraseStep
from sessionbook.ui.entry.recovery import RecoveryScreen
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.locking.linux import Desktop
from sessionbook.ui.locking.logind import SAVERS
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import PASSPHRASE
from tests.drive.fake_buses import OTHERS_AT, FakeBuses, missing

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Say = Callable[[FakeBuses], object]
MOMENT_MS = 60


@pytest.fixture
def buses() -> Iterator[FakeBuses]:
    yield from started(with_logind=True)


@pytest.fixture
def buses_alone() -> Iterator[FakeBuses]:
    """Buses on which nobody is logind yet."""
    yield from started(with_logind=False)


def started(*, with_logind: bool) -> Iterator[FakeBuses]:
    if missing():
        give_up = pytest.fail if os.environ.get("DRILL_ALL") else pytest.skip
        give_up(f"There is no message bus here. Please type: apt-get install {missing()}")
    buses = FakeBuses(with_logind=with_logind)
    yield buses
    buses.end()


@pytest.fixture
def bus(buses: FakeBuses, qapp: QApplication) -> Iterator[QDBusConnection]:
    name = f"played {buses.address}"
    yield QDBusConnection.connectToBus(buses.address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def desktop(
    qtbot: QtBot, buses: FakeBuses, bus: QDBusConnection, heard: list[str]
) -> Iterator[Desktop]:
    owner = QObject()
    desktop = Desktop(owner)
    desktop.left.connect(lambda: heard.append("left"))
    desktop.hear_session(bus)
    desktop.hear_system(bus)
    qtbot.waitUntil(lambda: len(desktop._state) == 2)  # it knows its session
    yield desktop
    desktop.delay_sleep(delays=False)


@pytest.fixture
def heard() -> list[str]:
    return []


AWAY: dict[str, Say] = {
    "sleep": FakeBuses.sleep,
    "lock": FakeBuses.lock,
    "another user": FakeBuses.switch,
    "locked hint": lambda buses: buses.change("LockedHint", True),
    **{saver: partial(FakeBuses.screen_saver, interface=saver) for saver in SAVERS},
}
HERE: dict[str, Say] = {
    "waking": lambda buses: buses.sleep(begins=False),
    "back again": lambda buses: buses.switch(active=True),
    "unlocked": lambda buses: buses.change("LockedHint", False),
    "screen is back": lambda buses: buses.screen_saver(SAVERS[0], active=False),
    "another session's lock": lambda buses: buses.lock(OTHERS_AT),
    "a stranger's sleep": lambda buses: buses.sleep(stranger=True),
}


@pytest.mark.parametrize("what", AWAY)
def test_nobody_is_there(
    qtbot: QtBot, desktop: Desktop, buses: FakeBuses, heard: list[str], what: str
) -> None:
    AWAY[what](buses)
    qtbot.waitUntil(lambda: heard == ["left"], timeout=2000)


@pytest.mark.parametrize("what", HERE)
def test_somebody_is_there(
    qtbot: QtBot, desktop: Desktop, buses: FakeBuses, heard: list[str], what: str
) -> None:
    HERE[what](buses)
    qtbot.wait(MOMENT_MS)
    assert heard == []
    buses.lock()
    qtbot.waitUntil(lambda: heard == ["left"], timeout=2000)


def test_sleep_waits_until_the_notebook_is_locked_and_is_put_off_again(
    qtbot: QtBot, desktop: Desktop, buses: FakeBuses, heard: list[str]
) -> None:
    delayed: list[bool] = []
    desktop.left.connect(lambda: delayed.append(buses.is_delayed()))
    assert not buses.was_asked("Inhibit")
    desktop.delay_sleep(delays=True)
    qtbot.waitUntil(lambda: desktop._delay is not None)
    assert ("Inhibit", "sleep", "Notebook", "Closing", "delay") in buses.asked
    assert not os.get_inheritable(desktop._delay or 0)  # so an exec lets go of it
    buses.sleep()
    qtbot.waitUntil(lambda: heard == ["left"], timeout=2000)
    assert delayed == [True]
    qtbot.waitUntil(lambda: not buses.is_delayed(), timeout=3000)
    buses.sleep(begins=False)
    qtbot.waitUntil(buses.is_delayed, timeout=2000)


def test_a_logind_that_comes_later_is_heard(
    qtbot: QtBot, buses_alone: FakeBuses, heard: list[str]
) -> None:
    buses = buses_alone
    name = f"late {buses.address}"
    owner = QObject()
    desktop = Desktop(owner)
    desktop.left.connect(lambda: heard.append("left"))
    desktop.hear_system(QDBusConnection.connectToBus(buses.address, name))
    qtbot.wait(MOMENT_MS)
    buses.become_logind()
    qtbot.waitUntil(lambda: len(desktop._state) == 2, timeout=2000)
    buses.sleep()
    qtbot.waitUntil(lambda: heard == ["left"], timeout=2000)
    QDBusConnection.disconnectFromBus(name)


def test_without_a_bus_nothing_happens(heard: list[str]) -> None:
    owner = QObject()
    desktop = Desktop(owner)
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere", "nowhere")
    desktop.hear_system(nowhere)
    desktop.hear_session(nowhere)
    desktop.delay_sleep(delays=True)
    desktop.delay_sleep(delays=False)
    assert heard == []


# --- what it does to an unlocking that is going on


def test_unlocking_is_given_up(
    qtbot: QtBot, program: Program, folder: Path, locked: list[Path]
) -> None:
    program.start(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    assert screen._task
    program._away.guard.left.emit()
    qtbot.wait(MOMENT_MS * 5)
    assert program.window.screen_shown() is screen
    assert screen.passphrase.text() == ""
    assert screen.passphrase.isEnabled()
    assert "was locked meanwhile" in screen.problem.text()
    assert locked == []
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell))


def test_a_recovery_is_given_up_below_the_help_too(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    program.start(folder)
    program._locked.show_recovery(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, RecoveryScreen)
    changed: list[str] = []
    screen._vault.unlock_with_code = lambda code: code  # type: ignore[method-assign,assignment]
    screen._vault.change_passphrase = lambda _, new: changed.append(new)  # type: ignore[method-assign]
    screen.code.setText("A code")
    for field in (screen.chosen.passphrase, screen.chosen.again):
        field.field.setText("new words")
    screen._start()
    program._locked.show_crisis_help(folder)
    program._away.guard.left.emit()
    qtbot.wait(MOMENT_MS)
    assert [screen.code.text(), screen.chosen.text(), screen.chosen.again.text()] == [""] * 3
    assert program.opened is None


def test_the_fields_of_a_new_notebook_are_emptied(program: Program) -> None:
    program.start(None)
    program._locked.show_new()
    screen = program.window.screen_shown()
    assert isinstance(screen, PassphraseStep)
    screen.chosen.passphrase.field.setText("words")
    program._away.guard.left.emit()
    assert screen.chosen.text() == ""
