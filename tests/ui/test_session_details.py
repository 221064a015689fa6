"""A session that did not happen, what kind it was and how it was held."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.details import DetailsDialog
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.session_list import SPOKEN
from tests.conftest import TODAY
from tests.ui.sessions_page import shown_page, stored


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    notebook.sessions.save(Session(day=TODAY, with_whom="Dr Moreau", hope="Spring"))
    return shown_page(qtbot, context)


def missed_action(page: SessionsPage) -> QAction:
    return next(each for each in page.write_up.heading.menu().actions() if each.isCheckable())


def visible(page: SessionsPage) -> set[Section]:
    return {each for each in page.write_up.findChildren(Section) if each.isVisible()}


def spoken(page: SessionsPage) -> str:
    return str(page.side.list.data(page.side.list.index(0), SPOKEN[0]))


def test_what_did_not_happen_keeps_a_note_and_what_was_written(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    write_up = page.write_up
    assert visible(page) >= {write_up.notes, write_up.honesty, write_up.hope, write_up.mood}
    missed_action(page).trigger()
    assert stored(page).missed
    left = {write_up.notes, write_up.hope, write_up.compliment, write_up.next_time}
    assert visible(page) == left
    write_up.notes.editor.setFocus()
    qtbot.keyClicks(write_up.notes.editor, "Snow")
    assert (stored(page).notes, stored(page).missed) == ("Snow", True)
    notebook.insights.save(Insight(text="rest", session_id=stored(page).id))
    assert write_up.insights in visible(page)


def test_it_did_happen_after_all(page: SessionsPage) -> None:
    before = visible(page)
    missed_action(page).trigger()
    action = missed_action(page)
    assert action.isChecked()
    action.trigger()
    assert not stored(page).missed
    assert visible(page) == before
    assert not missed_action(page).isChecked()


def test_half_typed_words_are_kept_when_it_did_not_happen(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.write_up.thankful.open()
    field = page.write_up.thankful.lines.rows()[0].field
    field.setFocus()
    qtbot.keyClicks(field, "Tea")
    missed_action(page).trigger()
    assert [each.text for each in notebook.gratitude.of_session(stored(page).id)] == ["Tea"]
    assert page.write_up.thankful in visible(page)


def test_the_list_and_the_heading_say_it_quietly(page: SessionsPage) -> None:
    heading, day = page.write_up.heading, words.short_date(TODAY)
    assert heading.about.isHidden()
    missed_action(page).trigger()
    assert spoken(page) == f"{day}, did not happen"
    assert heading.about.text() == "Did not happen"
    assert heading.pill.text() == "With Dr Moreau"
    missed_action(page).trigger()
    assert spoken(page) == f"{day}, draft"
    assert heading.pill.text() == "1st with Dr Moreau"


def test_another_session_is_shown_whole_again(notebook: Notebook, page: SessionsPage) -> None:
    other = notebook.sessions.save(Session(day=TODAY - timedelta(days=7)))
    missed_action(page).trigger()
    page.open(other.id)
    assert visible(page) >= {page.write_up.mood, page.write_up.honesty}


def test_kind_and_way_are_typed_or_chosen(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    notebook.sessions.save(Session(day=TODAY - timedelta(days=7), label="With Mum", way="Phone"))
    page.write_up.heading.change_requested.emit()
    dialog = page.findChild(DetailsDialog)
    assert dialog is not None
    kinds = [dialog.label.itemText(row) for row in range(dialog.label.count())]
    assert kinds == ["With Mum", "Individual", "Couple", "Group"]
    ways = [dialog.way.itemText(row) for row in range(dialog.way.count())]
    assert ways == ["Phone", "In the room", "Video"]
    assert (dialog.label.currentText(), dialog.way.currentText()) == ("", "")
    qtbot.keyClicks(dialog.label, "In the garden")
    dialog.way.setFocus()
    qtbot.keyClick(dialog.way, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert (stored(page).label, stored(page).way) == ("In the garden", "Phone")
    assert page.write_up.heading.about.text() == "In the garden · Phone"


def test_kind_and_way_stay_when_only_the_person_changes(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.write_up.sheet.change(label="Couple", way="Video", hope="")
    page.write_up.heading.change_requested.emit()
    dialog = page.findChild(DetailsDialog)
    assert dialog is not None
    QApplication.processEvents()
    dialog.with_whom.setText("Ms Okafor")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    saved = stored(page)
    assert (saved.label, saved.way, saved.with_whom) == ("Couple", "Video", "Ms Okafor")
