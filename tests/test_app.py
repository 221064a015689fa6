"""The first screen for whatever the program is started with."""

from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.ui.cover import Cover
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.entry.welcome import WelcomeScreen
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault import keyring_slot
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.lying_keyring import Lying
from tests.vault.faults import PowerCutError, fail_at


def test_the_first_start_offers_to_make_a_notebook(program: Program) -> None:
    program.start(None)
    assert isinstance(program.window.screen_shown(), WelcomeScreen)
    assert program.window.windowTitle() == "Notebook"


def test_started_looked_at_and_closed_it_leaves_no_settings(
    program: Program, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start(None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell))
    for key in ("settings", "today"):
        program.opened.shell.show_page(key)  # type: ignore[union-attr]
        QApplication.processEvents()
    program.window.close()
    assert program.opened is None
    assert not (tmp_path / "settings").exists()


def test_a_notebook_is_asked_for_its_passphrase(program: Program, folder: Path) -> None:
    program.start(folder)
    assert isinstance(program.window.screen_shown(), UnlockScreen)


def test_a_foreign_folder_is_named_in_a_sentence(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.start(tmp_path)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), WelcomeScreen))
    screen = program.window.screen_shown()
    assert isinstance(screen, WelcomeScreen)
    assert "no notebook in this folder" in screen.problem.text()
    assert str(tmp_path) in screen.problem.text()  # not the one above it, which has the focus


def test_a_notebook_that_was_only_begun_is_told_as_that(
    program: Program, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, suppress(PowerCutError):
        fail_at(patch, 2, PowerCutError(), dead=True)
        Vault.create(tmp_path / "n", PASSPHRASE, CHEAPEST)
    program.start(tmp_path / "n")
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), WelcomeScreen))
    screen = program.window.screen_shown()
    assert isinstance(screen, WelcomeScreen)
    assert "ended before it was made" in screen.problem.text()
    assert "damaged" not in screen.problem.text()


def test_opened_covered_uncovered_and_closed(program: Program, folder: Path) -> None:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    program.cover()
    assert isinstance(program.window.screen_shown(), Cover)
    assert not shell.isVisible()
    program.cover()
    assert program.window.screen_shown() is shell
    program.window.close()
    again = Vault.at(folder)
    again.connect(again.unlock(PASSPHRASE)).close()
    again.close()


def test_a_second_window_on_the_same_notebook_is_told(program: Program, folder: Path) -> None:
    first = Vault.at(folder)
    key = first.unlock(PASSPHRASE)
    connection = first.connect(key)
    program.start(folder)
    program._open(Vault.at(folder), key)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    assert "already open" in screen.problem.text()
    connection.close()
    first.close()


@pytest.mark.parametrize("may", [True, False])
def test_this_computer_is_offered_where_it_may_open_the_notebook(
    program: Program, qtbot: QtBot, folder: Path, may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: keyring)
    if may:
        vault = Vault.at(folder)
        vault.allow_computer(vault.unlock(PASSPHRASE))
    program.start(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    with qtbot.waitSignal(screen.painted, timeout=5000):
        program.window.repaint()
    assert (screen.computer_button is not None) is may
    if screen.computer_button:
        qtbot.mouseClick(screen.computer_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell), timeout=10000)
