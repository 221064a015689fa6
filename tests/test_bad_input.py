"""Bad input through real widgets, and a disk that refuses: a calm sentence, and nothing lost."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.appointments import Repeat
from sessionbook.domain.sessions import Session
from sessionbook.settings import Settings
from sessionbook.ui import words
from sessionbook.ui.entry.new_notebook import PassphraseStep
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.sessions.details import DetailsDialog
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.autosave import PAUSE_MS
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY
from tests.disks import fill_up, mounted

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

HUGE = "a word and more " * 650_000  # 10 MB
ODD = {
    "emoji": "🫂 👩‍👩‍👧 🏳️‍🌈",
    "right to left": "שלום مرحبا \u202etxet\u202c",
    "combined": "Z\u0351\u036b\u0343a\u030al\u0321go",
    "a zero": "one\0two",
    "no characters": "\ufffe\uffff\ufdd0",
}


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    yield program
    program._leaving.was_warned = True  # leave, whatever is unsaved
    program.window.close()
    program.window.deleteLater()  # or the next window's style goes through ten megabytes
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.excepthook = hook


def opened(program: Program, folder: Path) -> Shell:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    return shell


@pytest.fixture
def shell(program: Program, folder: Path) -> Shell:
    return opened(program, folder)


def stored(program: Program) -> Session:
    assert program.opened
    (session,) = program.opened.notebook.sessions.each()
    return session


def paste(field: QLineEdit | QTextEdit | QPlainTextEdit, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    QApplication.clipboard().setMimeData(source)
    field.paste()
    QApplication.processEvents()


def begin_session(shell: Shell) -> QTextEdit:
    shell.show_page("sessions")
    shell.page.add()
    QApplication.processEvents()
    editor: QTextEdit = shell.page.write_up.notes.editor  # type: ignore[attr-defined]
    return editor


# --- words


@pytest.mark.parametrize("kind", ODD)
def test_odd_words_come_back_as_they_were(program: Program, shell: Shell, kind: str) -> None:
    begin_session(shell)
    page = shell.page.write_up  # type: ignore[attr-defined]
    for field in (page.honesty.honest_about, page.insights.lines.rows()[-1].field):
        paste(field, ODD[kind])
    shell.flush()
    kept = page.honesty.honest_about.toPlainText()
    assert stored(program).honest_about == kept
    if kind != "no characters":
        assert kept == ODD[kind]
    assert [row.field.text() for row in page.insights.lines.rows()[:-1]] == [kept]
    paste(shell.search, ODD[kind])
    shell.search.textEdited.emit(ODD[kind])
    for row in range(len(PAGES)):
        shell.tabs.chosen.emit(row)
        shell.grab()


@pytest.mark.parametrize("field", ["notes", "honest about", "insight", "search"])
def test_ten_megabytes_pasted(program: Program, shell: Shell, field: str) -> None:
    begin_session(shell)
    page = shell.page.write_up  # type: ignore[attr-defined]
    into = {
        "notes": page.notes.editor,
        "honest about": page.honesty.honest_about,
        "insight": page.insights.lines.rows()[-1].field,
        "search": shell.search,
    }[field]
    paste(into, HUGE)
    if field != "search":
        assert "the beginning is here" in QToolTip.text()
        QToolTip.hideText()
        shell.flush()
        assert stored(program)
    if field == "notes":
        assert len(stored(program).notes) > 900_000


# --- days


@pytest.mark.parametrize("day", [date(100, 1, 1), date(1752, 9, 13), date(9999, 12, 31)])
def test_a_session_on_an_absurd_day(program: Program, shell: Shell, day: date) -> None:
    begin_session(shell)
    shell.page.write_up.sheet.keep()  # type: ignore[attr-defined]
    for _ in range(2):  # what the form was given it gives back
        shell.page.write_up.heading.change_requested.emit()  # type: ignore[attr-defined]
        dialog = shell.page.findChildren(DetailsDialog)[-1]
        if stored(program).day == TODAY or stored(program).day != day:
            dialog.date.setDate(words.qdate(day))
        dialog.keep.click()
        assert stored(program).day == day
    for row in range(len(PAGES)):
        shell.tabs.chosen.emit(row)
        shell.page.refresh()
        shell.grab()


@pytest.mark.parametrize("repeat", Repeat)
def test_an_appointment_on_the_last_day_of_all(
    program: Program, shell: Shell, repeat: Repeat
) -> None:
    page = shell.page
    form = page.plan.form  # type: ignore[attr-defined]
    form.date.setDate(words.qdate(date.max))
    form.repeat.setCurrentIndex(form.repeat.findData(repeat.value))
    page.plan.plan.click()  # type: ignore[attr-defined]
    assert program.opened
    assert [each.day for each in program.opened.notebook.appointments.all()] == [date.max]
    page.heading.skip.trigger()  # type: ignore[attr-defined]
    assert program.opened.notebook.appointments.all() == []


# --- disks


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a notebook and little more."""
    at = tmp_path / "disk"
    mounted(at, "2m")
    yield at
    subprocess.run(["umount", "-l", str(at)], check=True)


