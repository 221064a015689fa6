"""More than one notebook: chosen, forgotten, left for another; nothing of one shows in another."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sessionbook import process
from sessionbook.app import Program
from sessionbook.domain.topics import Topic
from sessionbook.ui.entry.locked_screens import LockedScreens
from sessionbook.ui.entry.new_notebook import CodeStep
from sessionbook.ui.entry.notebook_list import NotebookButton
from sessionbook.ui.entry.remember_tick import RememberTick
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.entry.welcome import WelcomeScreen
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.vault.errors import AlreadyOpenError
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.ui.hands import focused, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ROOT = Path(__file__).resolve().parent.parent
HOLD = """
import sys
from pathlib import Path
from sessionbook.vault.vault import Vault
vault = Vault.at(Path(sys.argv[1]))
connection = vault.connect(vault.unlock(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from sessionbook import app, process
from sessionbook.vault.vault import Vault
process.program = lambda: [sys.executable, "-c", sys.argv[4]]
folder = Path(sys.argv[1])
class Left(app.Program):
    def start(self, *arguments):
        super().start(*arguments)
        QTimer.singleShot(0, getattr(self, sys.argv[3]))
app.Program = Left
app.run(folder, Vault.at(folder).unlock(sys.argv[2]))
"""
SECOND = """
import os, sys
from PySide6.QtCore import QTimer
from sessionbook import __main__, app
class Looked(app.Program):
    def start(self, *arguments):
        super().start(*arguments)
        screen = self.window.screen_shown()
        print(os.getpid(), type(screen).__name__, getattr(screen, "folder", ""), flush=True)
        QTimer.singleShot(0, self.application.quit)
app.Program = Looked
sys.argv = ["sessionbook"]
__main__.main()
"""


@pytest.fixture
def other(folder: Path, tmp_path: Path) -> Path:
    """A copy of the notebook, as a person makes one: the same keys at another place."""
    return Path(shutil.copytree(folder, tmp_path / "stick" / "Other"))


def kept(tmp_path: Path) -> bytes:
    file = tmp_path / "settings" / "settings.json"
    return file.read_bytes() if file.exists() else b""


def open_by_hand(qtbot: QtBot, program: Program) -> Shell:
    screen = unlock_screen(program)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), Shell), timeout=5000)
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    return shell


def unlock_screen(program: Program) -> UnlockScreen:
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    return screen


def welcome(program: Program) -> WelcomeScreen:
    screen = program.window.screen_shown()
    assert isinstance(screen, WelcomeScreen)
    return screen


def tick_of(qtbot: QtBot, program: Program) -> RememberTick:
    """Return the choice that comes right after the first painting."""
    qtbot.waitUntil(lambda: program.window.findChild(RememberTick) is not None)
    tick = program.window.findChild(RememberTick)
    assert isinstance(tick, RememberTick)
    return tick


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_notebook_opened_by_its_folder_is_remembered_only_if_ticked(
    qtbot: QtBot, program: Program, folder: Path, tmp_path: Path, is_wanted: bool
) -> None:
    program.start(folder)
    tick = tick_of(qtbot, program)
    assert tick.check.isChecked()
    assert b"Notebook" not in kept(tmp_path)
    if not is_wanted:
        tick.check.setFocus()
        qtbot.keyClick(tick.check, Qt.Key.Key_Space)
    open_by_hand(qtbot, program)
    assert (str(folder).encode() in kept(tmp_path)) == is_wanted


def test_the_tick_is_as_the_settings_say_and_ticking_it_means_it(
    qtbot: QtBot, program: Program, folder: Path, tmp_path: Path
) -> None:
    program.settings.forget_all_notebooks()
    program.start(folder)
    tick = tick_of(qtbot, program)
    assert not tick.check.isChecked()
    tick.check.click()
    open_by_hand(qtbot, program)
    assert str(folder).encode() in kept(tmp_path)
    assert program.settings.preferences.remembers_notebooks


def test_a_lock_does_not_ask_again_and_remembers_nothing(
    qtbot: QtBot, program: Program, folder: Path, tmp_path: Path
) -> None:
    program.start(None, None, str(folder))
    unlock_screen(program)
    qtbot.wait(100)  # past the first painting
    assert program.window.findChild(RememberTick) is None
    open_by_hand(qtbot, program)
    assert str(folder).encode() not in kept(tmp_path)


def test_what_is_opened_with_its_key_as_the_demo_is_is_not_remembered(
    program: Program, folder: Path, tmp_path: Path
) -> None:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    assert isinstance(program.window.screen_shown(), Shell)
    assert str(folder).encode() not in kept(tmp_path)


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_new_notebook_is_remembered_only_if_ticked(
    program: Program, folder: Path, tmp_path: Path, is_wanted: bool
) -> None:
    program.start(None)
    program._locked.show_new()
    step = program._screen()
    tick = step.findChild(RememberTick)
    assert isinstance(tick, RememberTick)
    if not is_wanted:
        tick.check.click()
    vault = Vault.at(folder)
    step.made.emit(vault, vault.unlock(PASSPHRASE), "1234-5678")  # type: ignore[attr-defined]
    code = program.window.screen_shown()
    assert isinstance(code, CodeStep)
    code.confirmed.emit()
    assert isinstance(program.window.screen_shown(), Shell)
    assert (str(folder).encode() in kept(tmp_path)) == is_wanted


def test_of_several_the_last_one_is_asked_for_by_its_name(
    qtbot: QtBot, program: Program, folder: Path, other: Path
) -> None:
    program.settings.remember_notebook(folder)
    program.start(None)
    assert "Notebook" in said(program.window)
    program.settings.remember_notebook(other)
    program.start(None)
    screen = unlock_screen(program)
    assert screen.folder == other
    assert "Other" in said(screen)
    assert screen.passphrase.field.accessibleDescription() == "Other"
    assert program.window.windowTitle() == "Notebook"
    screen.another_requested.emit()
    assert [row.text() for row in welcome(program).notebooks.rows] == ["Other", "Notebook"]


def test_the_list_is_worked_with_keys(
    qtbot: QtBot, program: Program, folder: Path, other: Path
) -> None:
    for each in (folder, other):
        program.settings.remember_notebook(each)
    program.start(None, None, "")
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    row = QApplication.focusWidget()
    assert isinstance(row, NotebookButton)
    assert row.accessibleDescription() == row.toolTip() == str(other)
    qtbot.keyClick(row, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "More about Other"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    row = QApplication.focusWidget()
    assert isinstance(row, NotebookButton)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert unlock_screen(program).folder == folder


def test_one_on_a_stick_is_kept_and_opens_when_the_stick_is_back(
    qtbot: QtBot, program: Program, folder: Path, other: Path, tmp_path: Path
) -> None:
    for each in (folder, other):
        program.settings.remember_notebook(each)
    away = other.parent.rename(tmp_path / "pulled")
    program.start(None)  # the last one is not there: the list says so
    row = welcome(program).notebooks.rows[0]
    assert "not there now" in row.accessibleDescription()
    met = met_by_tab(qtbot, program)
    assert met[0] == "Notebook"  # the first that is there
    assert {"Other", "More about Other", "Help in a crisis", "How it works"} <= set(met)
    row.click()
    assert "stick" in welcome(program).problem.text()
    assert str(other).encode() in kept(tmp_path)
    away.rename(other.parent)
    row.click()
    assert unlock_screen(program).folder == other


def met_by_tab(qtbot: QtBot, program: Program) -> list[str]:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    welcome(program).setFocus()
    met = []
    for _ in range(12):
        met.append(name_of(focused()))
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    return met


def test_forgetting_takes_the_path_only_and_can_be_undone(
    qtbot: QtBot, program: Program, folder: Path, other: Path, tmp_path: Path
) -> None:
    for each in (folder, other):
        program.settings.remember_notebook(each)
    before = sorted(each.read_bytes() for each in other.iterdir())
    program.start(None, None, "")
    screen = welcome(program)
    forget(screen)
    assert str(other).encode() not in kept(tmp_path)
    assert [row.text() for row in screen.notebooks.rows] == ["Notebook"]
    assert sorted(each.read_bytes() for each in other.iterdir()) == before
    screen.notices._undo_button.click()
    assert [row.text() for row in screen.notebooks.rows] == ["Other", "Notebook"]
    for _ in range(2):
        forget(screen)
    assert screen.notebooks.isHidden()
    assert met_by_tab(qtbot, program)[0] == "Make a notebook"


def forget(screen: WelcomeScreen) -> None:
    QApplication.processEvents()  # what was just made is shown only now
    more = next(each for each in screen.findChildren(MoreButton) if each.isVisible())
    menus = more.findChildren(QMenu)
    assert [action.text() for action in menus[0].actions()] == ["Forget where it lies"]
    menus[0].actions()[0].trigger()


def test_switched_off_in_the_settings_the_paths_are_gone_from_the_file(
    program: Program, folder: Path, other: Path, tmp_path: Path
) -> None:
    for each in (other, folder):
        program.settings.remember_notebook(each)
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    shell.show_page("settings")
    check = shell.page.notebooks.remember.check  # type: ignore[attr-defined]
    assert check.isChecked()
    check.click()
    everything = b"".join(each.read_bytes() for each in (tmp_path / "settings").iterdir())
    assert str(tmp_path).encode() not in everything
    assert json.loads(everything)["notebooks"] == []
    check.click()
    assert json.loads(kept(tmp_path))["notebooks"] == [str(folder)]


@pytest.mark.parametrize("by", ["key", "button"])
def test_another_notebook_saves_locks_and_shows_the_list(
    qtbot: QtBot,
    program: Program,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    by: str,
) -> None:
    left: list[Path | None] = []
    monkeypatch.setattr(process, "replace", left.append)  # it would end the tests
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    saved: list[str] = []
    monkeypatch.setattr(shell.page, "flush", lambda: saved.append("flushed"))
    if by == "key":
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(shell, Qt.Key.Key_O, keys)
    else:
        shell.show_page("settings")
        shell.page.notebooks.another.click()  # type: ignore[attr-defined]
    assert left == [None]
    assert saved
    again = Vault.at(folder)
    again.connect(again.unlock(PASSPHRASE)).close()  # it is open nowhere
    again.close()


def test_the_path_is_not_among_the_arguments_of_the_program_that_follows(folder: Path) -> None:
    """Everybody at the computer may list the arguments of every process."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom sessionbook import process\n"
        "process.program = lambda: [sys.executable, '-c', "
        "'import os, sys; from sessionbook import process; "
        'print(open("/proc/self/cmdline").read(), process.handed_over(), '
        "process.handed_over(), process.NEXT in os.environ)']\n"
        "process.replace(Path(sys.argv[1]) if len(sys.argv) > 1 else None)"
    )
    for given in ([str(folder)], []):
        done = subprocess.run(
            [sys.executable, "-c", script, *given],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        arguments, _, rest = done.stdout.rpartition("\0")
        assert str(folder) not in arguments
        assert rest.split() == [*given, "None", "False"]


@pytest.mark.parametrize("way", ["lock", "leave"])
def test_the_real_program_is_replaced_and_asks_for_what_it_was_left_for(
    folder: Path, tmp_path: Path, way: str
) -> None:
    left = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder), PASSPHRASE, way, SECOND],
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = left.communicate(timeout=60)[0]
    wanted = ["UnlockScreen", str(folder)] if way == "lock" else ["WelcomeScreen"]
    assert left.returncode == 0
    assert said.split() == [str(left.pid), *wanted]


def test_a_copy_is_a_notebook_of_its_own_while_the_first_is_open_elsewhere(
    qtbot: QtBot, program: Program, folder: Path, other: Path
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"
        first = Vault.at(folder)
        with pytest.raises(AlreadyOpenError):
            first.connect(first.unlock(PASSPHRASE))
        program.start(other)
        shell = open_by_hand(qtbot, program)
        shell._context.notebook.topics.save(Topic(text="Marrowbright", position=1))
        program._shut()
    finally:
        holder.communicate(b"")
    for at, count in ((folder, 0), (other, 1)):
        program._open(Vault.at(at), Vault.at(at).unlock(PASSPHRASE))
        opened = program.window.screen_shown()
        assert isinstance(opened, Shell)
        assert len(opened._context.notebook.topics.open()) == count
        program._shut()


def test_the_locked_window_of_a_known_notebook_loads_no_list(
    qtbot: QtBot, program: Program, folder: Path
) -> None:
    program.settings.remember_notebook(folder)
    program.start(None)
    qtbot.wait(100)
    assert program.window.findChild(RememberTick) is None
    assert not any(isinstance(each, LockedScreens) for each in vars(program).values())
