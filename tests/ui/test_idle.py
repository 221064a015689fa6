"""Nothing wakes the machine while nobody uses the program: no timer runs."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment
from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import TODAY
from tests.often import often

# the platform without a screen says so for every window
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


def running(root: QWidget) -> list[QTimer]:
    return [timer for timer in root.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def other_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def shell(qtbot: QtBot, context: Context, notebook: Notebook) -> Iterator[Shell]:
    """The open notebook on the day of a session, whose minutes Today counts."""
    notebook.appointments.save(Appointment(day=TODAY, at=time(15, 30)))
    notebook.topics.save(Topic(text="The move"))
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    yield shell
    shell.flush()


def test_the_locked_window_waits_without_a_timer(qtbot: QtBot, folder: Path) -> None:
    screen = UnlockScreen(folder, str)
    qtbot.addWidget(screen)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    qtbot.keyClicks(screen.passphrase.field, "seven")
    assert running(screen) == []


def test_only_the_focus_keeps_the_minutes_counted(
    qtbot: QtBot, shell: Shell, other_window: QWidget
) -> None:
    assert isinstance(shell.page, TodayPage)
    qtbot.waitUntil(lambda: len(running(shell)) == 1, timeout=3000)  # all got ahead
    other_window.show()
    other_window.activateWindow()
    qtbot.waitUntil(lambda: running(shell) == [], timeout=3000)
    shell.activateWindow()
    qtbot.waitUntil(lambda: len(running(shell)) == 1, timeout=3000)


@pytest.mark.parametrize("key", often([tab.key for tab in PAGES], ["today", "sessions"]))
def test_every_page_comes_to_rest_behind_another_window(
    qtbot: QtBot, shell: Shell, other_window: QWidget, key: str
) -> None:
    shell.show_page(key)
    shell.page.add()
    if (focused := shell.focusWidget()) is not None:
        qtbot.keyClicks(focused, "a word")
    with qtbot.waitActive(other_window):
        other_window.show()
        other_window.activateWindow()
    qtbot.waitUntil(lambda: running(shell) == [], timeout=3000)
