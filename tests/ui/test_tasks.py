"""Work beside the window: what Python finds unreachable meanwhile is not destroyed there."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sessionbook.ui.tasks import Task


class Unreachable(QWidget):
    """A widget that only knows itself."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(lambda: gone_on.append(threading.current_thread()))


@pytest.fixture
def owner() -> Iterator[QObject]:
    assert gc.isenabled()
    yield QObject()
    assert gc.isenabled()


def allocate() -> int:
    """Allocate as much as makes Python look for what is unreachable."""
    return len([[number] for number in range(300_000)])


@pytest.mark.parametrize("fails", [False, True])
def test_no_widget_is_destroyed_on_the_thread_of_a_task(
    qtbot: QtBot, owner: QObject, fails: bool
) -> None:
    gone_on: list[threading.Thread] = []
    gc.collect()

    def work() -> int:
        return allocate() // (0 if fails else 1)

    Unreachable(gone_on)
    task = Task(work, owner)
    with qtbot.waitSignal(task.failed if fails else task.done, timeout=5000):
        task.start()
    gc.collect()
    assert gone_on == [threading.main_thread()]


def test_a_task_deleted_at_the_moment_its_work_ends_reports_nothing(qtbot: QtBot) -> None:
    heard: list[object] = []
    for _ in range(150):
        parent = QObject()
        task = Task(lambda: None, parent)
        task.done.connect(heard.append)
        task.start()
        delete(parent)
        QCoreApplication.processEvents()
    qtbot.wait(20)
    assert heard == []
