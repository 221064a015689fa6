"""Somebody knows the passphrase: the whole way through the real window, and when it fails."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.topics import Topic
from sessionbook.settings import Settings
from sessionbook.ui.cover import Cover
from sessionbook.ui.entry.new_key import NewKeyScreen, WorkingScreen
from sessionbook.ui.entry.new_notebook import CodeStep
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.page import NEW_KEY
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.errors import DiskFullError, WrongPassphraseError, WrongRecoveryCodeError
from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.ui.hands import Key

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

NEW = "four grey geese asleep"
CODE = "JD30-R1FR-XAHJ-M54R-KE01-ES19-8DD0"
Kind = TypeVar("Kind")
WORDS = "Marrowbright asked about Tuesday"


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    vault = Vault.at(folder, CHEAPEST)
    key = vault.unlock(PASSPHRASE)
    vault.renew_recovery_code(key, CODE)
    program.start(folder)
    program._open(vault, key)
    program.opened.notebook.topics.save(Topic(text=WORDS))  # type: ignore[union-attr]
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program
    program.window.close()
    sys.excepthook = hook


def shown(program: Program, kind: type[Kind]) -> Kind:
    screen = program.window.screen_shown()
    assert isinstance(screen, kind), screen
    return screen


def texts(program: Program) -> list[str]:
    assert program.opened
    return [topic.text for topic in program.opened.notebook.topics.open()]


def ask(program: Program) -> NewKeyScreen:
    shell = shown(program, Shell)
    shell.show_page("settings")
    assert isinstance(shell.page, SettingsPage)
    shell.page.passphrase.new_key.click()
    return shown(program, NewKeyScreen)


def fill(screen: NewKeyScreen, old: str = PASSPHRASE, new: str = NEW, again: str = NEW) -> None:
    fields = screen.old, screen.chosen.passphrase, screen.chosen.again
    for field, words in zip(fields, (old, new, again), strict=True):
        field.field.setText(words)


def go(qtbot: QtBot, screen: NewKeyScreen) -> None:
    qtbot.keyClick(screen.chosen.again.field, Key.Key_Return)


def confirm(qtbot: QtBot, program: Program) -> str:
    """Give back the group that is asked for; return the code."""
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), CodeStep), timeout=20_000)
    step = shown(program, CodeStep)
    groups = step.shown._groups
    qtbot.keyClicks(step.shown.answer, groups[step.shown.asked])
    qtbot.keyClick(step.shown.answer, Key.Key_Return)
    return "-".join(groups)


def test_a_new_key_a_new_code_and_the_notebook_is_open_again(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    before = Vault.at(folder).unlock(PASSPHRASE)
    old_notes = (folder / "notes.db").read_bytes()
    screen = ask(program)
    said = screen.words.text()
    assert "encrypted anew" in said
    assert "Copies of it that already lie elsewhere can still be opened" in said
    fill(screen)
    go(qtbot, screen)
    code = confirm(qtbot, program)
    shell = shown(program, Shell)
    assert isinstance(shell.page, TodayPage)
    assert WORDS in [row.field.text() for row in shell.page.bring_up.lines.rows()]
    program.window.close()
    vault = Vault.at(folder)
    with pytest.raises(WrongPassphraseError):
        vault.unlock(PASSPHRASE)
    with pytest.raises(WrongRecoveryCodeError):
        vault.unlock_with_code(CODE)
    after = vault.unlock(NEW)
    assert after == vault.unlock_with_code(code) != before
    assert (folder / "notes.db").read_bytes()[:1024] != old_notes[:1024]


def test_what_is_half_typed_is_taken_along(qtbot: QtBot, program: Program, folder: Path) -> None:
    shell = shown(program, Shell)
    shell.bring_up()
    panel = shell.panel
    assert panel
    qtbot.keyClicks(QApplication.focusWidget(), "half typed")
    screen = ask(program)
    fill(screen)
    go(qtbot, screen)
    confirm(qtbot, program)
    assert sorted(texts(program)) == [WORDS, "half typed"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (("seven loud herons", NEW, NEW), "not the passphrase"),
        (("", NEW, NEW), "not the passphrase"),
        ((PASSPHRASE, "", ""), "cannot be empty"),
        ((PASSPHRASE, NEW, NEW + " "), "not the same"),
    ],
)
def test_what_is_wrong_is_said_while_the_notebook_stays_open(
    qtbot: QtBot, program: Program, folder: Path, typed: tuple[str, str, str], problem: str
) -> None:
    before = {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "lock"}
    screen = ask(program)
    fill(screen, *typed)
    go(qtbot, screen)
    qtbot.waitUntil(lambda: problem in screen.problem.text())
    assert shown(program, NewKeyScreen) is screen
    assert screen.go_button.isEnabled()
    assert program.opened is not None
    after = {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "lock"}
    assert after == before
    qtbot.keyClick(screen, Key.Key_Escape)
    assert isinstance(program.window.screen_shown(), Shell)


def test_a_failure_leaves_the_notebook_as_it_was_to_be_unlocked(
    qtbot: QtBot, program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    screen = ask(program)
    fill(screen)
    monkeypatch.setattr("sessionbook.vault.replacement.replace_key", full)
    go(qtbot, screen)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), UnlockScreen))
    unlock = shown(program, UnlockScreen)
    assert "The disk is full" in unlock.problem.text()
    qtbot.keyClicks(unlock.passphrase.field, PASSPHRASE)
    qtbot.keyClick(unlock.passphrase.field, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell), timeout=10_000)
    assert texts(program) == [WORDS]
    assert Vault.at(folder).unlock_with_code(CODE)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Writing anew that waits until the test lets it go on."""
    go_on = threading.Event()
    real = Vault.replace_key

    def replace_key(self: Vault, key: DataKey, new: str) -> tuple[DataKey, str]:
        assert go_on.wait(10)
        return real(self, key, new)

    monkeypatch.setattr(Vault, "replace_key", replace_key)
    yield go_on
    go_on.set()


