"""From a key to its letter in a note of 200 KB, beside the same text in a bare QTextEdit."""

import statistics
from collections.abc import Iterator

from keys import A_FRAME, AGAINST, MOST, key, key_when_due
from notebooks import copied
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from stage import application, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.ui.shell import Shell
from sessionbook.ui.widgets.note_editor import NoteEditor

MOVES = {"end": QTextCursor.MoveOperation.End, "start": QTextCursor.MoveOperation.Start}


def rows() -> Iterator[Row]:
    """Measure them where the note ends and where it begins."""
    application()
    with copied("heavy") as made:
        notebook = made.open()
        window = shell(notebook)
        window.show_page("sessions", notebook.sessions.lines(1)[0].id)
        ours = max(window.findChildren(NoteEditor), key=lambda each: len(each.toPlainText()))
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
        saves = statistics.median(save(window, ours) for _ in range(9))
        yield Row("autosave of 200 KB, which a key may meet", "one frame", saves, A_FRAME, " ms")
        notebook.close()


def save(window: Shell, editor: NoteEditor) -> float:
    """Return the milliseconds for which a save keeps the next key waiting at worst."""
    key(editor)
    return timed(window.flush) * 1000
