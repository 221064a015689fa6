"""The program is updated or removed while its window is open: said calmly, and locked as ever."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook import paths, process
from sessionbook.app import Program
from sessionbook.services import crisis_lines
from sessionbook.settings import Settings
from sessionbook.ui.entry.crisis_help import CrisisHelp
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.new_notebook import CodeStep
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.fault_dialog import FaultDialog
from sessionbook.ui.locking import away
from sessionbook.ui.locking.held import HeldScreen
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parent.parent
ACTIVE = Qt.ApplicationState.ApplicationActive
INACTIVE = Qt.ApplicationState.ApplicationInactive


class Replaced(BaseException):
    """What the process was to become; the test ends here instead."""


@pytest.fixture
def executable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of an installed program, which this process takes itself for."""
    file = tmp_path / "installed" / "sessionbook"
    file.parent.mkdir()
    file.write_bytes(b"first")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(file))
    return file


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    became: list[Path | None] = []
    monkeypatch.setattr(process, "replace", became.append)
    return became


@pytest.fixture
def program(
    executable: Path, became: list[Path | None], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    qtbot.addWidget(program.window)
    yield program
    for dialog in program.window.findChildren(FaultDialog):
        dialog.reject()  # or it would be over the next test's window
    program.window.close()
    shiboken6.delete(program._updates)  # or it would hear what the next test emits
    sys.excepthook = hook


def update(executable: Path) -> None:
    """Put another file in its place, as a package manager does."""
    new = executable.with_name("sessionbook.dpkg-new")
    new.write_bytes(b"the second one")
    new.replace(executable)


def come_back(qapp: QApplication) -> None:
    """Come back from another program's window."""
    become(qapp, INACTIVE)
    become(qapp, ACTIVE)


def become(qapp: QApplication, state: Qt.ApplicationState) -> None:
    with patch.object(QApplication, "applicationState", lambda: state):
        qapp.applicationStateChanged.emit(state)


def miss_a_part() -> None:
    """Need what the update took away."""
    sys.excepthook(ImportError, ImportError("no such part"), None)


@pytest.fixture
def asking(program: Program, folder: Path) -> UnlockScreen:
    """What the window shows while it asks for the passphrase."""
    program.start(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    return screen


def opened(program: Program, folder: Path) -> Shell:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    return shell


def said(shell: Shell) -> str:
    return shell.notice_bar._words.text() if not shell.notice_bar.isHidden() else ""


def test_an_update_is_said_once_and_the_lock_goes_on_with_the_new_one(
    program: Program,
    executable: Path,
    became: list[Path | None],
    folder: Path,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    shell = opened(program, folder)
    come_back(qapp)
    assert said(shell) == ""
    update(executable)
    come_back(qapp)
    assert "was updated while it was open" in said(shell)
    qtbot.keyClick(shell.notice_bar._close_button, Qt.Key.Key_Space)
    come_back(qapp)
    assert said(shell) == ""
    program._updates.explain()
    assert shell.notice_bar._undo_button.text() == "Lock now"
    qtbot.keyClick(shell.notice_bar._undo_button, Qt.Key.Key_Space)
    assert became == [folder]


def test_a_removed_one_is_said_too(
    program: Program, executable: Path, folder: Path, qapp: QApplication
) -> None:
    shell = opened(program, folder)
    executable.unlink()
    come_back(qapp)
    assert "not where it was started" in said(shell)
    assert "the notebook stays" in said(shell)


def test_a_stick_pulled_out_is_to_be_put_back(
    executable: Path, request: pytest.FixtureRequest, folder: Path, qapp: QApplication
) -> None:
    (executable.parent / paths.PORTABLE).touch()
    shell = opened(request.getfixturevalue("program"), folder)
    away_with = executable.with_name("elsewhere")
    executable.rename(away_with)
    come_back(qapp)
    assert "put it back" in said(shell)
    assert "notebook stays" not in said(shell)
    assert shell.notice_bar._undo_button.isHidden()
    away_with.rename(executable)
    come_back(qapp)
    assert said(shell) == ""


def test_what_is_said_by_others_is_not_taken_away(
    program: Program, executable: Path, folder: Path, qapp: QApplication
) -> None:
    shell = opened(program, folder)
    undone: list[int] = []
    shell.notice_bar.offer("Moved to the trash.", lambda: undone.append(1))
    facts = executable.stat()
    update(executable)
    come_back(qapp)
    assert said(shell) == "Moved to the trash."
    shell.notice_bar.hide()
    come_back(qapp)
    assert "was updated" in said(shell)
    executable.unlink()
    come_back(qapp)
    assert "not where it was started" in said(shell)
    shell.notice_bar.offer("Moved to the trash.", None)
    executable.write_bytes(b"first")
    os.utime(executable, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    come_back(qapp)
    assert said(shell) == "Moved to the trash."


def test_nothing_is_done_while_the_person_goes_away_or_a_dialog_waits(
    asking: UnlockScreen,
    executable: Path,
    became: list[Path | None],
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    update(executable)
    become(qapp, INACTIVE)
    assert became == []
    dialog = FaultDialog(asking.window(), "X")
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    come_back(qapp)
    assert became == []
    dialog.reject()
    come_back(qapp)
    assert became == [asking.folder]


def test_a_wish_to_remember_the_place_is_not_lost(
    asking: UnlockScreen,
    program: Program,
    executable: Path,
    became: list[Path | None],
    qapp: QApplication,
) -> None:
    program._locked.ask_to_remember(asking, asking.folder)
    update(executable)
    come_back(qapp)
    assert became == []
    assert "start it again" in asking.problem.text()


def test_the_same_version_put_there_again_is_no_update(
    program: Program, executable: Path, folder: Path, qapp: QApplication
) -> None:
    shell = opened(program, folder)
    facts = executable.stat()
    new = executable.with_name("new")
    new.write_bytes(executable.read_bytes())
    os.utime(new, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    new.replace(executable)
    come_back(qapp)
    assert said(shell) == ""


@pytest.mark.parametrize("updated", [True, False])
def test_a_fault_after_an_update_is_told_as_its_consequence(
    program: Program, executable: Path, folder: Path, qtbot: QtBot, updated: bool
) -> None:
    shell = opened(program, folder)
    program.window.show()
    if updated:
        update(executable)
    miss_a_part()
    qtbot.wait(20)
    dialogs = program.window.findChildren(FaultDialog)
    assert bool(dialogs) is not updated
    assert ("was updated" in said(shell)) is updated


def test_what_waits_for_a_passphrase_becomes_the_new_one_by_itself(
    asking: UnlockScreen, executable: Path, became: list[Path | None], qapp: QApplication
) -> None:
    come_back(qapp)
    assert became == []
    update(executable)
    come_back(qapp)
    assert became == [asking.folder]


def test_what_is_typed_is_not_taken_away_without_a_word(
    asking: UnlockScreen,
    executable: Path,
    became: list[Path | None],
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    qtbot.keyClicks(asking.passphrase.field, "seven")
    update(executable)
    come_back(qapp)
    assert became == []
    assert "start it again" in asking.problem.text()
    assert asking.passphrase.text() == "seven"
    miss_a_part()
    assert became == []
    assert "start it again" in asking.problem.text()
    assert asking.passphrase.text() == ""


def test_a_notebook_that_is_being_made_is_not_disturbed(
    program: Program, executable: Path, qapp: QApplication
) -> None:
    program._locked.show_new()
    screen = program.window.screen_shown()
    assert isinstance(screen, LockedScreen)
    update(executable)
    come_back(qapp)
    assert screen.problem.text() == ""
    miss_a_part()
    assert "start it again" in screen.problem.text()


def test_a_fault_under_a_sheet_is_told_on_the_sheet(
    program: Program, executable: Path, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = opened(program, folder)
    monkeypatch.setattr(away, "save_all", lambda _: 1 / 0)
    program._away.lock()
    screen = program.window.screen_shown()
    assert isinstance(screen, HeldScreen)
    qtbot.keyClicks(screen.passphrase.field, "seven")
    update(executable)
    miss_a_part()
    assert "stays open" in screen.problem.text()
    assert screen.passphrase.text() == "seven"
    assert said(shell) == ""
    screen.help_requested.emit()
    sheet = program.window.screen_shown()
    assert isinstance(sheet, CrisisHelp)
    miss_a_part()
    assert sheet.problem.isVisible()
    assert not sheet.problem.isWindow()
    screen.unlocked.emit(None)  # or it would hide the windows of the next test


def test_the_code_that_is_shown_once_is_written_down_first(
    program: Program, executable: Path
) -> None:
    screen = CodeStep("abcd-efgh")
    program.window.show_screen(screen)
    update(executable)
    miss_a_part()
    assert screen.problem.text().startswith("First write the code on paper")


def test_where_it_could_not_be_said_it_is_said_later(
    program: Program, executable: Path, folder: Path, qapp: QApplication
) -> None:
    program.start(None)
    update(executable)
    come_back(qapp)
    assert "was updated" in said(opened_again(program, folder, qapp))


def opened_again(program: Program, folder: Path, qapp: QApplication) -> Shell:
    shell = opened(program, folder)
    come_back(qapp)
    return shell


def test_a_fault_over_which_nothing_can_be_said_is_told_as_any_other(
    program: Program, executable: Path, qtbot: QtBot
) -> None:
    program.start(None)
    program._locked.show_help_pages(None)
    update(executable)
    miss_a_part()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(FaultDialog)))


def test_a_removed_one_does_not_vanish_from_the_screen(
    asking: UnlockScreen, executable: Path, became: list[Path | None], qapp: QApplication
) -> None:
    executable.unlink()
    come_back(qapp)
    assert became == []
    assert "notebooks are untouched" in asking.problem.text()


AFTERWARDS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from sessionbook import app, paths, process
from sessionbook.services import crisis_lines
from sessionbook.ui import application
from sessionbook.settings import Settings
from sessionbook.ui.unlocked import shell
from sessionbook.ui.locking import away
from sessionbook.ui.widgets.plain import Row

class NothingMore:
    def find_spec(self, name, path=None, target=None):
        raise ImportError(name)

def wait_until(happened):
    while not happened():
        QTest.qWait(5)

def end(notebook):
    print("locked", flush=True)
    import os
    os._exit(0)

folder, by = Path(sys.argv[1]), sys.argv[2]
process.replace = end
program = app.Program(application.made(), Settings(folder.parent / "settings"))
program.start(folder)
QTest.qWait(50)
screen = program.window.screen_shown()
QTest.keyClicks(screen.passphrase.field, "PASSPHRASE")
screen._start()
wait_until(lambda: isinstance(program.window.screen_shown(), shell.Shell))
wait_until(lambda: shell.SOON[-1] in sys.modules and crisis_lines.shipped.cache_info().currsize)
today = program.window.screen_shown().page
QTest.keyClicks(today.bring_up.lines.rows()[-1].field, "Quillfeather")
sys.meta_path[:] = [NothingMore()]
paths.PACKAGE = folder / "nowhere"
if by == "nobody":
    away.save_all = lambda shell: 1 / 0
    program._away.guard.left.emit()
    program._away.held.screen.help_requested.emit()
    QTest.qWait(20)
    sheet = program.window.screen_shown()
    rows = [row for row in sheet.lines.findChildren(Row) if row.isVisible()]
    print(type(sheet).__name__, len(rows))
    end(None)
if by == "itself":
    program._away.guard.left.emit()
else:
    program.lock()
QTest.qWait(50)
print("still there", type(program.window.screen_shown()).__name__)
"""


def afterwards(folder: Path, by: str) -> subprocess.CompletedProcess[str]:
    """Open the notebook, type, take the program away, and let it be locked by somebody."""
    return subprocess.run(
        [sys.executable, "-c", AFTERWARDS.replace("PASSPHRASE", PASSPHRASE), str(folder), by],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_in_a_crisis_is_there_though_nothing_more_can_be_loaded(folder: Path) -> None:
    done = afterwards(folder, "nobody")
    said = done.stdout.split("\n")[0]
    assert said == f"CrisisHelp {len(crisis_lines.shipped())}", done.stderr


@pytest.mark.parametrize("by", ["hand", "itself"])
def test_it_saves_and_locks_though_nothing_more_can_be_loaded(folder: Path, by: str) -> None:
    done = afterwards(folder, by)
    assert done.stdout.split("\n")[0] == "locked", done.stderr
    vault = Vault.at(folder)
    connection = vault.connect(vault.unlock(PASSPHRASE))
    words = [row[0] for row in connection.execute("SELECT text FROM topics")]
    connection.close()
    vault.close()
    assert words == ["Quillfeather"], done.stderr
