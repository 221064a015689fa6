"""The journal: written, dated, found and deleted through the real page."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from sessionbook.domain.journal import Entry
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.journal import JournalPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.words import qdate
from tests.conftest import NOW, TODAY

YESTERDAY = TODAY - timedelta(days=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(shell: Shell) -> JournalPage:
    shell.show_page("journal")
    assert isinstance(shell.page, JournalPage)
    return shell.page


@pytest.fixture
def two(context: Context) -> list[Entry]:
    """An entry of today and one of the day before."""
    journal = context.notebook.journal
    return [
        journal.save(Entry(day=YESTERDAY, at=time(20), text="Rain all day")),
        journal.save(Entry(day=TODAY, at=time(8), text="Slept **well**")),
    ]


def written(context: Context) -> list[tuple[date, str]]:
    return [(entry.day, entry.text) for entry in context.notebook.journal.newest(99)]


def listed(page: JournalPage) -> list[str]:
    model = page.side.list
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_first_entry_is_begun_and_saved_while_typing(
    qtbot: QtBot, page: JournalPage, context: Context
) -> None:
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.begin, Qt.MouseButton.LeftButton)
    assert page.sheet.editor.hasFocus()
    assert written(context) == []
    qtbot.keyClicks(page.sheet.editor, "A calm day")
    qtbot.waitUntil(lambda: written(context) == [(TODAY, "A calm day")])
    (entry,) = context.notebook.journal.newest(9)
    assert entry.at == NOW.time().replace(second=0, microsecond=0)
    assert listed(page)[0].endswith("A calm day")


def test_several_a_day_newest_first(
    qtbot: QtBot, two: list[Entry], page: JournalPage, shell: Shell, context: Context
) -> None:
    for text in ("noon", "evening"):
        qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
        qtbot.keyClicks(page.sheet.editor, text)
    page.flush()
    assert [text for _, text in written(context)][2:] == ["Slept **well**", "Rain all day"]
    assert {text for _, text in written(context)[:2]} == {"noon", "evening"}
    assert len(listed(page)) == 4


def test_an_entry_without_a_word_is_never_kept(
    qtbot: QtBot, two: list[Entry], page: JournalPage, shell: Shell, context: Context
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    assert len(listed(page)) == 3
    page.side.view.setCurrentIndex(page.side.list.index(2))
    assert page.sheet.editor.toPlainText() == "Rain all day"
    assert len(listed(page)) == 2
    assert len(written(context)) == 2


def test_choosing_another_saves_the_one_left(
    qtbot: QtBot, two: list[Entry], page: JournalPage, context: Context
) -> None:
    assert page.sheet.editor.toPlainText() == "Slept well"
    page.sheet.editor.setFocus()
    qtbot.keyClick(page.sheet.editor, Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(page.sheet.editor, " enough")
    page.side.view.setCurrentIndex(page.side.list.index(1))
    assert page.sheet.editor.toPlainText() == "Rain all day"
    assert [text for _, text in written(context)] == ["Slept **well enough**", "Rain all day"]


def test_another_day_puts_it_elsewhere_in_the_list(
    two: list[Entry], page: JournalPage, context: Context
) -> None:
    page.sheet.day.setDate(qdate(YESTERDAY - timedelta(days=5)))
    page.flush()
    assert [text for _, text in written(context)] == ["Rain all day", "Slept **well**"]
    assert listed(page)[1].endswith("Slept well")
    assert page.side.view.currentIndex().row() == 1
    assert "19" not in page.sheet.title.text()
    assert "18" in page.sheet.title.text()


def test_a_deleted_entry_comes_back(
    qtbot: QtBot, two: list[Entry], page: JournalPage, shell: Shell, context: Context
) -> None:
    qtbot.mouseClick(page.sheet.delete, Qt.MouseButton.LeftButton)
    assert [text for _, text in written(context)] == ["Rain all day"]
    assert page.sheet.editor.toPlainText() == "Rain all day"
    shell.notice_bar._undo_button.click()
    assert len(written(context)) == 2
    assert page.entry
    assert page.entry.id == two[1].id


def test_deleting_the_last_one_leaves_the_beginning(
    qtbot: QtBot, page: JournalPage, shell: Shell, context: Context
) -> None:
    page.add()
    qtbot.keyClicks(page.sheet.editor, "One")
    page.sheet.delete.click()
    assert written(context) == []
    assert page.empty.isVisible()
    shell.notice_bar._undo_button.click()
    assert page.sheet.editor.toPlainText() == "One"


def test_what_is_typed_stays_while_something_else_is_saved(
    qtbot: QtBot, two: list[Entry], page: JournalPage, context: Context
) -> None:
    page.sheet.editor.setFocus()
    qtbot.keyClicks(page.sheet.editor, "Half a ")
    context.notebook.journal.save(Entry(day=TODAY, text="from elsewhere"))
    assert page.sheet.editor.toPlainText() == "Half a Slept well"
    assert len(listed(page)) == 3
    page.flush()
    assert "Half a Slept **well**" in [text for _, text in written(context)]


def test_a_found_entry_is_gone_to(qtbot: QtBot, two: list[Entry], shell: Shell) -> None:
    qtbot.keyClicks(shell.search, "rain")
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert isinstance(shell.page, JournalPage)
    assert shell.page.sheet.editor.toPlainText() == "Rain all day"
    assert shell.page.side.view.currentIndex().row() == 1


def test_a_long_journal_is_read_in_pieces(page: JournalPage, context: Context) -> None:
    with context.notebook.database.write():
        made = [
            context.notebook.journal.save(Entry(day=TODAY - timedelta(days=back), text=f"{back}"))
            for back in range(200)
        ]
    assert page.side.list.rowCount() < 200
    page.open(made[150].id)
    assert page.side.view.currentIndex().row() == 150
    assert page.sheet.editor.toPlainText() == "150"


def test_a_closed_notebook_is_not_asked_for_more(shell: Shell, notebook: Notebook) -> None:
    models = []
    for key in ("journal", "sessions", "forms"):
        shell.show_page(key)
        model = shell.page.side.view.model()  # type: ignore[attr-defined]
        model._is_complete = False  # as with more than one screen of them
        assert model.canFetchMore(QModelIndex())
        models.append(model)
    notebook.close()
    assert not any(model.canFetchMore(QModelIndex()) for model in models)
