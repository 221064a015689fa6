"""Help from every screen by keyboard; the plan is there only if the person chose it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.services.safety_copy import SafetyCopy
from sessionbook.ui.entry.crisis_help import CrisisHelp
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.outside import OUTSIDE
from sessionbook.vault.vault import Vault
from tests.canaries import found
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CHOSEN, OTHER = "Marrowbright", "Thistlecombe"


def show(program: Program, name: str, folder: Path) -> None:
    program.start(folder if name in ("lock", "recovery") else None)
    if name == "recovery":
        program._locked.show_recovery(folder)
    elif name == "new notebook":
        program._locked.show_new()
    elif name == "recovery code":
        key = Vault.at(folder).unlock(PASSPHRASE)
        program._locked.show_code(Vault.at(folder), key, "1234-5678")


@pytest.mark.parametrize("name", ["lock", "welcome", "recovery", "new notebook", "recovery code"])
def test_f1_and_a_button_show_help_and_escape_leads_back(
    qtbot: QtBot, program: Program, folder: Path, name: str
) -> None:
    show(program, name, folder)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    before = program.window.screen_shown()
    assert isinstance(before, LockedScreen)
    qtbot.keyClick(QApplication.focusWidget() or before, Qt.Key.Key_F1)
    help_ = program.window.screen_shown()
    assert isinstance(help_, CrisisHelp)
    assert "988" in said(help_)
    qtbot.keyClick(QApplication.focusWidget() or help_, Qt.Key.Key_F1)
    assert program.window.screen_shown() is help_
    qtbot.keyClick(QApplication.focusWidget() or help_, Qt.Key.Key_Escape)
    assert program.window.screen_shown() is before
    links = [each for each in before.findChildren(QPushButton) if each.text() == "Help in a crisis"]
    assert [each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in links] == [
        Qt.FocusPolicy.TabFocus
    ]
    links[0].setFocus()
    qtbot.keyClick(links[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), CrisisHelp))


def said(screen: CrisisHelp) -> str:
    return " ".join(each.text() for each in screen.findChildren(QLabel))


@pytest.fixture
def planned(folder: Path, program: Program) -> Shell:
    """The program, unlocked, with a plan of two headings."""
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    plans = shell._context.notebook.plans
    for place, text in enumerate((CHOSEN, OTHER)):
        heading = PlanHeading(plan=PlanKind.SAFETY, title=f"Part {place}", position=place)
        plans.save(heading)
        plans.lines.save(PlanLine(heading_id=heading.id, text=text, phone=f"555 010{place}"))
    return shell


def locked_help(program: Program, folder: Path) -> str:
    """Close the notebook and return what the lock screen's help says."""
    program._shut()
    program.show_unlock(folder)
    program._screen().help_requested.emit()
    screen = program.window.screen_shown()
    assert isinstance(screen, CrisisHelp)
    return said(screen)


def test_off_no_word_of_the_plan_is_outside(
    program: Program, planned: Shell, folder: Path, tmp_path: Path
) -> None:
    assert found([CHOSEN, OTHER], tmp_path) == []
    words = locked_help(program, folder)
    assert CHOSEN not in words
    assert "988" in words


def test_on_the_chosen_lines_are_there_and_no_others(
    program: Program, planned: Shell, folder: Path, tmp_path: Path
) -> None:
    book = planned._context.notebook
    first = book.plans.of(PlanKind.SAFETY)[0]
    SafetyCopy(book, folder).choose([first.id])
    assert found([CHOSEN], tmp_path) == [f"{CHOSEN} in {tmp_path.name}/Notebook/{OUTSIDE}"]
    assert found([OTHER], tmp_path) == []
    line = book.plans.lines.by_heading([first.id])[first.id][0]
    book.plans.lines.delete(line.id)
    book.plans.lines.save(PlanLine(heading_id=first.id, text="Willowstrake"))
    assert found([CHOSEN], tmp_path) == []  # it follows at once
    words = locked_help(program, folder)
    assert "Part 0" in words
    assert "Willowstrake" in words
    assert CHOSEN not in words
    assert words.index("Willowstrake") < words.index("988")


def test_a_copy_that_was_altered_while_locked_is_put_right(
    program: Program, folder: Path, planned: Shell
) -> None:
    program._shut()
    (folder / OUTSIDE).write_text('{"format": "safety-plan-1", "headings": []}')
    program.show_unlock(folder)
    vault = Vault.at(folder)
    program._open(vault, vault.unlock(PASSPHRASE))
    assert not (folder / OUTSIDE).exists()


def test_a_damaged_copy_leaves_help_as_it_is(program: Program, folder: Path) -> None:
    (folder / OUTSIDE).write_bytes(b"\x93" * 700)
    program.start(folder)
    program._screen().help_requested.emit()
    screen = program.window.screen_shown()
    assert isinstance(screen, CrisisHelp)
    assert "988" in said(screen)
