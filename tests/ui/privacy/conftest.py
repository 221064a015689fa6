"""The whole program with a notebook in which one word is everywhere."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.services.creation import fill_new
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import aloud
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, Clock
from tests.ui.full_notebook import fill

CANARY = "Quillfeather"
ROUNDS = 6


@pytest.fixture(scope="session")
def full_once(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to copy of a notebook that says the canary wherever something can be said."""
    folder = Path(shutil.copytree(made_once, tmp_path_factory.mktemp("full") / "Notebook"))
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)), Clock().utc)
    fill_new(book)
    fill(book, CANARY)
    book.topics.save(Topic(text=f"{CANARY} aloud", state=TopicState.READY))
    book.close()
    vault.close()
    return folder


@pytest.fixture
def folder(full_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(full_once, tmp_path / "Notebook"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings")
    settings.change(theme="light")
    return settings


class Opened:
    """The program with the notebook open, and what can be seen and heard of it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Settings, folder: Path) -> None:
        self.qtbot = qtbot
        self.program = Program(qapp, settings)
        self.window = self.program.window
        qtbot.addWidget(self.window)
        self.program.start(folder, Vault.at(folder, CHEAPEST).unlock(PASSPHRASE))
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        assert self.program.opened
        self.shell: Shell = self.program.opened.shell
        self.company = self.program.opened.company

    def go_to(self, key: str) -> QWidget:
        self.shell.show_page(key)
        settle()
        return self.shell.page

    def picture(self) -> QImage:
        """Return what is on the screen of the window, as it was painted there."""
        settle()
        return self.window.screen().grabWindow(self.window.winId()).toImage()

    def heard(self) -> list[str]:
        """Return whatever can be asked of the program by a screen reader, hidden or not."""
        return list(everything(QAccessible.queryAccessibleInterface(QApplication.instance())))


@pytest.fixture
def open_program(
    qtbot: QtBot, qapp: QApplication, settings: Settings, folder: Path
) -> Iterator[type[Opened]]:
    """Open the notebook when called; what is listening listens from the beginning."""
    hook, made = sys.excepthook, []
    aloud.install_roles()
    QAccessible.setActive(True)

    def opened() -> Opened:
        made.append(Opened(qtbot, qapp, settings, folder))
        return made[-1]

    yield opened  # type: ignore[misc]
    for each in made:
        each.program.opened and each.window.close()
        each.window.close()
    QAccessible.setActive(False)
    sys.excepthook = hook


@pytest.fixture
def opened(open_program: type[Opened]) -> Opened:
    return open_program()  # type: ignore[call-arg]


def settle() -> None:
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def windows() -> list[QWidget]:
    """Return every window of the program that is on the screen."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def everything(top: QAccessibleInterface) -> Iterator[str]:
    for number in range(top.childCount()):
        if child := top.child(number):
            yield from (
                child.text(kind)
                for kind in QAccessible.Text
                if kind != QAccessible.Text.UserText and child.text(kind)
            )
            if inside := child.textInterface():
                yield inside.text(0, inside.characterCount())
            yield from everything(child)
