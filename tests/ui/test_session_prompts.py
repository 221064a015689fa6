"""Prompts for the notes: written into them by a click or a key, hidden, edited in the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.prompt_editor import PromptEditor
from sessionbook.ui.widgets.line_list import NEW
from sessionbook.ui.widgets.note_editor import NoteEditor
from tests.conftest import TODAY
from tests.ui.sessions_page import notice, shown_page, stored

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
FIRST, SECOND = "What stayed with me", "What was new"

# What menus make the offscreen platform say.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    notebook.sessions.save(Session(day=TODAY, notes="Rest.\n\nSnow."))
    return shown_page(qtbot, context)


def note(page: SessionsPage) -> NoteEditor:
    return page.write_up.notes.editor


def offered(page: SessionsPage) -> list[str]:
    QApplication.processEvents()
    chips = page.write_up.notes.prompts.strip.chips
    return [chip.words for chip in chips if chip.isVisible()]


def click(qtbot: QtBot, page: SessionsPage, words: str) -> None:
    chips = page.write_up.notes.prompts.strip.chips
    qtbot.mouseClick(next(chip for chip in chips if chip.words == words), LEFT_BUTTON)


def action(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == words)


def do(page: SessionsPage, words: str) -> None:
    """Choose a line of the menu of the prompts."""
    action(page.write_up.notes.prompts.menu(), words).trigger()
    QApplication.processEvents()


def editor(page: SessionsPage) -> PromptEditor:
    found = page.write_up.notes.prompts.editor
    assert found
    assert found.isVisible()
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


# Writing one into the notes


def test_a_click_writes_a_heading_at_the_end_and_the_caret_is_below(
    qtbot: QtBot, page: SessionsPage
) -> None:
    click(qtbot, page, FIRST)
    assert note(page).hasFocus()
    qtbot.keyClicks(focused(), "The sentence.")
    assert stored(page).notes == f"Rest.\n\nSnow.\n\n### {FIRST}\n\nThe sentence."


def test_it_is_written_below_the_line_of_the_caret_which_stays_whole(
    qtbot: QtBot, page: SessionsPage
) -> None:
    note(page).setFocus()
    note(page).moveCursor(QTextCursor.MoveOperation.Right)
    click(qtbot, page, FIRST)
    qtbot.keyClicks(focused(), "Ah")
    assert stored(page).notes == f"Rest.\n\n### {FIRST}\n\nAh\n\nSnow."


def test_an_empty_line_becomes_the_heading(qtbot: QtBot, page: SessionsPage) -> None:
    page.add()
    click(qtbot, page, FIRST)
    click(qtbot, page, SECOND)
    qtbot.keyClicks(focused(), "Ah")
    assert stored(page).notes == f"### {FIRST}\n\n### {SECOND}\n\nAh"


def test_undo_takes_it_back_in_one_step(qtbot: QtBot, page: SessionsPage) -> None:
    click(qtbot, page, FIRST)
    qtbot.keyClick(focused(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored(page).notes == "Rest.\n\nSnow."


def test_tab_arrows_and_space_do_it_without_a_mouse(qtbot: QtBot, page: SessionsPage) -> None:
    note(page).setFocus()
    note(page).moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert focused().accessibleName() == FIRST
    qtbot.keyClick(focused(), Key.Key_Left)
    assert focused().accessibleName() == FIRST
    qtbot.keyClick(focused(), Key.Key_Right)
    assert focused().accessibleName() == SECOND
    qtbot.keyClick(focused(), Key.Key_Space)
    assert note(page).hasFocus()
    assert stored(page).notes.rstrip() == f"Rest.\n\nSnow.\n\n### {SECOND}"


def test_all_prompts_are_one_stop_for_tab(qtbot: QtBot, page: SessionsPage) -> None:
    note(page).setFocus()
    names = []
    for _ in range(3):
        qtbot.keyClick(focused(), Key.Key_Tab)
        names.append(focused().accessibleName())
    assert names == [FIRST, "More about the prompts", "What I was honest about"]


def test_a_long_prompt_ends_in_dots_and_is_written_whole(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    long = "Bread & butter: " + "what is it that I do every day " * 4
    do(page, "Prompts of my own")
    editor(page).lines.start_adding()
    qtbot.keyClicks(focused(), long)
    page.flush()
    QApplication.processEvents()
    (chip,) = page.write_up.notes.prompts.strip.chips
    assert chip.text().startswith("Bread && butter")
    assert chip.text().endswith("…")
    assert chip.toolTip() == chip.accessibleName() == long.strip()
    click(qtbot, page, long.strip())
    assert long.strip() in stored(page).notes


# Choosing and hiding


def test_another_set_is_chosen_and_remembered(
    qtbot: QtBot, context: Context, page: SessionsPage
) -> None:
    do(page, "Few words")
    assert offered(page) == ["One word for today", "One thing to keep", "One thing to do"]
    assert action(page.write_up.notes.prompts.menu(), "Few words").isChecked()
    assert offered(shown_page(qtbot, context)) == offered(page)


def test_hidden_they_stay_hidden_until_the_session_s_menu_brings_them_back(
    qtbot: QtBot, context: Context, page: SessionsPage
) -> None:
    heard = notice(context)
    do(page, "Hide the prompts")
    assert offered(page) == []
    other = shown_page(qtbot, context)
    assert offered(other) == []
    back = action(other.write_up.heading.menu(), "Prompts below the notes")
    assert not back.isChecked()
    back.trigger()
    assert FIRST in offered(other)
    do(other, "Hide the prompts")
    heard[-1][1]()  # type: ignore[operator]
    assert FIRST in offered(other)


def test_what_did_not_happen_and_what_is_long_written_ask_nothing(
    notebook: Notebook, page: SessionsPage
) -> None:
    old = notebook.sessions.save(Session(day=TODAY.replace(month=1), notes="Snow"))
    empty = notebook.sessions.save(Session(day=TODAY.replace(month=2)))
    page.write_up.sheet.change(missed=True)
    page.refresh()
    assert offered(page) == []
    page.open(old.id)
    assert offered(page) == []
    page.open(empty.id)
    assert FIRST in offered(page)


# Editing


def test_a_prompt_is_reworded_moved_and_deleted_by_keys(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    heard = notice(context)
    do(page, "Edit these prompts")
    lines = editor(page).lines
    assert lines.row(NEW)
    assert focused() is lines.row(NEW).field  # type: ignore[union-attr]
    qtbot.keyClicks(focused(), "What made me laugh")
    qtbot.keyClick(focused(), Key.Key_Return)
    assert offered(page)[-1] == "What made me laugh"
    row = lines.rows()[0]
    row.field.put_caret_at_end()
    qtbot.keyClicks(row.field, "!")
    qtbot.keyClick(row.field, Key.Key_Down, ALT)
    assert offered(page)[:2] == [SECOND, f"{FIRST}!"]
    assert row.field.hasFocus()
    row.field.selectAll()
    qtbot.keyClick(row.field, Key.Key_Delete)
    qtbot.keyClick(row.field, Key.Key_Tab)
    assert f"{FIRST}!" not in offered(page)
    heard[-1][1]()  # type: ignore[operator]
    assert offered(page)[1] == f"{FIRST}!"
    (own,) = notebook.prompt_sets.all()
    assert own.id == "usual"


def test_looking_into_the_editor_changes_nothing(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    do(page, "Edit these prompts")
    assert editor(page).delete.isHidden()
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert page.write_up.notes.prompts.editor is None
    assert focused() is page.write_up.notes.prompts.strip.more
    assert notebook.prompt_sets.all() == []


def test_what_was_changed_can_be_as_it_was_at_first(
    qtbot: QtBot, context: Context, page: SessionsPage
) -> None:
    do(page, "Edit these prompts")
    qtbot.keyClicks(focused(), "Mine")
    page.flush()
    assert offered(page)[-1] == "Mine"
    heard = notice(context)
    assert editor(page).delete.text() == "As they were at first"
    qtbot.mouseClick(editor(page).delete, LEFT_BUTTON)
    assert "Mine" not in offered(page)
    heard[-1][1]()  # type: ignore[operator]
    assert offered(page)[-1] == "Mine"


def test_a_set_of_one_s_own_is_named_filled_and_deleted(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    do(page, "Prompts of my own")
    assert focused() is editor(page).name.field
    qtbot.keyClicks(focused(), "For the group")
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.keyClicks(focused(), "What others said")
    qtbot.mouseClick(editor(page).done, LEFT_BUTTON)
    assert offered(page) == ["What others said"]
    assert action(page.write_up.notes.prompts.menu(), "For the group").isChecked()
    do(page, "Edit these prompts")
    editor(page).name.field.setFocus()
    editor(page).name.field.selectAll()
    qtbot.keyClick(focused(), Key.Key_Delete)
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert editor(page).name.text() == "For the group"
    heard = notice(context)
    qtbot.mouseClick(editor(page).delete, LEFT_BUTTON)
    assert FIRST in offered(page)
    assert notebook.prompt_sets.all() == []
    heard[-1][1]()  # type: ignore[operator]
    assert offered(page) == ["What others said"]


def test_half_typed_prompts_are_kept_when_the_page_is_left(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    do(page, "Edit these prompts")
    qtbot.keyClicks(focused(), "What made me laugh")
    editor(page).name.field.setFocus()
    qtbot.keyClicks(focused(), "X")
    page.flush()
    (own,) = notebook.prompt_sets.all()
    assert "X" in own.name
    assert notebook.prompt_sets.prompts.of(own.id)[-1].text == "What made me laugh"