@pytest.fixture
def small(disk: Path) -> Path:
    Vault.create(disk / "Notebook", PASSPHRASE, CHEAPEST)
    return disk / "Notebook"


def test_a_full_disk_loses_no_word(
    program: Program, qtbot: QtBot, disk: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessionbook.ui.widgets.autosave.RETRY_MS", 100)
    shell = opened(program, small)
    editor = begin_session(shell)
    qtbot.keyClicks(editor, "The beginning. ")
    shell.flush()
    ballast = fill_up(disk)
    said: list[str] = []
    paste(editor, "What must not be lost. " * 20_000)
    qtbot.waitUntil(shell.notice_bar.isVisible, timeout=10 * PAUSE_MS)
    said.append(shell.notice_bar._words.text())
    assert "disk is full" in said[0]
    assert "Not saved yet" in shell.page.write_up.heading.saved.text()  # type: ignore[attr-defined]
    assert editor.toPlainText().count("What must not be lost.") == 20_000
    shell.notice_bar.hide()
    qtbot.wait(350)
    assert not shell.notice_bar.isVisible()  # tried again, and not said again
    assert stored(program).notes == "The beginning. "
    ballast.unlink()
    qtbot.waitUntil(lambda: stored(program).notes.count("not be lost.") == 20_000, timeout=5000)
    assert "Saved" in shell.page.write_up.heading.saved.text()  # type: ignore[attr-defined]
    assert program.opened
    assert program.opened.notebook.faults() == []


def test_what_a_full_disk_refuses_keeps_the_window_open_once(
    program: Program, qtbot: QtBot, disk: Path, small: Path
) -> None:
    shell = opened(program, small)
    editor = begin_session(shell)
    fill_up(disk)
    paste(editor, "What must not be lost. " * 20_000)
    program.window.close()
    assert program.window.isVisible()
    assert "disk is full" in shell.notice_bar._words.text()
    assert "Close again" in shell.notice_bar._words.text()
    program.window.close()
    assert not program.window.isVisible()
    assert program.opened is None


def test_a_line_refused_by_a_full_disk_stays_in_its_field(
    program: Program, qtbot: QtBot, disk: Path, small: Path
) -> None:
    shell = opened(program, small)
    page = shell.page
    ballast = fill_up(disk)
    field = page.bring_up.lines.rows()[-1].field  # type: ignore[attr-defined]
    paste(field, "What must not be lost. " * 800)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    texts = [row.field.text() for row in page.bring_up.lines.rows()]  # type: ignore[attr-defined]
    assert any("not be lost" in text for text in texts)
    assert shell.notice_bar.isVisible()
    ballast.unlink()
    page.flush()
    assert program.opened
    assert len(list(program.opened.notebook.topics.each())) == 1


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder with a notebook, on a disk that takes no writes."""
    at = tmp_path / "disk"
    mounted(at, "4m")
    Vault.create(at / "Notebook", PASSPHRASE, CHEAPEST)
    subprocess.run(["mount", "-o", "remount,ro", str(at)], check=True)
    yield at
    subprocess.run(["umount", "-l", str(at)], check=True)


def test_a_notebook_that_cannot_be_written_is_not_opened(
    program: Program, qtbot: QtBot, read_only: Path
) -> None:
    program.start(read_only / "Notebook")
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.problem.isVisible)
    assert "This disk can only be read" in screen.problem.text()
    assert screen.open_button.isEnabled()


def test_no_notebook_is_made_where_nothing_can_be_written(qtbot: QtBot, read_only: Path) -> None:
    folder = read_only / "New"
    step = PassphraseStep(folder, None, lambda at, said: Vault.create(at, said, CHEAPEST))  # type: ignore[arg-type]
    qtbot.addWidget(step)
    step.show()
    for field in (step.chosen.passphrase.field, step.chosen.again.field):
        qtbot.keyClicks(field, PASSPHRASE)
    qtbot.mouseClick(step.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "can only be read" in step.problem.text())
    assert step.chosen.passphrase.text() == PASSPHRASE
    assert not folder.exists()
