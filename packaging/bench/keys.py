"""From a key in the notes to the painted letter, also while an autosave is due."""

import time
from collections.abc import Iterator

from notebooks import copied
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from stage import application, settle, shell, show
from table import Row, in_turn, tell, timed

from sessionbook.ui.widgets.autosave import PAUSE_MS
from sessionbook.ui.widgets.note_editor import NoteEditor

MOST, A_FRAME = 1.5, 16.0
AGAINST = "the key in a bare QTextEdit"


def rows() -> Iterator[Row]:
    """Measure them in a note of 150 words."""
    application()
    with copied("few") as made:
        notebook = made.open()
        window = shell(notebook)
        window.show_page("sessions", notebook.sessions.lines(1)[0].id)
        ours = max(window.findChildren(NoteEditor), key=lambda each: len(each.toPlainText()))
        bare = QTextEdit()
        bare.setPlainText(ours.toPlainText())
        show(bare, (ours.width(), ours.height()))
        for editor in (ours, bare):
            editor.moveCursor(QTextCursor.MoveOperation.End)
        mine, floor, due = in_turn(lambda: key(ours), lambda: key(bare), lambda: key_when_due(ours))
        tell(key=mine, when_due=due, floor=floor)
        yield Row("key to letter in a note", AGAINST, mine / floor, MOST)
        yield Row("key to letter when an autosave is due", AGAINST, due / floor, MOST)
        yield Row("key to letter when an autosave is due", "one frame", due * 1000, A_FRAME, " ms")
        notebook.close()


def key(editor: QTextEdit, pause: float = 0.0) -> float:
    """Return the seconds from a key in the queue to its letter, painted."""
    take_focus(editor)
    time.sleep(pause)
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_E, none, "e")

    def act() -> None:
        QCoreApplication.postEvent(editor, event)
        settle()
        settle()  # the first takes the key, the second paints

    return timed(act)


def key_when_due(editor: QTextEdit) -> float:
    """Return the same for a key that waits beside an autosave whose pause is over."""
    key(editor)
    return key(editor, pause=1.1 * PAUSE_MS / 1000)


def take_focus(editor: QTextEdit) -> None:
    """Give a field the focus, and let everything come to rest."""
    window = editor.window()
    QApplication.setActiveWindow(window)
    editor.setFocus()
    settle()
