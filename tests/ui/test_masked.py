"""What is masked is nowhere until it is revealed: on no page, in no picture, name, find or copy."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.services.creation import fill_new
from sessionbook.ui.aloud import install_roles
from sessionbook.ui.card.paper import pdf
from sessionbook.ui.card.sheet import CardSheet
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.looking_back import LookingBackPage
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.first_words import first_scales
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import TODAY
from tests.ui import pdf_text
from tests.ui.languages import painted
from tests.ui.test_aloud import tree

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

SECRET = "zwetschge quokka harbour"
OTHER = "another thing altogether that is a good deal longer than the first one ever was"
HARMLESS = "the argument at work"
BEFORE = "2026-10-12T12:00:00.000Z"
Text = QAccessible.Text
ROUNDS = 6  # until what grows has grown


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    install_roles()
    QAccessible.setActive(True)
    QApplication.clipboard().clear()
    yield
    QAccessible.setActive(False)


@pytest.fixture
def hidden(context: Context) -> list[Topic]:
    """Everything that can be hidden: still to say and said, a topic and a compliment."""
    book = context.notebook
    fill_new(book, first_scales())
    last = book.sessions.save(Session(day=TODAY - timedelta(days=7), notes="A good hour."))
    now = book.sessions.save(Session(day=TODAY, notes="Now."))
    book.insights.save(Insight(text="Rest is allowed.", session_id=last.id))
    book.topics.save(Topic(text=HARMLESS, created=BEFORE))
    topics = [
        Topic(text=SECRET, sensitive=True, created=BEFORE),
        Topic(text=SECRET, sensitive=True, state=TopicState.THINKING, created=BEFORE),
        Topic(text=SECRET, state=TopicState.PRIVATE, created=BEFORE),
        Topic(text=SECRET, kind=TopicKind.COMPLIMENT, sensitive=True),
        Topic(text=SECRET, kind=TopicKind.COMPLIMENT, state=TopicState.PRIVATE),
        Topic(text=SECRET, sensitive=True, state=TopicState.RAISED, raised_in=last.id),
        Topic(text=SECRET, sensitive=True, state=TopicState.RAISED, raised_in=now.id),
    ]
    return [book.topics.save(replace(each, position=1 + at)) for at, each in enumerate(topics)]


def open_shell(qtbot: QtBot, context: Context) -> Shell:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    return shell


def settle() -> None:
    for _ in range(ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def views(shell: Shell, context: Context) -> Iterator[str]:
    """Show every page in turn, every session, and a review being written."""
    for tab in PAGES:
        shell.show_page(tab.key)
        settle()
        yield tab.key
        page = shell.page
        if isinstance(page, SessionsPage):
            for session in context.notebook.sessions.lines(9):
                page.open(session.id)
                settle()
                yield f"{tab.key} {session.day}"
        if isinstance(page, LookingBackPage):
            page.look_back()
            settle()
            yield f"{tab.key} now"


def told(root: QWidget) -> str:
    """Return all that a screen reader can ask for below a widget, and all that is painted."""
    words = [root.windowTitle(), *painted(root)]
    for each, _ in tree(root):
        words += [each.text(kind) for kind in Text if kind != Text.UserText]
        if inside := each.textInterface():
            words.append(inside.text(0, inside.characterCount()))
    return "\n".join(words).casefold()


def assert_hides(words: str, where: str) -> None:
    found = [word for word in SECRET.split() if word in words.casefold()]
    assert found == [], where


def at_rest(shell: Shell) -> QImage:
    """Return a picture, once the next one is the same."""
    picture = shell.grab().toImage()
    while picture != (later := shell.grab().toImage()):
        picture = later
        settle()
    return picture


def test_no_page_tells_it_and_no_copy_holds_it(
    qtbot: QtBot, context: Context, hidden: list[Topic]
) -> None:
    shell = open_shell(qtbot, context)
    seen = []
    for view in views(shell, context):
        words = told(shell)
        assert_hides(words, view)
        seen += [view] * (HARMLESS in words)
    assert {"today", "sessions"} <= {view.split()[0] for view in seen}
    assert shell.windowTitle() == ""


def test_search_finds_none_of_its_words(
    qtbot: QtBot, context: Context, hidden: list[Topic]
) -> None:
    shell = open_shell(qtbot, context)
    for word in (*SECRET.split(), SECRET, SECRET[:3]):
        assert context.notebook.search.find(word, 20) == []
    for word in SECRET.split():
        shell.search.ask()
        shell.search.clear()
        QTest.keyClicks(shell.search, word)
        settle()
        assert "Nothing with these words" in shell.search.results.spoken()
        rest = "\n".join(part for part in told(shell).split("\n") if part != word)
        assert word not in rest
    private = hidden[2]
    context.notebook.topics.save(replace(private, state=TopicState.READY))
    assert [hit.record for hit in context.notebook.search.find("quokka", 20)] == [private.id]


@pytest.mark.drill
def test_pictures_are_the_same_whatever_the_words_are(
    qtbot: QtBot, context: Context, hidden: list[Topic]
) -> None:
    def pictures() -> dict[str, QImage]:
        shell = open_shell(qtbot, context)
        shell.setFocus()
        found = {view: at_rest(shell) for view in views(shell, context)}
        shell.close()
        sheet = CardSheet(context)
        qtbot.addWidget(sheet)
        sheet.resize(1180, 760)
        sheet.show()
        settle()
        found["card"] = sheet.grab().toImage()
        return found

    first = pictures()
    for topic in hidden:
        context.notebook.topics.save(replace(topic, text=OTHER))
    second = pictures()
    assert [view for view, picture in first.items() if second[view] != picture] == []
    context.notebook.topics.save(replace(hidden[0], text=f"{OTHER} too", sensitive=False))
    third = pictures()
    assert {"today", "card"} <= {view for view, picture in first.items() if third[view] != picture}


def test_the_card_and_its_paper_say_nothing_of_it(
    qtbot: QtBot, context: Context, hidden: list[Topic], tmp_path: Path
) -> None:
    sheet = CardSheet(context)
    qtbot.addWidget(sheet)
    sheet.show()
    settle()
    assert HARMLESS in told(sheet)
    assert_hides(told(sheet), "card")
    assert "•" not in told(sheet)
    page = pdf(sheet.view.content, sheet.view.look(), "Card")
    words = pdf_text.text(page).replace("\t", " ")
    assert HARMLESS in words
    assert_hides(words, "paper")
    for word in SECRET.split():
        assert word.encode() not in pdf_text.everything(page)
        assert word.encode("utf-16-be") not in pdf_text.everything(page)


def test_keys_and_drags_on_a_masked_line_copy_nothing(
    qtbot: QtBot, context: Context, hidden: list[Topic]
) -> None:
    shell = open_shell(qtbot, context)
    page = shell.page
    assert isinstance(page, TodayPage)
    settle()
    clipboard = QApplication.clipboard()
    masked = [row for row in page.bring_up.lines.rows() if row.is_masked()]
    assert len(masked) == 5
    for row in masked:
        for target in row.focus_targets():
            target.setFocus()
            for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
                QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        drag_down(row)
        assert row.held
        drag_down(row.held)
        assert_hides(clipboard.text() + clipboard.text(clipboard.Mode.Selection), "clipboard")
        settle()
        assert_hides(told(shell), "today")
    assert clipboard.text() == ""


def drag_down(pressed: QWidget) -> None:
    start = pressed.rect().center()
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton, pos=QPoint(2, start.y()))
    for far in (20, 60, 90):
        QTest.mouseMove(pressed, QPoint(10 + far, start.y() + far))
    QTest.mouseRelease(pressed, Qt.MouseButton.LeftButton, pos=QPoint(100, start.y() + 90))
