"""The real program with an open notebook, whose locking is told instead of ending the test."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook import process
from sessionbook.app import Program
from sessionbook.settings import Settings
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what the process was replaced for, as often as it was."""
    replaced: list[Path] = []
    monkeypatch.setattr(process, "replace", replaced.append)
    return replaced


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, locked: list[Path]
) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    yield program
    if held := program._away.held:
        held._come_back()
    program._leaving.was_warned = True  # leave, whatever is unsaved
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.excepthook = hook


def opened(program: Program, folder: Path) -> Shell:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    QApplication.processEvents()
    return shell


@pytest.fixture
def shell(program: Program, folder: Path) -> Shell:
    return opened(program, folder)
