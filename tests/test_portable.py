"""The program on a stick: its settings and notebook lie beside it, nothing on the computer."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook import paths
from sessionbook.app import Program
from sessionbook.settings import Settings
from sessionbook.ui.entry.remember_tick import RememberTick
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.entry.welcome import WelcomeScreen
from sessionbook.vault import keyring_slot
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.lying_keyring import Lying


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with the portable program, which this process takes itself for."""
    stick = tmp_path / "stick"
    plug_in(stick, monkeypatch)
    program = stick / "Sessionbook"
    program.mkdir(parents=True)
    (program / "sessionbook").touch()
    (program / paths.PORTABLE).touch()
    return stick


def plug_in(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process have been started from a stick that is mounted here."""
    mounted = os.path.ismount
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stick / "Sessionbook" / "sessionbook"))
    monkeypatch.setattr(os.path, "ismount", lambda place: place == stick or mounted(place))
    ask_anew()


def ask_anew() -> None:
    """Be another process, which has not asked yet where it lies."""
    paths.portable.cache_clear()
    paths.stick.cache_clear()


def settings() -> Settings:
    return Settings(paths.settings_folder(), paths.stick())


@pytest.fixture
def program(stick: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, settings())
    qtbot.addWidget(program.window)
    yield program
    program.window.close()
    shiboken6.delete(program._updates)  # or it would hear what the next test emits
    sys.excepthook = hook


def test_settings_and_notebook_lie_beside_the_program(stick: Path) -> None:
    assert paths.settings_folder() == stick / "Sessionbook" / "Settings"
    assert paths.default_notebook() == stick / "Notebook"
    assert paths.own_files() == stick
    (stick / "Sessionbook" / paths.PORTABLE).unlink()
    assert paths.own_files() == stick  # it was pulled out: nothing goes to the computer instead
    ask_anew()
    assert paths.portable() is None
    assert stick not in paths.settings_folder().parents
    assert stick not in paths.default_notebook().parents


def test_the_program_at_the_root_of_a_stick_keeps_its_notebook_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / paths.PORTABLE).touch()
    plug_in(tmp_path, monkeypatch)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sessionbook"))
    ask_anew()
    assert paths.default_notebook() == tmp_path / "Notebook"
    assert paths.stick() == tmp_path


def test_unpacked_on_a_computer_s_own_disk_the_folder_around_it_is_the_stick(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda place: str(place) == "/")
    assert paths.stick() == stick


def test_a_home_that_is_a_disk_of_its_own_is_no_stick(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda place: place == tmp_path or str(place) == "/")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "her")
    assert paths.stick() == stick


def test_where_a_notebook_lies_is_right_at_another_mount_point(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Deep/Marrowbright", "Notebook"):
        settings().remember_notebook(stick / name)
    file = paths.settings_folder() / "settings.json"
    assert json.loads(file.read_text())["notebooks"] == ["Notebook", "Deep/Marrowbright"]
    elsewhere = tmp_path / "elsewhere"
    stick.rename(elsewhere)
    plug_in(elsewhere, monkeypatch)
    there = (str(elsewhere / "Notebook"), str(elsewhere / "Deep" / "Marrowbright"))
    assert settings().preferences.notebooks == there
    assert settings().knows_notebook(elsewhere / "Notebook")
    settings().forget_notebook(elsewhere / "Notebook")
    assert settings().preferences.notebooks == there[1:]


def test_a_notebook_reached_through_a_link_is_known(stick: Path, tmp_path: Path) -> None:
    (stick / "Notebook").mkdir()
    (stick / "Linked").symlink_to(stick / "Notebook")
    (tmp_path / "other").symlink_to(stick)
    settings().remember_notebook(stick / "Linked")
    assert settings().knows_notebook(stick / "Linked")
    assert settings().knows_notebook(tmp_path / "other" / "Notebook")
    file = paths.settings_folder() / "settings.json"
    file.write_text(json.dumps({"notebooks": ["Linked"]}))
    assert settings().knows_notebook(stick / "Linked")


def test_links_that_lead_round_are_no_obstacle(stick: Path) -> None:
    (stick / "Round").symlink_to(stick / "Round")
    (stick / "Sessionbook" / "Settings").mkdir()
    file = paths.settings_folder() / "settings.json"
    file.write_text(json.dumps({"notebooks": ["Round", "Notebook"]}))
    assert str(stick / "Notebook") in settings().preferences.notebooks
    assert not settings().knows_notebook(stick / "Sessionbook")


def test_a_place_on_the_computer_visited_is_not_remembered(stick: Path, tmp_path: Path) -> None:
    kept = settings()
    kept.remember_notebook(tmp_path / "home" / "Thistlecombe")
    kept.remember_notebook(stick / "Notebook")
    file = paths.settings_folder() / "settings.json"
    assert b"Thistlecombe" not in file.read_bytes()
    file.write_text(json.dumps({"notebooks": ["/home/her/Notebook", "../x", "Notebook"]}))
    assert settings().preferences.notebooks == (str(stick / "Notebook"),)


def test_the_first_start_offers_a_notebook_beside_it(program: Program, stick: Path) -> None:
    program.start(None)
    screen = program.window.screen_shown()
    assert isinstance(screen, WelcomeScreen)
    assert "beside this program only" in screen.words.text()
    assert screen.notebooks.accessibleName() == "Notebooks kept with this program"
    assert "stick" not in screen.words.text()  # it may lie in a folder of a computer's own disk


def test_the_notebook_beside_it_is_opened_unless_none_is_to_be_remembered(
    program: Program, stick: Path, folder: Path, qtbot: QtBot
) -> None:
    folder.rename(stick / "Notebook")
    program.start(None)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    assert screen.folder == stick / "Notebook"
    with qtbot.waitSignal(screen.painted, timeout=5000):
        program.window.repaint()
    (tick,) = screen.findChildren(RememberTick)
    assert tick.check.accessibleName() == "Remember in this program's folder where it lies"
    program.settings.forget_all_notebooks()
    program.start(None)
    assert isinstance(program.window.screen_shown(), WelcomeScreen)


def test_the_keyring_of_the_computer_visited_is_not_asked(
    program: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Lying()
    monkeypatch.setattr(keyring_slot, "_allowed", lambda: keyring)
    vault = Vault.at(folder)
    vault.allow_computer(vault.unlock(PASSPHRASE))
    program.start(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    with qtbot.waitSignal(screen.painted, timeout=5000):
        program.window.repaint()
    assert screen.computer_button is None
    assert screen.findChildren(RememberTick) == []  # it does not lie on the stick


def test_qt_s_own_notes_would_lie_on_the_stick(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to: list[str] = []
    monkeypatch.setattr(QSettings, "setPath", lambda *where: set_to.append(where[-1]))
    from sessionbook.ui import application

    application.keep_qt_s_notes_beside()
    assert set_to == [str(stick / "Sessionbook" / "Settings")]


def test_a_stick_that_cannot_be_written_is_no_obstacle(program: Program, stick: Path) -> None:
    (stick / "Sessionbook" / "Settings").write_text("in the way")
    program.start(None)
    assert not program.settings.change(theme="dark")
    assert isinstance(program.window.screen_shown(), WelcomeScreen)
