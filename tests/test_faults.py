"""A fault of our own tells its kind and its place: no word of the person's, from any thread."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.process import faults
from sessionbook.ui.fault_dialog import FaultDialog
from sessionbook.vault.vault import Vault
from tests.canaries import found
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parent.parent
MESSAGE, LOCAL = "Thistlecombe", "Harrowgander"

CRASHES = f"""
import faulthandler, sys, threading, warnings
from sessionbook import __main__, app, commands

class Note:
    def __del__(self):
        held = "{LOCAL}"
        raise ValueError("{MESSAGE}")

def crash(*_):
    held = "{LOCAL}"
    raise ValueError("{MESSAGE}")

def crash_everywhere():
    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    Note()
    warnings.warn("{MESSAGE}", RuntimeWarning)
    assert not faulthandler.is_enabled()
"""

COMMAND = (
    CRASHES
    + """
def run(arguments):
    crash_everywhere()
    crash()

commands.run = run
sys.argv = ["sessionbook", "check", "somewhere"]
sys.exit(__main__.main())
"""
)

WINDOW = (
    CRASHES
    + f"""
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from sessionbook.ui.fault_dialog import FaultDialog

def start(program, *_):
    program.show_welcome()
    program.window.show()
    for turn in range(3):
        QTimer.singleShot(0, crash)
    QTimer.singleShot(300, look)

def look():
    crash_everywhere()
    qWarning("{MESSAGE}")
    from PySide6.QtWidgets import QApplication
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, FaultDialog)]
    print(len([each for each in shown if each.isVisible()]), shown[0].code.text())
    QApplication.quit()

app.Program.start = start
sys.argv = ["sessionbook"]
sys.exit(__main__.main())
"""
)


def said_by(script: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run it where the environment asks for everything to be told."""
    places = {name: str(place) for name in ("HOME", "XDG_CONFIG_HOME", "TMPDIR")}
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", script],
        env={
            **os.environ,
            **places,
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_MESSAGE_PATTERN": "%{message}",
        },
        cwd=place,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("script", [COMMAND, WINDOW], ids=["command", "window"])
def test_a_crash_tells_no_word(script: str, tmp_path: Path) -> None:
    done = said_by(script, tmp_path)
    assert "ValueError __main__:" in done.stderr
    assert done.stderr.count("ValueError") >= 3  # here, on a thread and while deleting
    said = done.stdout + done.stderr
    assert "RuntimeWarning" in said
    assert MESSAGE not in said
    assert LOCAL not in said
    assert found([MESSAGE, LOCAL], tmp_path) == []
    if script is WINDOW:
        assert done.stdout.startswith("1 ValueError __main__:")
        assert "Qt: warning in default" in done.stderr
    else:
        assert done.returncode == 1


def test_the_code_names_the_last_line_of_ours() -> None:
    try:
        Vault.at(Path("/nowhere/at all"))
    except Exception as error:
        said = faults.code(type(error), error.__traceback__)
    assert said.startswith("NotANotebookError sessionbook.vault.")
    assert said.split(":")[1].isdigit()


def test_a_fault_while_one_is_shown_tells_no_word_either(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def show(error: BaseException, code: str) -> None:
        raise KeyError(LOCAL)

    faults.hook(show)(ValueError, ValueError(MESSAGE), None)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "ValueError"
    assert second.startswith("KeyError sessionbook.process.faults:")


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_one_calm_window_at_a_time_says_it(program: Program, qtbot: QtBot, folder: Path) -> None:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    for _ in range(3):
        sys.excepthook(ValueError, ValueError(MESSAGE), None)
    qtbot.waitUntil(lambda: program.window.findChild(FaultDialog) is not None)
    QApplication.processEvents()
    (dialog,) = program.window.findChildren(FaultDialog)
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    said = QAccessible.queryAccessibleInterface(dialog)
    assert said.role() == QAccessible.Role.Dialog
    assert said.text(QAccessible.Text.Name) == "Something went wrong inside the program"
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "ValueError"
    qtbot.keyClick(dialog.close_it, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert program.window.findChildren(FaultDialog) == []