def test_it_cannot_be_stopped_halfway_and_says_so(
    qtbot: QtBot, program: Program, folder: Path, held: threading.Event
) -> None:
    screen = ask(program)
    fill(screen)
    go(qtbot, screen)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), WorkingScreen))
    working = shown(program, WorkingScreen)
    assert "encrypted anew" in working.words.text()
    assert WORDS not in working.words.text()
    for press in (program.lock, program.cover, program.window.close):
        press()
        assert shown(program, WorkingScreen) is working
    assert program.window.isVisible()
    assert "cannot be stopped" in working.problem.text()
    held.set()
    confirm(qtbot, program)
    assert isinstance(program.window.screen_shown(), Shell)
    event = QCloseEvent()
    program.window.closeEvent(event)  # and now it can be closed
    assert event.isAccepted()


def test_covered_while_the_old_passphrase_is_checked_nothing_begins(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = Vault.unlock
    monkeypatch.setattr(Vault, "unlock", lambda vault, words: go_on.wait(5) and real(vault, words))
    screen = ask(program)
    fill(screen)
    go(qtbot, screen)
    program.cover()
    shown(program, Cover)
    go_on.set()
    qtbot.waitUntil(lambda: screen._task is None)
    shown(program, Cover)
    program.cover()
    assert shown(program, NewKeyScreen) is screen
    assert program.opened is not None


def test_what_cannot_be_saved_keeps_the_notebook_open(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shown(program, Shell)
    screen = ask(program)
    fill(screen)

    def full() -> None:
        raise DiskFullError

    monkeypatch.setattr(shell, "flush", full)
    go(qtbot, screen)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell))
    assert "The disk is full" in shell.notice_bar.accessibleName()
    assert program.opened is not None
    monkeypatch.undo()


def test_the_way_in_is_the_page_s_own(qtbot: QtBot, program: Program) -> None:
    shell = shown(program, Shell)
    shell.page.open_requested.emit(NEW_KEY, "")
    screen = shown(program, NewKeyScreen)
    assert QApplication.focusWidget() is screen.old.field
    screen.back.click()
    assert shown(program, Shell) is shell
