"""What is loaded before the first paint: the less, the sooner the locked window is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FIRST_SCREEN = {
    "sessionbook",
    "sessionbook.app",
    "sessionbook.errors",
    "sessionbook.paths",
    "sessionbook.process",
    "sessionbook.process.bundle",
    "sessionbook.process.faults",
    "sessionbook.settings",
    "sessionbook.ui",
    "sessionbook.ui.aloud",
    "sessionbook.ui.appearance",
    "sessionbook.ui.application",
    "sessionbook.ui.icons",
    "sessionbook.ui.entry",
    "sessionbook.ui.entry.locked",
    "sessionbook.ui.entry.passphrase",
    "sessionbook.ui.entry.unlock",
    "sessionbook.ui.languages",
    "sessionbook.ui.messages",
    "sessionbook.ui.plain_import",
    "sessionbook.ui.theme",
    "sessionbook.ui.updates",
    "sessionbook.ui.widgets",
    "sessionbook.ui.widgets.paragraph",
    "sessionbook.ui.widgets.plain",
    "sessionbook.ui.window",
}
LOOK = """
import sys
from pathlib import Path
from sessionbook import app
from PySide6 import QtCore, QtWidgets
from sessionbook.ui import application
from sessionbook.settings import Settings

class Looked(app.Program):
    def _examine(self, folder):
        print(*sorted(sys.modules), *("QtCore." + name for name in vars(QtCore)))
        print(*("QtWidgets." + name for name in vars(QtWidgets)))
        print(f"caret:{self.application.cursorFlashTime()}")
        self.application.quit()

program = Looked(application.made(), Settings(Path(sys.argv[1])))
program.start(Path(sys.argv[2]))
program.application.exec()
"""

OPEN = """
import linecache
import sys
from pathlib import Path
from sessionbook import app
from PySide6 import QtWidgets
from sessionbook.ui import application
from sessionbook.settings import Settings
from sessionbook.vault.vault import Vault

folder = Path(sys.argv[2])
program = app.Program(application.made(), Settings(Path(sys.argv[1])))
program.start(folder, Vault.at(folder).unlock("seven quiet herons"))
program.application.processEvents()
print(*sorted(sys.modules), *("source:" + name for name in linecache.cache))
print(*("QtWidgets." + name for name in vars(QtWidgets)))
program.window.close()
"""


AHEAD = """
import sys
from pathlib import Path
from sessionbook import app
from sessionbook.ui import application
from sessionbook.settings import Settings

program = app.Program(application.made(), Settings(Path(sys.argv[1])))
program.show_unlock(Path(sys.argv[2]))
program.window.screen_shown().deriving.emit()
program.application.processEvents()
vault, key = app._unlocked(Path(sys.argv[2]), "seven quiet herons")
before = set(sys.modules)
program._open(vault, key)
program.application.processEvents()
print(*sorted(set(sys.modules) - before))
program.window.close()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names loaded by the time the locked window was painted."""
    place = tmp_path_factory.mktemp("start")
    return said_by(LOOK, place, place)


def said_by(script: str, settings: Path, folder: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, str(settings), str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stdout.split())


def test_only_the_locked_screen_s_own_modules_are_loaded(loaded: set[str]) -> None:
    assert {name for name in loaded if name.startswith("sessionbook")} == FIRST_SCREEN


def test_no_library_of_keys_rows_or_reports_is_loaded(loaded: set[str]) -> None:
    assert "PySide6.QtWidgets" in loaded
    late = {"nacl", "sqlcipher3", "keyring", "sqlite3", "PySide6.QtPrintSupport", "PySide6.QtSvg"}
    late |= {"pypdfium2", "subprocess", "zxcvbn", "sessionbook.services"}
    assert loaded.isdisjoint(late)


def test_nothing_is_loaded_that_writes_stub_files(loaded: set[str]) -> None:
    """PySide would bring it along and compile it from its source, a sixth of a bare start."""
    assert loaded.isdisjoint({"argparse", "logging", "gettext", "tempfile", "random"})


USED = """
import sys
import sessionbook.ui.plain_import
import shiboken6

print("tempfile" in sys.modules, shiboken6.tempfile.gettempdir.__name__, "tempfile" in sys.modules)
"""


def test_what_is_left_out_of_pyside_is_there_once_it_is_used(tmp_path: Path) -> None:
    """Another version may use it where this one does not."""
    assert said_by(USED, tmp_path, tmp_path) == {"False", "gettempdir", "True"}


def test_qt_s_namespace_of_flags_is_not_made(loaded: set[str]) -> None:
    """Its 1,800 names take a tenth of the whole start, see PLAIN_TEXT, and the style's 550 more."""
    assert loaded >= {"QtCore.QObject", "QtWidgets.QLabel"}
    assert loaded.isdisjoint({"QtCore.Qt", "QtWidgets.QStyle"})


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> set[str]:
    """Return the names loaded once Today was painted, and the sources read."""
    return said_by(OPEN, tmp_path, folder)


def test_no_source_is_read_to_import_what_is_compiled(opened: set[str]) -> None:
    """PySide would read and keep that of every module, 3.4 MB, not only of the one that ends it."""
    read = {Path(name).relative_to(f"source:{ROOT}") for name in opened if "source:" in name}
    assert read <= {Path("sessionbook/__init__.py")}


def test_only_widgets_that_are_used_are_known(opened: set[str]) -> None:
    """Who asks Qt for a plain widget, as a viewport is, makes PySide look at each kind: 0.9 MB."""
    assert "QtWidgets.QPlainTextEdit" in opened
    assert opened.isdisjoint({"QtWidgets.QWizard", "QtWidgets.QMdiArea", "QtWidgets.QColorDialog"})


def test_what_is_shown_first_is_loaded_while_the_key_is_derived(
    folder: Path, tmp_path: Path
) -> None:
    """Or whoever unlocks waits a quarter of a second longer; only what locks comes after it."""
    late = said_by(AHEAD, tmp_path / "settings", folder)
    late = {name for name in late if name.startswith(("sessionbook", "PySide6", "sqlcipher3"))}
    assert {name.rpartition(".")[0] for name in late} <= {"sessionbook.ui.locking"}


def test_the_pages_not_opened_yet_are_not_loaded(opened: set[str]) -> None:
    assert "sessionbook.ui.pages.today" in opened
    pages = {name.split(".")[3] for name in opened if name.startswith("sessionbook.ui.pages.")}
    assert pages == {"today"}
    assert opened.isdisjoint({"_hashlib", "statistics", "tomllib", "html", "PySide6.QtSvg"})
    assert "sessionbook.ui.widgets.calendar" not in opened
    assert opened.isdisjoint({"zxcvbn", "sessionbook.services.word_passphrases"})
    assert opened.isdisjoint({"pypdfium2", "sessionbook.ui.attachments", "subprocess"})


def test_no_caret_blinks(loaded: set[str]) -> None:
    """A blinking one wakes the machine eight times in a second."""
    assert "caret:0" in loaded
