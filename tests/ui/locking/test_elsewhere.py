"""What was written for Windows and macOS, as far as it can be looked at here."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sessionbook.process import windows as hard_windows
from sessionbook.ui.locking import macos, windows

LOCKED, UNLOCKED = windows.WTS_SESSION_LOCK, 0x8


@pytest.mark.parametrize(
    ("message", "told", "is_away"),
    [
        (windows.WM_WTSSESSION_CHANGE, LOCKED, True),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_CONSOLE_DISCONNECT, True),
        (windows.WM_WTSSESSION_CHANGE, UNLOCKED, False),
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, True),
        (windows.WM_POWERBROADCAST, 0x7, False),  # it wakes
        (0x0200, LOCKED, False),  # the mouse moves
    ],
)
def test_the_messages_of_windows_that_mean_nobody_is_there(
    qtbot: QtBot, message: int, told: int, is_away: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desktop = windows.Desktop(window, window)
    heard: list[str] = []
    desktop.left.connect(lambda: heard.append("left"))
    sent = wintypes.MSG(message=message, wParam=told)
    taken = desktop._messages.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    assert taken == (False, 0)
    assert heard == (["left"] if is_away else [])


def test_the_messages_of_other_systems_are_not_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    messages = windows.Desktop(window, window)._messages
    assert messages.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)


def test_the_owner_may_end_the_process_and_not_read_it() -> None:
    """PROCESS_VM_READ is 0x10; the string names everybody who may do anything."""
    assert hard_windows.WHO_MAY == "D:P(A;;0x121001;;;OW)(A;;GA;;;SY)"
    assert hard_windows.MAY & 0x10 == 0


def test_a_notification_of_macos_says_that_nobody_is_there(qtbot: QtBot) -> None:
    owner = QObject()
    desktop = macos.Desktop(owner)
    with qtbot.waitSignal(desktop.left):
        desktop._told(None, None, None)
