"""After a while without anybody the notebook locks; sleep counts, and nothing is woken for it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPointingDevice, QTouchEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.ui import alarm
from sessionbook.ui.locking.idle import Idle
from sessionbook.ui.unlocked.shell import Shell

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


class Watch:
    """A clock that the test turns."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


class Waiting:
    """An idle wait of five minutes, and how often it was over."""

    def __init__(self, watch: Watch) -> None:
        self.minutes, self.rings = 5, 0
        self.owner = QObject()
        self.idle = Idle(lambda: self.minutes, self.owner, watch)
        self.idle.over.connect(self._ring)
        self.waits: list[float | None] = []
        self.idle.begin()
        assert self.idle._alarm
        self.idle._alarm.set_in = self.waits.append  # type: ignore[method-assign]

    def _ring(self) -> None:
        self.rings += 1


@pytest.fixture
def waiting(qapp: QApplication, watch: Watch) -> Iterator[Waiting]:
    waiting = Waiting(watch)
    yield waiting
    waiting.idle.stop()


def test_over_after_the_minutes_chosen_and_not_before(waiting: Waiting, watch: Watch) -> None:
    watch.now += 299
    waiting.idle.look()
    assert (waiting.rings, waiting.waits) == (0, [1])
    watch.now += 1
    waiting.idle.look()
    assert waiting.rings == 1


def test_use_sets_no_timer_and_is_counted_when_the_wait_ends(
    waiting: Waiting, watch: Watch
) -> None:
    for _ in range(100):
        watch.now += 2.5
        waiting.idle.note()
    assert waiting.waits == []
    watch.now += 50
    waiting.idle.look()  # five minutes after the beginning
    assert (waiting.rings, waiting.waits) == (0, [250])


def test_a_shorter_time_is_in_force_at_once_and_never_is_never(
    waiting: Waiting, watch: Watch
) -> None:
    watch.now += 90
    waiting.minutes = 1
    waiting.idle.look()
    assert waiting.rings == 1
    waiting.minutes = 0
    waiting.waits.clear()
    watch.now += 10**7
    waiting.idle.look()
    assert (waiting.rings, waiting.waits) == (1, [None])


def test_what_was_over_in_sleep_is_over_on_waking(waiting: Waiting, watch: Watch) -> None:
    watch.now += 8 * 3600  # the alarm rings when the machine wakes
    assert waiting.idle._alarm
    waiting.idle._alarm.rang.emit()
    assert waiting.rings == 1


def test_the_clock_goes_on_in_sleep() -> None:
    assert abs(alarm.since_the_start() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1


@pytest.mark.parametrize("has_timers", [True, False], ids=["as here", "as elsewhere"])
def test_it_rings_by_itself(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, has_timers: bool
) -> None:
    if not has_timers:
        monkeypatch.setattr(alarm, "_timer_file", lambda _: None)
    monkeypatch.setattr("sessionbook.ui.locking.idle.MINUTE", 0.05)
    owner = QObject()
    idle = Idle(lambda: 1, owner)
    with qtbot.waitSignal(idle.over, timeout=3000):
        idle.begin()
    idle.stop()


def test_while_it_waits_no_timer_of_qt_s_runs(program: Program, shell: Shell) -> None:
    timers = program._away.findChildren(QTimer)
    assert [timer for timer in timers if timer.isActive()] == []
    assert program._away.guard.idle._left() > 290


# --- what counts as use


@pytest.fixture
def used(program: Program, shell: Shell) -> list[float]:
    """Note in the program when it is used, and say here that it was."""
    seen: list[float] = []
    activity = program._away.guard._activity
    assert activity
    activity._used = lambda: seen.append(time.monotonic())  # type: ignore[method-assign]
    return seen


def of(widget_window: QWindow | None) -> QWindow:
    assert widget_window
    return widget_window


def test_keys_pointer_and_wheel_in_the_window_count(
    program: Program, shell: Shell, used: list[float]
) -> None:
    window = of(program.window.windowHandle())
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at,
        at,
        at.toPoint(),
        at.toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        QPointingDevice.primaryPointingDevice(),
    )
    for use in (
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseMove(window, at.toPoint()),
        lambda: QApplication.sendEvent(window, wheel),
        lambda: touched(window),
    ):
        used.clear()
        use()
        QApplication.processEvents()
        assert used


def touched(window: QWindow) -> None:
    """Let a touch begin, of which nothing makes a mouse."""
    touch = QTouchEvent(QEvent.Type.TouchBegin, QTest.createTouchDevice())
    QApplication.sendEvent(window, touch)


def test_painting_and_waiting_do_not_count(
    qtbot: QtBot, program: Program, shell: Shell, used: list[float]
) -> None:
    qtbot.wait(100)
    used.clear()
    program.window.update()
    program.window.resize(900, 700)
    QApplication.processEvents()
    qtbot.wait(50)
    assert used == []


def test_a_dialog_and_a_menu_count(
    qtbot: QtBot, qapp: QApplication, program: Program, shell: Shell, used: list[float]
) -> None:
    dialog = QDialog(program.window)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    used.clear()
    QApplication.sendEvent(of(dialog.windowHandle()), key("a"))
    assert used
    menu = QMenu(dialog)
    menu.addAction("One")
    qapp.blockSignals(True)  # on other platforms a menu takes no focus
    menu.popup(dialog.pos())
    QApplication.sendEvent(of(dialog.windowHandle()), key("a", QEvent.Type.KeyRelease))
    used.clear()
    QTest.mouseMove(of(menu.windowHandle()), menu.rect().center())
    QApplication.processEvents()
    qapp.blockSignals(False)
    assert used
    menu.close()
    dialog.close()


def test_an_input_method_and_a_screen_reader_count(
    program: Program, shell: Shell, used: list[float]
) -> None:
    shell.search.setFocus()
    assert used
    used.clear()
    QApplication.inputMethod().cursorRectangleChanged.emit()
    assert used


def key(text: str, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, text)


# --- what follows


def test_nobody_for_so_long_locks(
    program: Program, shell: Shell, folder: Path, locked: list[Path]
) -> None:
    watch = Watch()
    idle = program._away.guard.idle
    idle._clock = watch
    idle.note()
    watch.now += 299
    idle.look()
    assert locked == []
    watch.now += 2
    idle.look()
    assert locked == [folder]


def test_a_change_of_the_setting_is_heard(
    program: Program, shell: Shell, locked: list[Path]
) -> None:
    watch = Watch()
    idle = program._away.guard.idle
    idle._clock = watch
    idle.note()
    watch.now += 100
    program.settings.change(idle_minutes=0)
    watch.now += 10**6
    idle.look()
    assert locked == []
    program.settings.change(idle_minutes=1)
    assert len(locked) == 1


def test_minimised_locks_only_if_asked_for(
    qtbot: QtBot, program: Program, shell: Shell, locked: list[Path]
) -> None:
    program.window.showMinimized()
    qtbot.wait(20)
    assert locked == []
    program.window.showNormal()
    program.settings.change(locks_minimised=True)
    program.window.showMinimized()
    qtbot.waitUntil(lambda: len(locked) == 1)


def test_a_closed_notebook_waits_for_nobody(program: Program, shell: Shell) -> None:
    program.window.close()
    assert program._away.guard.idle._alarm is None
    assert program._away.guard._activity is None
