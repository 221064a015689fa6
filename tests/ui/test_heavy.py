"""A notebook of years: 500 sessions, 60 things to raise, a note of 200 KB, every script."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.insights import Insight
from sessionbook.domain.journal import Entry
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.services.creation import fill_new
from sessionbook.store import index
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.note_editor import NoteEditor
from tests.conftest import TODAY
from tests.ui.hands import in_front

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

KEYS = [tab.key for tab in PAGES]
SCRIPTS = (
    "היום דיברתי על אבא שלי ועל הבית",
    "تحدثت اليوم عن أبي وعن البيت",
    "今日は父のことを話しました",
    "👩🏽‍🦽 👨‍👩‍👧‍👦 🫠 and then 🏳️‍🌈",
    "Ünsägliches, dreimal: naïve façade, Ⅷ ½",
)
LONG = "\n\n".join(f"{number} {SCRIPTS[number % 5]} " + "word " * 40 for number in range(840))


def fill(book: Notebook) -> None:
    """Write it all in one transaction."""
    with book.database.write():
        fill_new(book)
        for number in range(500):
            day = TODAY - timedelta(days=7 * number)
            words = LONG if number == 0 else SCRIPTS[number % 5]
            made = Session(day=day, at=time(10), notes=words, with_whom=SCRIPTS[number % 2])
            session = book.sessions.save(made)
            if number % 10 == 0:
                book.insights.save(Insight(text=SCRIPTS[number // 10 % 5], session_id=session.id))
        for number in range(60):
            words = f"{number} {SCRIPTS[number % 5]}"
            book.topics.save(Topic(text=words, sensitive=number % 7 == 3, position=number))
        book.journal.save(Entry(day=TODAY, text=LONG))
        weekly = Appointment(day=TODAY, at=time(17), with_whom=SCRIPTS[0], repeat=Repeat.WEEKLY)
        book.appointments.save(weekly)


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    assert 200_000 < len(LONG.encode()) < 230_000
    fill(context.notebook)
    return in_front(qtbot, context)


def test_every_page_opens_and_stands_in_its_window(shell: Shell) -> None:
    for key in KEYS:
        shell.show_page(key)
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        assert shell.page.key == key
        assert shell.width() == 1180
        assert not shell.grab().isNull()


def test_sixty_things_to_raise_are_all_there_and_the_hidden_ones_hidden(shell: Shell) -> None:
    page = shell.page
    assert isinstance(page, TodayPage)
    rows = [row for row in page.bring_up.lines.rows() if row.shown.key]
    assert len(rows) == 60
    assert sum(row.is_masked() for row in rows) == 9
    assert all(not row.field.toPlainText() for row in rows if row.is_masked())


@pytest.mark.drill
def test_a_page_reads_no_more_of_a_long_notebook_than_it_shows(
    shell: Shell, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements a refresh, with 500 sessions and 60 lines: as many as lines at the very most."""
    database, counted = context.notebook.database, [0]
    for name in ("tuples", "value"):
        ask = getattr(type(database), name)

        def count(self: object, *asked: object, ask: object = ask) -> object:
            counted[0] += 1
            return ask(self, *asked)  # type: ignore[operator]

        monkeypatch.setattr(type(database), name, count)
    for key in KEYS:
        shell.show_page(key)
        shell.page.refresh()
        counted[0] = 0
        shell.page.refresh()
        assert counted[0] <= 60, key


def test_what_is_typed_in_the_long_note_is_there_at_once_and_kept(
    qtbot: QtBot, shell: Shell, context: Context
) -> None:
    shell.show_page("sessions")
    page = shell.page
    assert isinstance(page, SessionsPage)
    editor = page.write_up.notes.editor
    assert isinstance(editor, NoteEditor)
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = len(editor.toPlainText())
    qtbot.keyClicks(editor, "and so on")
    assert len(editor.toPlainText()) == before + len("and so on")
    shell.flush()
    (session,) = context.notebook.sessions.on_day(TODAY)
    assert session.notes.endswith("and so on")
    for script in SCRIPTS:
        assert script in session.notes


@pytest.mark.parametrize("key", ["sessions", "journal"])
def test_the_long_note_is_out_of_the_index_before_it_is_saved_and_found_when_searched(
    qtbot: QtBot, shell: Shell, context: Context, key: str
) -> None:
    database = context.notebook.database
    shell.show_page(key)
    editor = max(shell.page.findChildren(NoteEditor), key=lambda each: len(each.toPlainText()))
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(editor, " lanterns")
    qtbot.waitUntil(lambda: database.value(index.WAITS) == 1)
    assert not context.notebook.search.faults()
    assert context.notebook.search.find("lanterns", 9) == []  # not saved yet
    shell.flush()
    shell.search.ask()
    assert database.value(index.WAITS) is None
    (hit,) = context.notebook.search.find("lanterns", 9)
    assert hit.kind == {"sessions": "sessions", "journal": "entries"}[key]
    assert context.notebook.search.faults() == []


def test_the_oldest_of_500_is_found_and_opened(qtbot: QtBot, shell: Shell) -> None:
    shell.search.ask()
    qtbot.keyClicks(shell.search, "facade")
    assert shell.search.results.model.rowCount() > 0
    shell.search.leave()
    oldest = shell.page.context.notebook.sessions.on_day(TODAY - timedelta(days=7 * 499))[0]
    shell.show_page("sessions", oldest.id)
    page = shell.page
    assert isinstance(page, SessionsPage)
    assert page.session == oldest
