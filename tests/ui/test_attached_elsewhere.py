"""Pictures and PDFs in a filled form and in homework: they come, go and are found with it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.forms import FilledForm
from sessionbook.domain.homework import Homework
from sessionbook.ui.attachments.strip import AttachmentStrip
from sessionbook.ui.page import Context
from sessionbook.ui.pages.forms import FormsPage
from sessionbook.ui.pages.homework import HomeworkPage
from tests import foreign
from tests.conftest import TODAY
from tests.ui.full_notebook import attach
from tests.ui.hands import Hands, Key
from tests.ui.test_attachments import choose, kept, names

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "worksheet.jpg"
    path.write_bytes(foreign.picture("jpeg"))
    return path


def forms_page(hands: Hands) -> FormsPage:
    hands.turn_to("forms")
    assert isinstance(hands.shell.page, FormsPage)
    return hands.shell.page


def test_a_photographed_worksheet_makes_an_empty_form_a_row(
    qtbot: QtBot, hands: Hands, context: Context, sheet: Path, undo: list[Callable[[], object]]
) -> None:
    page = forms_page(hands)
    page.chooser.rows["thought_record"].fill.click()
    choose(qtbot, page.sheet.attached, sheet)
    (filled,) = context.notebook.filled.newest(9)
    assert not page.sheet.is_new
    assert [each.name for each in context.notebook.attachments.of("filled_forms", filled.id)] == [
        "worksheet.jpg"
    ]
    page.sheet.delete.click()
    assert context.notebook.attachments.of("filled_forms", filled.id) == []
    undo[-1]()
    assert page.filled
    assert page.filled.id == filled.id
    assert names(page.sheet.attached) == kept(page.sheet.attached) == ["worksheet.jpg"]


def test_one_for_homework_is_an_attempt_too(
    qtbot: QtBot, hands: Hands, context: Context, sheet: Path
) -> None:
    homework = Homework(title="When I ruminate", started_on=TODAY, form="thought_record")
    context.notebook.homework.save(homework)
    page = forms_page(hands)
    page.open(homework.id)
    choose(qtbot, page.sheet.attached, sheet)
    (attempt,) = context.notebook.homework.practices.of(homework.id)
    assert context.notebook.filled.newest(1)[0].practice_id == attempt.id


def test_another_form_shows_only_its_own(hands: Hands, context: Context) -> None:
    first, second = (FilledForm(form="f", name=name, day=TODAY) for name in ("One", "Two"))
    for each in (first, second):
        context.notebook.filled.save(each)
    attach(context.notebook, "filled_forms", first.id, "leaf")
    page = forms_page(hands)
    page.open(first.id)
    assert len(names(page.sheet.attached)) == 3
    page.open(second.id)
    assert names(page.sheet.attached) == []


def test_homework_keeps_its_sheet(
    qtbot: QtBot, hands: Hands, context: Context, sheet: Path, undo: list[Callable[[], object]]
) -> None:
    homework = context.notebook.homework.save(Homework(title="Breathe", started_on=TODAY))
    hands.turn_to("homework")
    page = hands.shell.page
    assert isinstance(page, HomeworkPage)
    strip = page.practice.attached
    choose(qtbot, strip, sheet)
    assert names(strip) == ["worksheet.jpg"]
    page.practice.edit_details()
    assert not strip.isVisible()
    page.practice.details.delete_requested.emit()
    assert context.notebook.attachments.of("homework", homework.id) == []
    undo[-1]()
    assert strip.isVisible()
    assert names(strip) == ["worksheet.jpg"]


def test_homework_that_is_only_being_named_has_no_place_for_them(hands: Hands) -> None:
    hands.turn_to("homework")
    page = hands.shell.page
    assert isinstance(page, HomeworkPage)
    page.add()
    assert not page.practice.attached.isVisible()


@pytest.mark.parametrize("kind", ["filled_forms", "homework"])
def test_what_is_found_by_its_name_has_the_focus(hands: Hands, context: Context, kind: str) -> None:
    book = context.notebook
    if kind == "homework":
        record = book.homework.save(Homework(title="Breathe", started_on=TODAY)).id
    else:
        record = book.filled.save(FilledForm(form="f", name="F", day=TODAY)).id
    attach(book, kind, record, "zebra")
    hands.shell.search.ask()
    hands.type("zebra 3")
    hands.press(Key.Key_Return)
    strip = hands.shell.page.findChild(AttachmentStrip)
    assert strip
    focused = QApplication.focusWidget()
    assert [tile.shown.name for tile in strip.tiles.values() if tile.picture is focused] == [
        "zebra 3"
    ]
