"""People and facts: typed in place, read back from the notebook."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sessionbook.domain.details import Detail, DetailKind
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.details import DetailsPage
from sessionbook.ui.unlocked.shell import Shell
from tests.ui.test_line_drag import let_go, pull

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

PERSON, FACT = DetailKind.PERSON, DetailKind.FACT
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def known(notebook: Notebook) -> list[Detail]:
    """Two people and a fact."""
    given = ((PERSON, "Marta", "My sister"), (PERSON, "Jo", "An uncle"), (FACT, "Job", "Library"))
    return [
        notebook.details.save(Detail(kind=kind, name=name, text=text, position=place))
        for place, (kind, name, text) in enumerate(given)
    ]


@pytest.fixture
def page(known: list[Detail], shell: Shell) -> DetailsPage:
    shell.show_page("details")
    assert isinstance(shell.page, DetailsPage)
    return shell.page


def stored(context: Context, kind: DetailKind) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in context.notebook.details.of(kind)]


def shown(page: DetailsPage) -> list[tuple[str, str]]:
    pairs = [row.pair() for row in page.people.rows()]
    return [(pair.first, pair.second) for pair in pairs]


def test_a_person_and_a_fact_are_added(
    qtbot: QtBot, page: DetailsPage, shell: Shell, context: Context
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    adding = page.people.rows()[-1]
    assert adding.first.hasFocus()
    qtbot.keyClicks(adding.first, "Dr Ellis")
    qtbot.keyClick(adding.first, Qt.Key.Key_Tab)
    qtbot.keyClicks(adding.second, "counselor")
    page.facts.rows()[-1].first.setFocus()
    assert stored(context, PERSON)[2:] == [("Dr Ellis", "counselor")]
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    fact = page.facts.rows()[-1]
    assert fact.first.hasFocus()
    qtbot.keyClicks(fact.first, "Medicine")
    qtbot.keyClick(fact.first, Qt.Key.Key_Return)
    assert stored(context, FACT) == [("Job", "Library"), ("Medicine", "")]
    assert fact.first.hasFocus()


def test_a_line_is_changed_in_place_and_saved_while_typing(
    qtbot: QtBot, page: DetailsPage, context: Context
) -> None:
    field = page.people.rows()[0].second
    field.put_caret_at_end()
    qtbot.keyClicks(field, ", by the sea")
    qtbot.waitUntil(lambda: stored(context, PERSON)[0] == ("Marta", "My sister, by the sea"))
    assert field.hasFocus()


def test_a_name_alone_can_be_emptied_but_a_whole_line_goes_and_comes_back(
    qtbot: QtBot, page: DetailsPage, shell: Shell, context: Context
) -> None:
    row = page.people.rows()[0]
    for field in row.fields():
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        page.people.flush() if field is row.first else page.people.rows()[1].first.setFocus()
    assert stored(context, PERSON) == [("Jo", "An uncle")]
    shell.notice_bar._undo_button.click()
    assert stored(context, PERSON)[0] == ("", "My sister")
    assert shown(page)[0] == ("", "My sister")


def test_the_menu_deletes_and_moves(page: DetailsPage, shell: Shell, context: Context) -> None:
    def choose(row: int, words: str) -> None:
        more = page.people.rows()[row].more
        assert more
        more.click()
        menu = page.people.rows()[row].findChildren(QMenu)[-1]
        next(each for each in menu.actions() if each.text() == words).trigger()
        menu.close()

    choose(1, "Move up")
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]
    choose(0, "Delete")
    assert shown(page) == [("Marta", "My sister"), ("", "")]
    shell.notice_bar._undo_button.click()
    assert shown(page)[:2] == [("Jo", "An uncle"), ("Marta", "My sister")]


def test_lines_change_places_by_key(qtbot: QtBot, page: DetailsPage, context: Context) -> None:
    field = page.people.rows()[0].first
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, ALT)
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]
    assert field.hasFocus()
    assert [name for name, _ in shown(page)] == ["Jo", "Marta", ""]


def test_what_is_half_typed_is_saved_on_leaving(
    qtbot: QtBot, page: DetailsPage, shell: Shell, context: Context
) -> None:
    qtbot.keyClicks(page.people.rows()[-1].second, "the neighbour")
    shell.show_page("today")
    assert stored(context, PERSON)[-1] == ("", "the neighbour")


def test_words_in_use_are_not_replaced(qtbot: QtBot, page: DetailsPage, context: Context) -> None:
    row = page.people.rows()[1]
    row.second.put_caret_at_end()
    qtbot.keyClicks(row.second, " of mine")
    context.notebook.details.save(Detail(kind=PERSON, name="New", position=9))
    assert row.second.text() == "An uncle of mine"
    assert [name for name, _ in shown(page)] == ["Marta", "Jo", "New", ""]
    page.flush()
    assert stored(context, PERSON)[1] == ("Jo", "An uncle of mine")


def test_what_was_given_back_and_taken_away_is_not_written_over(
    qtbot: QtBot, page: DetailsPage, context: Context
) -> None:
    """A save that was said to have failed may have come to stand."""
    stands = Detail(kind=PERSON, name="Ida", text="my aunt", position=9)
    lines = page.people
    lines.give_back(stands.id, stands.name, stands.text)
    for field in (lines.rows()[-1].first, lines.rows()[-1].second):
        field.set_text("")
    context.notebook.details.save(stands)
    page.refresh()
    qtbot.keyClicks(lines.rows()[-1].first, "Jonas")
    lines.flush()
    assert [name for name, _ in stored(context, PERSON)][-2:] == ["Ida", "Jonas"]


def test_a_found_person_is_gone_to(qtbot: QtBot, known: list[Detail], shell: Shell) -> None:
    qtbot.keyClicks(shell.search, "librar")
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert isinstance(shell.page, DetailsPage)
    assert shell.page.facts.rows()[0].first.hasFocus()


def test_a_line_is_dragged_by_its_words_unless_they_are_being_edited(
    qtbot: QtBot, page: DetailsPage, shell: Shell, context: Context
) -> None:
    names = [name for name, _ in stored(context, PERSON)]
    assert names == ["Marta", "Jo"]
    first, second, _ = page.people.rows()
    pull(first.second.viewport(), second)
    let_go(first.second.viewport(), second)
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]
    assert first.second.textCursor().selectedText() == ""
    first.first.put_caret_at_end()
    pull(first.first.viewport(), second, below=False)
    let_go(first.first.viewport(), second)
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]


def test_no_line_is_dragged_behind_the_one_that_adds(
    qtbot: QtBot, page: DetailsPage, shell: Shell, context: Context
) -> None:
    first, _, adding = page.people.rows()
    pull(first.first.viewport(), adding)
    let_go(first.first.viewport(), adding)
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]
    pull(adding.first.viewport(), first, below=False)
    let_go(adding.first.viewport(), first)
    assert [name for name, _ in stored(context, PERSON)] == ["Jo", "Marta"]
