"""A lock that nobody asked for loses no word and leaves nothing to read: on a full disk, too."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.events import Event
from sessionbook.store.notebook import Notebook
from sessionbook.ui.locking import held
from sessionbook.ui.locking.held import HeldScreen
from sessionbook.ui.pages.progress.event_dialog import EventDialog
from sessionbook.ui.pages.sessions.details import DetailsDialog
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY
from tests.ui.locking.conftest import opened

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LAST = "What must not be lost. "


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a notebook and little more."""
    at = tmp_path / "disk"
    if os.name != "posix" or os.geteuid():
        pytest.skip("only root can make a small disk")
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(at)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield at
    subprocess.run(["umount", "-l", str(at)], check=True)


def fill_up(disk: Path) -> Path:
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk has no end")


@pytest.fixture
def full(program: Program, disk: Path) -> "Full":
    Vault.create(disk / "Notebook", PASSPHRASE, CHEAPEST)
    return Full(program, disk)


class Full:
    """A page of words that its full disk refuses."""

    def __init__(self, program: Program, disk: Path) -> None:
        self.shell = opened(program, disk / "Notebook")
        self.shell.show_page("sessions")
        self.shell.page.add()
        QApplication.processEvents()
        self.editor: QTextEdit = self.shell.page.write_up.notes.editor  # type: ignore[attr-defined]
        self.shell.flush()
        self.ballast = fill_up(disk)
        source = QMimeData()
        source.setText(LAST * 2_000)
        QApplication.clipboard().setMimeData(source)
        self.editor.paste()
        QApplication.processEvents()

    def stored(self, notebook: Notebook) -> str:
        (session,) = notebook.sessions.each()
        return session.notes


def visible(kind: type[QWidget] = QWidget) -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def held_screen(program: Program) -> HeldScreen:
    screen = program.window.screen_shown()
    assert isinstance(screen, HeldScreen)
    return screen


def words_seen(program: Program) -> str:
    fields = (QLineEdit, QTextEdit)
    every = [each for kind in fields for each in program.window.findChildren(kind)]
    seen = [each for each in every if each.isVisible()]
    return " ".join(e.text() if isinstance(e, QLineEdit) else e.toPlainText() for e in seen)


def test_what_a_full_disk_refuses_is_hidden_and_kept(
    program: Program, full: Full, qtbot: QtBot, locked: list[Path]
) -> None:
    dialog = EventDialog(program.window, Event(day=TODAY, text=""), TODAY, is_new=True)
    dialog.open()
    menu = QMenu(dialog)
    menu.addAction("Harrowgander")
    menu.popup(dialog.pos())
    for _ in range(4):  # however often it is told that nobody is there
        program._away.guard.left.emit()
        QApplication.processEvents()
    assert locked == []
    screen = held_screen(program)
    assert visible() == [program.window]
    assert "could not be saved yet and is kept here" in screen.kept.text()
    assert LAST not in words_seen(program)
    assert full.editor.toPlainText().count("not be lost") == 2_000
    program.lock()  # neither do its keys give anything up
    program.lock()
    program.window.close()
    assert locked == []
    assert program.window.isVisible()
    assert "stays open" in screen.problem.text()
    program.cover()
    program.cover()
    assert program.window.screen_shown() is screen
    full.ballast.unlink()


def test_the_passphrase_can_be_typed_at_once(
    program: Program, full: Full, qtbot: QtBot, locked: list[Path]
) -> None:
    full.editor.setFocus()
    program._away.guard.left.emit()
    screen = held_screen(program)
    qtbot.waitUntil(lambda: program.window.focusWidget() is screen.passphrase.field)
    full.ballast.unlink()


def test_it_locks_properly_once_there_is_room(
    program: Program,
    full: Full,
    qtbot: QtBot,
    locked: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(held, "TRY_MS", 50)
    program._away.guard.left.emit()
    qtbot.wait(120)
    assert locked == []
    full.ballast.unlink()
    qtbot.waitUntil(lambda: len(locked) == 1)
    vault = Vault.at(locked[0])
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    assert full.stored(notebook).count("not be lost") == 2_000
    notebook.close()
    vault.close()


def test_the_next_trigger_tries_too(program: Program, full: Full, locked: list[Path]) -> None:
    program._away.guard.left.emit()
    full.ballast.unlink()
    program._away.guard.left.emit()
    assert len(locked) == 1


def test_its_owner_comes_back_with_the_passphrase(
    program: Program, full: Full, qtbot: QtBot, locked: list[Path]
) -> None:
    dialog = EventDialog(program.window, Event(day=TODAY, text=""), TODAY, is_new=True)
    dialog.open()
    menu = QMenu(dialog)
    menu.addAction("One")
    menu.popup(dialog.pos())
    program._away.guard.left.emit()
    screen = held_screen(program)
    qtbot.keyClicks(screen.passphrase.field, "other words")
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.problem.isVisible)
    assert "not the passphrase" in screen.problem.text()
    assert program.window.screen_shown() is screen
    screen.passphrase.clear()
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.screen_shown() is full.shell)
    assert dialog.isVisible()
    assert not menu.isVisible()
    assert full.editor.toPlainText().count("not be lost") == 2_000
    dialog.reject()
    full.ballast.unlink()
    program._away.guard.left.emit()
    assert len(locked) == 1


