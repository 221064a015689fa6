"""The unlocked window's surroundings, real but for the clock and the file pickers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.services.creation import fill_new
from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import languages
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.vault import Vault
from tests.conftest import Clock
from tests.ui.hands import Hands, at_the_window, in_front


@pytest.fixture(autouse=True, scope="session")
def spoken_as_in_the_program(qapp: QApplication) -> None:
    """Ask for the application, too: it gives fonts to every test, whichever runs first."""
    languages.speak(qapp)


class ScriptedAsk:
    """Answers every file picker with the path that the test put here."""

    path = Path()
    paths: Sequence[Path] = ()

    def folder(
        self, parent: QWidget, title: str, start: Path, answer: Callable[[Path], None]
    ) -> None:
        answer(self.path)

    save_as = folder

    def file(self, parent: QWidget, title: str, kinds: str, answer: Callable[[Path], None]) -> None:
        answer(self.path)

    def files(
        self, parent: QWidget, title: str, kinds: str, answer: Callable[[list[Path]], None]
    ) -> None:
        answer(list(self.paths))

    def print_on(
        self,
        parent: QWidget,
        name: str,
        prepare: Callable[[QPagedPaintDevice], object],
        paint: Callable[[QPagedPaintDevice], object],
    ) -> None:
        """Be a printer that makes a file."""
        printer = QPdfWriter(str(self.path))
        printer.setTitle(name)
        prepare(printer)
        paint(printer)


@pytest.fixture
def context(
    qapp: QApplication, vault: Vault, notebook: Notebook, tmp_path: Path, clock: Clock
) -> Context:
    settings = Settings(tmp_path / "settings")
    settings.change(theme="light")
    made = Context.of(notebook, vault, settings, Appearance(qapp, settings), clock)
    return replace(made, ask=ScriptedAsk())  # type: ignore[arg-type]


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    """The unlocked window of the notebook, as it lies in front of the person."""
    return in_front(qtbot, context)


@pytest.fixture
def undo(context: Context) -> list[Callable[[], object]]:
    """What the notices of this test offer to undo."""
    offered: list[Callable[[], object]] = []
    context.notices.offered.connect(lambda _, undo: offered.append(undo))
    return offered


@pytest.fixture
def hands(qtbot: QtBot, context: Context, clock: Clock) -> Hands:
    """A person at the window of a new notebook."""
    fill_new(context.notebook)
    return at_the_window(qtbot, context, clock)
