"""What was raised in a session, and a compliment for the next one, through real widgets."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.widgets.line_list import LineRow
from tests.conftest import TODAY
from tests.ui.sessions_page import notice, shown_page, stored

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    """A session of today with two topics that were there before it."""
    for place, text in enumerate(("The move", "Dad")):
        notebook.topics.save(Topic(text=text, position=place, state=TopicState.THINKING))
    notebook.sessions.save(Session(day=TODAY, notes="Rest"))
    return shown_page(qtbot, context)


def raised(page: SessionsPage) -> dict[str, bool]:
    """Return what stands in the section, and whether it is ticked."""
    rows = page.write_up.raised.lines.rows()
    return {row.shown.text: bool(row.shown.checked) for row in rows if row.shown.key}


def row_of(page: SessionsPage, text: str) -> LineRow:
    return next(row for row in page.write_up.raised.lines.rows() if row.shown.text == text)


def tick(qtbot: QtBot, page: SessionsPage, text: str) -> None:
    check = row_of(page, text).check
    assert check is not None
    qtbot.mouseClick(check, LEFT_BUTTON)


def test_a_tick_says_that_it_was_raised_and_undo_takes_it_back(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    said = notice(context)
    assert raised(page) == {"The move": False, "Dad": False}
    tick(qtbot, page, "Dad")
    (topic,) = notebook.topics.raised_in(stored(page).id)
    assert (topic.text, topic.state) == ("Dad", TopicState.RAISED)
    assert raised(page) == {"The move": False, "Dad": True}
    said[0][1]()  # type: ignore[operator]
    assert raised(page) == {"The move": False, "Dad": False}
    topic_now = notebook.topics.get(topic.id)
    assert topic_now is not None
    assert (topic_now.state, topic_now.raised_in) == (TopicState.THINKING, None)


def test_a_tick_can_be_taken_away(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    tick(qtbot, page, "Dad")
    said = notice(context)
    tick(qtbot, page, "Dad")
    assert notebook.topics.raised_in(stored(page).id) == []
    states = [topic.state for topic in notebook.topics.open()]
    assert states == [TopicState.THINKING, TopicState.READY]
    said[0][1]()  # type: ignore[operator]
    assert raised(page) == {"The move": False, "Dad": True}


def test_what_is_ticked_makes_a_new_session_a_row(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.add()
    assert page.write_up.sheet.is_new
    tick(qtbot, page, "The move")
    assert len(notebook.sessions.on_day(TODAY)) == 2
    (topic,) = notebook.topics.raised_in(stored(page).id)
    assert topic.text == "The move"


def test_something_else_that_was_raised_is_typed_there(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    field = page.write_up.raised.lines.rows()[-1].field
    qtbot.keyClicks(field, "The flat")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (topic,) = notebook.topics.raised_in(stored(page).id)
    assert (topic.text, topic.state) == ("The flat", TopicState.RAISED)
    assert raised(page)["The flat"]


def test_only_what_was_there_before_the_session_is_offered(
    notebook: Notebook, page: SessionsPage
) -> None:
    notebook.topics.save(Topic(text="Written after it", position=9))
    assert list(raised(page)) == ["The move", "Dad"]
    notebook.topics.save(Topic(text="Old", position=8, created="2026-10-01T10:00:00.000Z"))
    assert list(raised(page)) == ["The move", "Dad", "Old"]


def test_an_old_write_up_shows_what_was_raised_and_offers_nothing(
    notebook: Notebook, page: SessionsPage
) -> None:
    old = notebook.sessions.save(Session(day=TODAY - timedelta(days=30)))
    notebook.topics.save(Topic(text="Waiting", created="2026-08-01T10:00:00.000Z"))
    page.open(old.id)
    assert page.write_up.raised.isHidden()
    said = Topic(text="Said", state=TopicState.RAISED, raised_in=old.id)
    notebook.topics.save(said)
    assert raised(page) == {"Said": True}
    assert not page.write_up.raised.isHidden()


def test_a_sensitive_topic_is_masked_here_too(notebook: Notebook, page: SessionsPage) -> None:
    (topic, _) = notebook.topics.open()
    notebook.topics.save(
        Topic(id=topic.id, text="The letter", sensitive=True, created=topic.created)
    )
    row = row_of(page, "The letter")
    assert row.is_masked()
    assert row.check is not None
    shown = [row.field.text(), row.check.accessibleName()]
    shown += [each.text() for each in row.findChildren(QLabel)]
    assert not any("letter" in each for each in shown)


def test_a_compliment_waits_for_next_time(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.write_up.compliment.open()
    lines = page.write_up.compliment.lines
    qtbot.keyClicks(lines.rows()[-1].field, "Her patience")
    qtbot.keyClick(lines.rows()[-1].field, Qt.Key.Key_Return)
    topic = notebook.topics.open()[-1]
    assert (topic.text, topic.kind) == ("Her patience", TopicKind.COMPLIMENT)
    assert topic.state is TopicState.READY
    assert [row.field.text() for row in lines.rows()] == ["Her patience", ""]
    assert "Her patience" not in raised(page)
    qtbot.keyClicks(lines.rows()[0].field, "!")
    page.flush()
    reworded = notebook.topics.get(topic.id)
    assert reworded is not None
    assert sorted(reworded.text) == sorted("Her patience!")


def test_the_next_session_offers_the_compliment_as_said(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.write_up.compliment.open()
    field = page.write_up.compliment.lines.rows()[-1].field
    qtbot.keyClicks(field, "Her patience")
    page.flush()
    later = notebook.sessions.save(Session(day=TODAY + timedelta(days=7)))
    page.open(later.id)
    assert "Her patience" in raised(page)
    assert page.write_up.compliment.folded
    assert page.write_up.compliment.folded.isVisible()
    tick(qtbot, page, "Her patience")
    (topic,) = notebook.topics.raised_in(later.id)
    assert topic.kind is TopicKind.COMPLIMENT