def test_coming_back_is_given_up_when_the_screen_locks_again(
    program: Program, full: Full, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "TRY_MS", 30)
    program._away.guard.left.emit()
    screen = held_screen(program)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.wait(70)  # to save again now and then disturbs nobody who types
    assert screen.passphrase.text() == PASSPHRASE
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    program._away.guard.left.emit()
    qtbot.wait(100)
    assert program.window.screen_shown() is screen
    assert screen.passphrase.text() == ""
    full.ballast.unlink()


def test_a_fault_of_our_own_hides_it_too(
    program: Program, shell: Shell, locked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError("Thistlecombe")

    monkeypatch.setattr(shell.page, "flush", fail)
    program._away.guard.left.emit()
    assert locked == []
    assert held_screen(program)


# --- what a lock would lose


def stored_after_lock(locked: list[Path]) -> Notebook:
    assert len(locked) == 1
    vault = Vault.at(locked[0])
    return Notebook(vault.connect(vault.unlock(PASSPHRASE)))


def test_a_form_half_filled_is_kept_as_its_keep_would(
    program: Program, shell: Shell, qtbot: QtBot, locked: list[Path]
) -> None:
    shell.show_page("progress")
    shell.page.card.events.add(TODAY)  # type: ignore[attr-defined]
    dialog = shell.window().findChild(EventDialog)
    assert dialog
    qtbot.keyClicks(dialog.text, "Moved house")
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert [event.text for event in notebook.events.each()] == ["Moved house"]
    notebook.close()


def test_a_form_in_the_page_is_kept_as_its_button_would(
    program: Program, shell: Shell, qtbot: QtBot, locked: list[Path]
) -> None:
    today = shell.page
    assert isinstance(today, TodayPage)
    assert today.plan.isVisible()
    qtbot.keyClicks(today.plan.form.with_whom, "Dr Moreau")
    shell.show_page("goals")
    assert shell.page is not today
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert [planned.with_whom for planned in notebook.appointments.all()] == ["Dr Moreau"]
    notebook.close()


def test_a_form_in_the_page_that_nobody_changed_plans_nothing(
    program: Program, shell: Shell, locked: list[Path]
) -> None:
    assert isinstance(shell.page, TodayPage)
    assert shell.page.plan.isVisible()
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert notebook.appointments.all() == []
    notebook.close()


def test_a_form_nobody_changed_decides_nothing(
    program: Program, shell: Shell, qtbot: QtBot, locked: list[Path]
) -> None:
    from sessionbook.domain.sessions import Session

    shell.page.planning.ask_for_next(Session(day=TODAY))  # type: ignore[attr-defined]
    QApplication.processEvents()
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert notebook.appointments.all() == []
    notebook.close()


def test_a_line_jotted_down_is_kept_though_it_is_covered(
    program: Program, shell: Shell, qtbot: QtBot, locked: list[Path]
) -> None:
    shell.bring_up()
    assert shell.panel
    qtbot.keyClicks(shell.panel.line, "Marrowbright")
    program.cover()
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert [topic.text for topic in notebook.topics.each()] == ["Marrowbright"]
    notebook.close()


def test_locked_under_the_cover_it_is_held_at_once(
    program: Program, full: Full, qtbot: QtBot, locked: list[Path]
) -> None:
    program.cover()
    program.lock()
    screen = held_screen(program)
    assert "could not be saved yet and is kept here" in screen.kept.text()
    program.window.close()
    assert "stays open" in screen.problem.text()
    program.lock()
    assert locked == []
    assert full.editor.toPlainText().count("not be lost") == 2_000


def test_letters_still_being_composed_are_kept(
    program: Program, shell: Shell, locked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.bring_up()
    assert shell.panel
    line = shell.panel.line
    QApplication.sendEvent(line, QInputMethodEvent("Quillfeather", []))
    assert line.text() == ""

    def commit(_: QObject) -> None:  # the offscreen platform has no input method to do it
        done = QInputMethodEvent()
        done.setCommitString("Quillfeather")
        QApplication.sendEvent(line, done)

    monkeypatch.setattr(type(QApplication.inputMethod()), "commit", commit)
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert [topic.text for topic in notebook.topics.each()] == ["Quillfeather"]
    notebook.close()


def test_a_form_that_a_full_disk_refuses_is_there_again(
    program: Program, disk: Path, qtbot: QtBot, locked: list[Path]
) -> None:
    Vault.create(disk / "Notebook", PASSPHRASE, CHEAPEST)
    shell = opened(program, disk / "Notebook")
    shell.show_page("sessions")
    shell.page.add()
    QApplication.processEvents()
    shell.page._ask_for_details()  # type: ignore[attr-defined]
    dialog = program.window.findChild(DetailsDialog)
    assert dialog
    ballast = fill_up(disk)
    qtbot.keyClicks(dialog.with_whom, "Okaforowitz")
    program._away.guard.left.emit()
    assert locked == []
    assert visible() == [program.window]
    assert dialog.with_whom.text() == "Okaforowitz"
    ballast.unlink()
    program._away.guard.left.emit()
    notebook = stored_after_lock(locked)
    assert [session.with_whom for session in notebook.sessions.each()] == ["Okaforowitz"]
    notebook.close()
