"""Five things that can be wrong with a notebook: five calm sentences, and no byte changed."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.domain.sessions import Session
from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.entry.welcome import WelcomeScreen
from sessionbook.ui.pages import PAGES
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault import driver
from sessionbook.vault.header import rendered
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY

FRIGHTENING = ("!", "fail", "invalid", "illegal", "fatal", "abort", "exception", "traceback")


@pytest.fixture
def used(folder: Path) -> Path:
    """A notebook that somebody has written in and closed."""
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    fill_new(notebook)
    notebook.sessions.save(Session(day=TODAY, notes="dear " * 999))
    notebook.close()
    vault.close()
    return folder


def nothing(_: Path) -> None:
    """Leave the folder as it is."""


def damage_header(folder: Path) -> None:
    for name in ("keys.json", "keys.prev.json"):
        spoil(folder / name, 200)


def damage_database(folder: Path) -> None:
    spoil(folder / "notes.db", 2000)


def make_foreign(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")


def make_newer_header(folder: Path) -> None:
    (folder / "keys.json").write_text(rendered({"format": 2, "something": "new"}))


def make_newer_tables(folder: Path) -> None:
    vault = Vault.at(folder)
    connection = vault.connect(vault.unlock(PASSPHRASE))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    vault.close()


def exchange_database(folder: Path) -> None:
    spoil(folder / "notes.db", 3)


def lose_database(folder: Path) -> None:
    (folder / "notes.db").unlink()


def cut_database(folder: Path) -> None:
    with (folder / "notes.db").open("r+b") as file:
        file.truncate(driver.PAGE_BYTES + 100)


def spoil(file: Path, place: int) -> None:
    """Turn one byte over."""
    data = bytearray(file.read_bytes())
    data[place] ^= 0xFF
    file.write_bytes(data)


FIVE: dict[str, tuple[Callable[[Path], None], str, type[LockedScreen]]] = {
    "wrong passphrase": (nothing, "seven loud herons", UnlockScreen),
    "damaged keys": (damage_header, PASSPHRASE, WelcomeScreen),
    "damaged notes": (damage_database, PASSPHRASE, UnlockScreen),
    "foreign folder": (make_foreign, PASSPHRASE, WelcomeScreen),
    "newer keys": (make_newer_header, PASSPHRASE, WelcomeScreen),
}
MORE: dict[str, tuple[Callable[[Path], None], str, type[LockedScreen]]] = {
    "newer tables": (make_newer_tables, PASSPHRASE, UnlockScreen),
    "notes of another": (exchange_database, PASSPHRASE, UnlockScreen),
    "no notes": (lose_database, PASSPHRASE, UnlockScreen),
    "notes cut short": (cut_database, PASSPHRASE, UnlockScreen),
}


@pytest.mark.parametrize("what", [*FIVE, *MORE])
def test_a_refusal_is_one_calm_sentence_and_changes_nothing(
    what: str, program: Program, qtbot: QtBot, used: Path
) -> None:
    spoil_it, passphrase, kind = (FIVE | MORE)[what]
    spoil_it(used)
    before = state(used)
    said = refusal(program, qtbot, used, passphrase)
    assert state(used) == before
    assert isinstance(program.window.screen_shown(), kind)
    assert_calm(said)


def test_the_five_sentences_are_different(
    program: Program, qtbot: QtBot, used: Path, tmp_path: Path
) -> None:
    said = set()
    for number, (spoil_it, passphrase, _) in enumerate(FIVE.values()):
        folder = Path(shutil.copytree(used, tmp_path / str(number)))
        spoil_it(folder)
        said.add(refusal(program, qtbot, folder, passphrase))
    assert len(said) == len(FIVE)


def refusal(program: Program, qtbot: QtBot, folder: Path, passphrase: str) -> str:
    """Try to open the folder like a person; return the words on the screen."""
    begin(program, qtbot, folder)
    screen = program.window.screen_shown()
    if isinstance(screen, UnlockScreen):
        qtbot.keyClicks(screen.passphrase.field, passphrase)
        qtbot.mouseClick(screen.open_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.problem.isVisible)
        assert screen.open_button.isEnabled()
        assert screen.passphrase.isEnabled()
    screen = program.window.screen_shown()
    assert isinstance(screen, LockedScreen)
    assert screen.problem.isVisible()
    return screen.problem.text()


def begin(program: Program, qtbot: QtBot, folder: Path) -> None:
    """Start the program and wait until it has looked into the folder."""
    program.show_unlock(folder)
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    with qtbot.waitSignal(screen.painted):  # the program was told first
        program.window.show()


def assert_calm(said: str) -> None:
    assert said.endswith(".")
    assert len(said) < 250
    assert [word for word in FRIGHTENING if word in said.lower()] == []


def state(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Return each name with its time of change, its rights and a digest of its bytes."""
    found = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        about = path.stat()
        digest = hashlib.blake2b(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (about.st_mtime_ns, about.st_mode, digest)
    return found


def test_after_a_refusal_the_right_passphrase_opens(
    program: Program, qtbot: QtBot, used: Path
) -> None:
    refusal(program, qtbot, used, "seven loud herons")
    screen = program.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)  # over the wrong one, which is selected
    qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isinstance(program.window.screen_shown(), LockedScreen))


@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.drill)])
def test_damage_found_late_is_said_too(
    program: Program, qtbot: QtBot, used: Path, step: int
) -> None:
    """Whichever page of the file is damaged, the window says so when it comes to need it."""
    whole = (used / "notes.db").read_bytes()
    seen = {"refused": 0, "told": 0}
    for page in range(1, len(whole) // driver.PAGE_BYTES, step):
        (used / "notes.db").write_bytes(whole)
        spoil(used / "notes.db", page * driver.PAGE_BYTES + 1000)
        before = state(used)
        begin(program, qtbot, used)
        screen = program.window.screen_shown()
        assert isinstance(screen, UnlockScreen)
        qtbot.keyClicks(screen.passphrase.field, PASSPHRASE)
        qtbot.keyClick(screen.passphrase.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: is_answered(program))
        shown = program.window.screen_shown()
        if isinstance(shown, Shell):
            seen["told"] += looked_around(shown)
        else:
            assert isinstance(shown, UnlockScreen)
            assert "damaged" in shown.problem.text()
            assert state(used) == before
            seen["refused"] += 1
        program._shut()
    assert min(seen.values()) > 0


def is_answered(program: Program) -> bool:
    screen = program.window.screen_shown()
    return isinstance(screen, Shell) or (
        isinstance(screen, UnlockScreen) and screen.problem.isVisible()
    )


def looked_around(shell: Shell) -> bool:
    """Visit every page; return whether damage was spoken of."""
    for row in range(len(PAGES)):
        shell.tabs.chosen.emit(row)
    if not shell.notice_bar.isVisible():
        return False
    assert "damaged" in shell.notice_bar._words.text()
    return True
