"""Typing in a note of 200 KB: each key beside a bare QTextEdit, and what a key may wait for."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from keys import A_FRAME, AGAINST, MOST, key, key_when_due
from notebooks import NOW, cache_folder, copied
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from stage import application, close, press, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.store.history import SITTING
from sessionbook.store.notebook import Notebook
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.note_editor import NoteEditor

MOVES = {"end": QTextCursor.MoveOperation.End, "start": QTextCursor.MoveOperation.Start}
MEMORY = Path("/dev/shm")
ROUNDS = 9
WAITS = ("what is done before the first save", "the first save of a sitting", "a later save")


def rows() -> Iterator[Row]:
    """Measure them where the note ends and where it begins, then its saves."""
    application()
    with copied("heavy") as made:
        notebook = made.open()
        window, ours = opened(notebook)
        bare = QTextEdit()
        bare.setPlainText(ours.toPlainText())
        show(bare, (ours.width(), window.height()))
        for where, move in MOVES.items():
            for editor in (ours, bare):
                editor.moveCursor(move)
            acts = (lambda: key(ours), lambda: key(bare), lambda: key_when_due(ours))
            mine, floor, due = in_turn(*acts)
            tell(key=mine, when_due=due, floor=floor)
            what = f"key to letter at the {where} of 200 KB"
            yield Row(what, AGAINST, mine / floor, MOST)
            beyond = (due - floor) * 1000
            yield Row(f"{what}, an autosave due", "the bare key", beyond, A_FRAME, " ms more")
        leave(window, notebook)
    for where, folder in (("on disk", cache_folder()), ("in memory", MEMORY)):
        if folder.is_dir():
            yield from waits(where, folder, floor)


def waits(where: str, folder: Path, floor: float) -> Iterator[Row]:
    """Measure how long a key waits at worst that comes when the work of a save begins."""
    moment = [NOW]
    with copied("heavy", folder) as made:
        notebook = made.open(lambda: moment[0])
        window, editor = opened(notebook)
        rounds = []
        for _ in range(ROUNDS):
            notebook.search.find("herons", 1)
            moment[0] += 2 * SITTING
            rounds.append(one_sitting(window, editor, notebook))
        for name, column in zip(WAITS, zip(*rounds, strict=True), strict=True):
            beyond = (statistics.median(column) - floor) * 1000
            what = f"a key that meets {name} of 200 KB {where}"
            yield Row(what, "the bare key", beyond, A_FRAME, " ms more")
        leave(window, notebook)


def one_sitting(window: Shell, editor: NoteEditor, notebook: Notebook) -> tuple[float, ...]:
    """Return the seconds from the begin of each work to the letter of a key that waits for it."""
    newest = notebook.sessions.lines(1)[0]
    session = notebook.sessions.get(newest.id)
    assert session

    def before() -> None:
        notebook.sessions.expect_edits(session)
        press(editor, "e")

    def save() -> None:
        window.flush()
        press(editor, "e")

    return timed(before), timed(save), timed(save)


def opened(notebook: Notebook) -> tuple[Shell, NoteEditor]:
    """Return the window with the long note, and its editor."""
    window = shell(notebook)
    window.show_page("sessions", notebook.sessions.lines(1)[0].id)
    editors = window.findChildren(NoteEditor)
    return window, max(editors, key=lambda each: len(each.toPlainText()))


def leave(window: Shell, notebook: Notebook) -> None:
    """Save and close both."""
    window.flush()
    close(window)
    notebook.close()
