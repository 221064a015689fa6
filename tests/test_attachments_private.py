"""Nothing of an attachment is outside the notebook: cover, lock, full disks and byte searches."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook import app
from sessionbook.app import Program
from sessionbook.settings import Settings
from sessionbook.ui.attachments.incoming import of_files
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.attachments.viewer import Viewer
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests import foreign
from tests.canaries import found
from tests.conftest import PASSPHRASE
from tests.test_bad_input import fill_up, mounted

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")
SLOW = 30_000
ROOT = Path(__file__).resolve().parent.parent
WORD, NAME = "Zwölfkämpferin", "Kranichfederleicht"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    hook = sys.excepthook
    program = Program(qapp, Settings(tmp_path / "settings"))
    yield program
    program._leaving.was_warned = True  # leave, whatever is unsaved
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.excepthook = hook


def opened(program: Program, folder: Path) -> AttachmentStrip:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    program.window.activateWindow()
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    shell.show_page("sessions")
    shell.page.add()
    attached = shell.page.write_up.attached  # type: ignore[attr-defined]
    attached.unfold()
    strip: AttachmentStrip = attached.strip
    return strip


def added(qtbot: QtBot, strip: AttachmentStrip, path: Path) -> None:
    strip.add(of_files([path]))
    qtbot.waitUntil(lambda: not strip.adding.names, timeout=SLOW)


def looked_at(qtbot: QtBot, strip: AttachmentStrip) -> Viewer:
    strip.open(next(iter(strip.tiles)))
    viewer = strip.viewer
    assert viewer
    qtbot.waitUntil(lambda: not viewer.said.isVisible(), timeout=SLOW)
    return viewer


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.png"
    path.write_bytes(foreign.picture("png", 400, 300))
    return path


def test_the_cover_hides_it_and_gives_it_back(
    qtbot: QtBot, program: Program, folder: Path, sheet: Path
) -> None:
    strip = opened(program, folder)
    added(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    qtbot.keyClick(viewer.view, Qt.Key.Key_F9)
    assert not viewer.isVisible()
    assert program.opened
    assert program.opened.company.is_covered
    assert program.window.grab().toImage().pixelColor(5, 5).name() == "#f6f4ef"
    qtbot.keyClick(program.window.screen_shown(), Qt.Key.Key_F9)
    assert viewer.isVisible()
    assert program.window.focusWidget() is viewer.view
    viewer.leave()


def test_locking_works_from_it(
    qtbot: QtBot,
    program: Program,
    folder: Path,
    sheet: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replaced: list[Path] = []
    monkeypatch.setattr(app.process, "replace", replaced.append)
    strip = opened(program, folder)
    added(qtbot, strip, sheet)
    viewer = looked_at(qtbot, strip)
    qtbot.keyClick(viewer.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert replaced == [folder]
    assert program.opened is None


def test_a_full_disk_keeps_nothing_half(
    qtbot: QtBot, program: Program, tmp_path: Path, sheet: Path
) -> None:
    disk = tmp_path / "disk"
    mounted(disk, "3m")
    try:
        Vault.create(disk / "Notebook", PASSPHRASE, CHEAPEST)
        strip = opened(program, disk / "Notebook")
        added(qtbot, strip, sheet)
        large = tmp_path / "large.png"
        noise = foreign.chunk(b"teSt", bytes(700_000))
        large.write_bytes(foreign.png(10, 10, noise))
        ballast = fill_up(disk)
        added(qtbot, strip, large)
        shell = program.window.screen_shown()
        assert isinstance(shell, Shell)
        assert "disk is full" in shell.notice_bar._words.text()
        assert len(strip.tiles) == 1
        assert program.opened
        assert [each.name for each in program.opened.notebook.attachments.each()] == ["sheet.png"]
        count = "SELECT count(*) FROM attachment_contents"
        assert program.opened.notebook.database.value(count) == 1
        ballast.unlink()
        added(qtbot, strip, large)
        assert len(strip.tiles) == 2
        assert program.opened.notebook.faults() == []
    finally:
        program._leaving.was_warned = True
        program.window.close()
        subprocess.run(["umount", "-l", str(disk)], check=True)


DRIVE = '''
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit
from sessionbook import app
from sessionbook.ui import application
from sessionbook.settings import Settings
from sessionbook.vault.vault import Vault
from sessionbook.ui.attachments.save_copy import SaveCopyDialog

home, photo, folder, out = map(Path, sys.argv[1:])
program = app.Program(application.made(), Settings(home / "settings"))
program.start(folder, Vault.at(folder).unlock("seven quiet herons"))
application = program.application

def until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        time.sleep(0.01)
        assert time.monotonic() < end, true
    application.processEvents()

shell = program.window.screen_shown()
shell.show_page("sessions")
shell.page.add()
shell.page.write_up.attached.open()
strip = shell.page.write_up.attached.strip

def pickers():
    """Return them until they are gone for good: they might write down where they were."""
    return [each for each in application.topLevelWidgets() if isinstance(each, QFileDialog)]

def pick(path):
    (picker,) = pickers()
    picker.setDirectory(str(photo.parent))  # as somebody who looks for it does
    until(lambda: photo.parent.name in picker.directory().path())
    picker.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    application.processEvents()
    picker.accept()
    until(lambda: not pickers())

strip.line.add.click()
pick(photo)
until(lambda: not strip.adding.names)
(tile,) = strip.tiles.values()
tile.picture.click()
until(lambda: not strip.viewer.said.isVisible())
strip.viewer.view.zoom(3)
application.processEvents()
strip.viewer.copy.click()
(dialog,) = [e for e in application.topLevelWidgets() if isinstance(e, SaveCopyDialog)]
dialog.save.click()
application.processEvents()
pick(out / "copy.jpg")
until(lambda: not pickers())
strip.viewer.leave()
program.window.close()
print("done")
'''


def test_nothing_of_it_lies_anywhere_in_the_clear(folder: Path, tmp_path: Path) -> None:
    """Its words, its name and the folder it came from are in the copy that was asked for only."""
    home, elsewhere, out = (tmp_path / name for name in ("home", "elsewhere", "out"))
    for each in (home, elsewhere / NAME, out):
        each.mkdir(parents=True)
    jpeg = foreign.picture("jpeg", 900, 700)
    said = WORD.encode()
    remark = b"\xff\xfe" + (len(said) + 2).to_bytes(2, "big") + said
    photo = elsewhere / NAME / f"{NAME}.jpg"
    photo.write_bytes(jpeg[:2] + remark + jpeg[2:])
    around = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
    }
    arguments = [str(each) for each in (home, photo, folder, out)]
    done = subprocess.run(
        [sys.executable, "-c", DRIVE, *arguments],
        env=around,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "done\n", done.stderr
    assert (out / "copy.jpg").read_bytes() == photo.read_bytes()
    assert found([WORD], out)
    assert found([WORD, NAME], home, folder) == []
    assert NAME not in done.stderr
