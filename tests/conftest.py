"""Fixtures: a real encrypted notebook, a fixed day, real widgets. Nothing is mocked."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

from sessionbook import paths
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from sessionbook.app import Program

# Another program's load says nothing about ours, and no fixture here is changed by an example.
PATIENT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("patient", settings(), deadline=None, suppress_health_check=PATIENT)
settings.load_profile("patient")

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 5).astimezone()
PASSPHRASE = "seven quiet herons"


def pytest_collection_finish() -> None:
    """Spare the search for unreachable objects what stays to the end: most of what there is."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Leave nothing of Python's on the clipboard, which without a screen outlives Python."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance():
        QGuiApplication.clipboard().clear()


@dataclass
class Clock:
    """What time it is for the window and for the notebook."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def utc(self) -> datetime:
        return self.now.astimezone(UTC)

    @property
    def today(self) -> date:
        return self.now.date()


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """Let each test ask anew whether the program is carried about, as a process does once."""
    yield
    paths.portable.cache_clear()
    paths.stick.cache_clear()


@pytest.fixture(autouse=True)
def nothing_left_on_screen() -> Iterator[None]:
    """Delete the windows that a test left: a style that changes goes through all of them."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if isinstance(QApplication.instance(), QApplication):
        for window in QApplication.topLevelWidgets():
            if not window.parent():
                window.deleteLater()
    # No event loop runs in between that would do it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook's folder to copy: the disk is waited for once, not in every test."""
    vault, key, _ = Vault.create(tmp_path_factory.mktemp("made") / "Notebook", PASSPHRASE, CHEAPEST)
    Notebook(vault.connect(key)).close()
    vault.close()
    return vault.folder


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """A notebook's folder, created with the passphrase above and the cheapest key."""
    return Path(shutil.copytree(made_once, tmp_path / "Notebook"))


@pytest.fixture
def vault(folder: Path) -> Vault:
    """The vault that the notebook below is open in."""
    return Vault.at(folder, CHEAPEST)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notebook(vault: Vault, clock: Clock) -> Iterator[Notebook]:
    connection = vault.connect(vault.unlock(PASSPHRASE))
    connection.execute("PRAGMA synchronous = OFF")  # that it is on is for the vault's own tests
    book = Notebook(connection, clock.utc)
    yield book
    book.close()
    vault.close()


@pytest.fixture
def program(qapp: "QApplication", qtbot: "QtBot", tmp_path: Path) -> Iterator["Program"]:
    """The program before it is started, with settings of its own."""
    from sessionbook.app import Program
    from sessionbook.settings import Settings

    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    sys.excepthook = hook
