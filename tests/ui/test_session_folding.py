"""Parts of the write-up that are one line while nothing is in them."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.section import Section
from tests import foreign
from tests.conftest import TODAY
from tests.ui.sessions_page import shown_page, stored

SLOW = 30_000  # a machine with other work to do starts a process in seconds


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    notebook.sessions.save(Session(day=TODAY, notes="Rest"))
    return shown_page(qtbot, context)


def folding(page: SessionsPage) -> list[Section]:
    write_up = page.write_up
    return [
        write_up.hope,
        write_up.attached,
        write_up.thankful,
        write_up.compliment,
        write_up.mood,
        write_up.together,
    ]


def is_folded(section: Section) -> bool:
    """Return whether its line is there, and nothing else of it."""
    line = section.folded
    shown = [each for each in section.findChildren(QWidget) if each.isVisible()]
    if line is None or not line.isVisible():
        assert section.card.isVisible()
        return False
    return all(each is line or line.isAncestorOf(each) for each in shown)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_what_is_empty_is_one_line_with_its_name(page: SessionsPage) -> None:
    assert [is_folded(each) for each in folding(page)] == [True] * 6
    for each in folding(page):
        assert each.folded
        assert each.folded.accessibleName() == each.name
        assert each.height() < 2 * page.write_up.heading.title.height()


def test_a_key_opens_it_and_the_caret_is_in_it(qtbot: QtBot, page: SessionsPage) -> None:
    for each in folding(page):
        assert each.folded
        each.folded.setFocus()
        qtbot.keyClick(each.folded, Qt.Key.Key_Space)
        assert not is_folded(each)
        assert each.card.isAncestorOf(focused())
    assert focused() is page.write_up.together.rows["being_myself"].slider
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert page.write_up.together.card.isAncestorOf(focused())


def test_a_click_opens_it_and_what_is_typed_is_kept(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    thankful = page.write_up.thankful
    qtbot.mouseClick(thankful.folded, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "Tea")
    session = stored(page)
    assert [each.text for each in notebook.gratitude.of_session(session.id)] == ["Tea"]


def test_what_is_written_is_never_folded(notebook: Notebook, page: SessionsPage) -> None:
    session = stored(page)
    notebook.sessions.save(
        Session(id=session.id, day=TODAY, hope="Spring", mood_before=0, said_it=9)
    )
    notebook.gratitude.save(GratitudeLine(text="Tea", session_id=session.id))
    assert [is_folded(each) for each in folding(page)] == [False, True, False, True, False, False]
    assert page.write_up.hope.hope.text() == "Spring"
    assert page.write_up.mood.rows["mood_before"].answer() == 0
    assert page.write_up.together.rows["said_it"].answer() == 9


def test_what_is_made_for_a_session_shows_it_at_once(
    qtbot: QtBot, context: Context, notebook: Notebook
) -> None:
    notebook.sessions.save(Session(day=TODAY, hope="Spring", mood_after=7))
    page = shown_page(qtbot, context)
    assert page.write_up.hope.hope.text() == "Spring"
    assert page.write_up.mood.rows["mood_after"].answer() == 7


def test_it_stays_open_when_it_is_emptied_and_folds_for_another_session(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    other = notebook.sessions.save(Session(day=TODAY - timedelta(days=7), notes="Snow"))
    first = stored(page)
    page.write_up.mood.open()
    qtbot.keyClick(focused(), Qt.Key.Key_3)
    assert stored(page).mood_before == 3
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert stored(page).mood_before is None
    page.refresh()
    assert not is_folded(page.write_up.mood)
    page.open(other.id)
    assert is_folded(page.write_up.mood)
    page.open(first.id)
    assert is_folded(page.write_up.mood)


def test_what_was_made_for_one_session_shows_the_next_one_s_own(
    notebook: Notebook, page: SessionsPage
) -> None:
    other = notebook.sessions.save(Session(day=TODAY - timedelta(days=7), hope="Spring"))
    page.write_up.hope.open()
    page.open(other.id)
    assert not is_folded(page.write_up.hope)
    assert page.write_up.hope.hope.text() == "Spring"
    page.add()
    assert is_folded(page.write_up.hope)
    page.write_up.hope.open()
    assert page.write_up.hope.hope.text() == ""


@pytest.mark.qt_log_ignore("^This plugin does not support")
def test_pictures_unfold_for_what_is_dropped_on_their_line(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage, tmp_path: Path
) -> None:
    picture = tmp_path / "drawing.png"
    picture.write_bytes(foreign.picture())
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(picture))])
    attached = page.write_up.attached
    page.write_up.notes.editor.setFocus()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, source, left, none)
    attached.dragEnterEvent(entering)
    assert entering.isAccepted()
    attached.dropEvent(QDropEvent(QPointF(5, 5), copy, source, left, none))
    assert not is_folded(attached)
    qtbot.waitUntil(lambda: bool(attached.strip.tiles), timeout=SLOW)
    assert page.write_up.notes.editor.hasFocus()
    (kept,) = notebook.attachments.of("sessions", stored(page).id)
    assert kept.name == "drawing.png"
    page.add()
    assert is_folded(attached)
    page.open(kept.record)
    assert not is_folded(attached)
    notebook.attachments.delete(kept.id)
    page.refresh()
    assert not is_folded(attached)


def test_nothing_is_made_that_is_not_seen(page: SessionsPage) -> None:
    assert [each.is_filled for each in folding(page)] == [False] * 6
