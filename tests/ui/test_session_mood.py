"""Mood before and after a session, and the line about hope, through their real widgets."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from tests.conftest import TODAY
from tests.ui.sessions_page import open_all, shown_page, stored


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    notebook.sessions.save(Session(day=TODAY, notes="Rest"))
    page = shown_page(qtbot, context)
    open_all(page)
    return page


def test_mood_is_unset_until_touched_and_either_can_be_cleared(
    qtbot: QtBot, page: SessionsPage
) -> None:
    before, after = page.write_up.mood.rows.values()
    assert (before.answer(), after.answer()) == (None, None)
    qtbot.keyClick(before.slider, Qt.Key.Key_3)
    end = QPoint(after.slider.width() - 2, after.slider.height() // 2)
    qtbot.mouseClick(after.slider, Qt.MouseButton.LeftButton, pos=end)
    saved = stored(page)
    assert (saved.mood_before, saved.mood_after) == (3, 10)
    assert (saved.being_myself, saved.notes) == (None, "Rest")
    qtbot.keyClick(before.slider, Qt.Key.Key_Delete)
    assert (stored(page).mood_before, stored(page).mood_after) == (None, 10)
    qtbot.mouseClick(after.clear_button, Qt.MouseButton.LeftButton)
    assert stored(page).mood_after is None


def test_zero_is_an_answer(qtbot: QtBot, page: SessionsPage) -> None:
    before = page.write_up.mood.rows["mood_before"]
    qtbot.keyClick(before.slider, Qt.Key.Key_0)
    assert stored(page).mood_before == 0
    page.write_up.show_session(stored(page))
    assert before.answer() == 0


def test_mood_sliders_say_what_they_ask(page: SessionsPage) -> None:
    for row in page.write_up.mood.rows.values():
        name = row.slider.accessibleName()
        assert name.startswith(row.caption.text())
        assert name.endswith("?")
        assert row.caption.text() in row.clear_button.accessibleName()


def test_hope_is_one_line_and_enter_goes_on(qtbot: QtBot, page: SessionsPage) -> None:
    hope = page.write_up.hope.hope
    hope.setFocus()
    qtbot.keyClicks(hope, "The walk home")
    qtbot.keyClick(hope, Qt.Key.Key_Return)
    assert stored(page).hope == "The walk home"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.write_up.insights.isAncestorOf(focused)


def test_hope_of_another_session_is_its_own(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    other = notebook.sessions.save(Session(day=TODAY.replace(day=1), hope="Spring", mood_after=7))
    qtbot.keyClicks(page.write_up.hope.hope, "Rest")
    page.open(other.id)
    assert page.write_up.hope.hope.text() == "Spring"
    assert page.write_up.mood.rows["mood_after"].answer() == 7
    assert page.write_up.mood.rows["mood_before"].answer() is None
    newest = notebook.sessions.on_day(TODAY)[0]
    assert (newest.hope, newest.mood_after) == ("Rest", None)
