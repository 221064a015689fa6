"""What is typed is saved half a second later; what makes that save shorter is done before."""

import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.vault.errors import DiskFullError


def test_it_makes_ready_once_before_each_save(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    autosave = Autosave(lambda: done.append("save"), parent, lambda: done.append("ready"))
    for _ in range(2):
        for _ in range(5):
            autosave.touch()
        qtbot.waitUntil(lambda: not autosave.pending)
    assert done == ["ready", "save"] * 2


def test_what_is_saved_at_once_needs_nothing_made_ready(qtbot: QtBot) -> None:
    done: list[str] = []
    parent = QObject()
    autosave = Autosave(lambda: done.append("save"), parent, lambda: done.append("ready"))
    autosave.touch()
    autosave.flush()
    qtbot.wait(100)
    assert done == ["save"]


def test_that_nothing_could_be_made_ready_is_left_for_the_save_to_tell(qtbot: QtBot) -> None:
    def full() -> None:
        raise DiskFullError

    done: list[str] = []
    parent = QObject()
    autosave = Autosave(lambda: done.append("save"), parent, full)
    autosave.touch()
    qtbot.waitUntil(lambda: not autosave.pending)
    assert done == ["save"]


def test_a_day_of_touches_leaves_nothing_behind(qtbot: QtBot) -> None:
    parent = QObject()
    autosave = Autosave(lambda: None, parent, lambda: None)
    before = weakref.getweakrefcount(autosave)
    for _ in range(50):
        autosave.touch()
        qtbot.wait(1)
        autosave.flush()
    assert weakref.getweakrefcount(autosave) == before
