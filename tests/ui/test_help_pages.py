"""The help pages by keyboard and aloud, beside the open notebook and over the locked window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sessionbook.app import Program
from sessionbook.services.help_pages import read
from sessionbook.ui import aloud
from sessionbook.ui.entry.crisis_help import CrisisHelp
from sessionbook.ui.help_pages.locked_help import LockedHelp
from sessionbook.ui.help_pages.reader import HelpReader
from sessionbook.ui.help_pages.section import SectionText
from sessionbook.ui.pages.help_pages import HelpPagesPage
from tests.ui.hands import CONTROL, SHIFT, Hands, Key, focused, is_in_view, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def reader(hands: Hands) -> HelpReader:
    hands.press(Key.Key_F1, SHIFT)
    assert isinstance(hands.shell.page, HelpPagesPage)
    return hands.shell.page.reader


def words_of(reader: HelpReader) -> str:
    return "\n".join(text.toPlainText() for text in reader.texts)


def test_every_page_is_read_by_keyboard_from_its_title_to_its_end(
    hands: Hands, reader: HelpReader
) -> None:
    reader.contents.view.setFocus()
    met = []
    for _ in read("en"):
        title = name_of(focused())
        assert title == "Pages of the help"
        met.append(reader.page.title)
        assert [each.text() for each in reader.headings] == [
            section.title for section in reader.page.sections
        ]
        assert all(text.toPlainText().strip() for text in reader.texts)
        hands.press(Key.Key_Down)
    assert met == [page.title for page in read("en")]
    hands.press(Key.Key_Tab)
    assert name_of(focused()) == "Keys"
    hands.press(Key.Key_PageDown)
    assert reader.area.verticalScrollBar().value() > 0


def test_headings_are_headings_to_a_screen_reader(hands: Hands, reader: HelpReader) -> None:
    aloud.install_roles()
    asked = QAccessible.queryAccessibleInterface
    assert {asked(each).role() for each in reader.headings} == {QAccessible.Role.Heading}
    assert [asked(each).text(QAccessible.Text.Name) for each in reader.headings] == [
        section.title for section in reader.page.sections
    ]


def test_a_link_leads_to_its_section_and_one_to_a_page_of_the_program(
    hands: Hands, reader: HelpReader
) -> None:
    reader.go_to("protected")
    follow(hands, reader, "Synced folders")
    assert reader.page.key == "places"
    heading = next(each for each in reader.headings if each.text() == "Synced folders")
    assert is_in_view(heading)
    assert heading.mapTo(reader, QPoint()).y() < reader.height() // 3
    assert name_of(focused()) == "Synced folders"
    reader.go_to("crisis")
    follow(hands, reader, "safety plan")
    assert hands.shell.page.key == "safety"


@pytest.mark.parametrize(("width", "percent"), [(1180, 100), (760, 150)])
def test_a_section_far_down_is_shown_from_its_heading(
    hands: Hands, width: int, percent: int
) -> None:
    hands.shell.resize(width, 760)
    hands.shell._context.appearance.choose(text_percent=percent)
    hands.shell.show_page("help_pages", "passphrase#known")
    page = hands.shell.page
    assert isinstance(page, HelpPagesPage)
    QApplication.processEvents()
    heading = page.reader.headings[4]
    assert heading.text() == "Somebody knows my passphrase"
    top = heading.mapTo(page.reader, QPoint()).y()
    assert 0 <= top < page.reader.height() // 4


def follow(hands: Hands, reader: HelpReader, words: str) -> None:
    """Press Tab from the first section on until the link has the focus; press Enter."""
    reader.texts[0].setFocus()
    for _ in range(40):
        hands.press(Key.Key_Tab)
        text = focused()
        if isinstance(text, SectionText) and text.textCursor().selectedText() == words:
            hands.press(Key.Key_Return)
            return
    pytest.fail(f"Tab met no link {words!r}")


def test_words_are_found_on_whatever_page_they_are(hands: Hands, reader: HelpReader) -> None:
    hands.press(Key.Key_F, CONTROL)
    hands.type("hibernation")
    assert reader.page.key == "limits"
    assert marked(reader) == "hibernation"
    assert "1 of" in reader.contents.found.text()
    text = next(each for each in reader.texts if each.textCursor().hasSelection())
    assert is_in_view(text)
    hands.press(Key.Key_F, CONTROL)
    hands.type("ctrl+SHIFT+o")
    first = reader.page.key
    hands.press(Key.Key_Return)
    assert reader.page.key == "keys" != first
    assert marked(reader) == "Ctrl+Shift+O"  # counted alike where there is a table
    assert reader.texts[1].toPlainText().startswith("\nCtrl+1")  # no row of empty headings
    hands.press(Key.Key_Return, SHIFT)
    assert reader.page.key == first
    assert name_of(focused()) == "Find in the help"
    hands.press(Key.Key_F, CONTROL)
    hands.type("Marrowbright")
    assert "Nothing" in reader.contents.found.text()
    hands.press(Key.Key_Escape)
    assert reader.contents.found.isHidden()


def marked(reader: HelpReader) -> str:
    return "".join(text.textCursor().selectedText() for text in reader.texts)


def test_a_card_of_the_settings_leads_to_what_is_said_of_it(hands: Hands) -> None:
    hands.shell.show_page("settings")
    hands.start("How it works: More than one notebook")
    page = hands.shell.page
    assert isinstance(page, HelpPagesPage)
    assert page.reader.page.key == "places"
    assert name_of(focused()) == "Several notebooks"
    assert is_in_view(focused())


def test_larger_letters_and_other_colours_are_worn_at_once(
    hands: Hands, reader: HelpReader
) -> None:
    reader.go_to("start#waiting")
    before = reader.texts[1].height()
    hands.shell._context.appearance.choose(text_percent=150, colours="dark")
    QApplication.processEvents()
    assert reader.texts[1].height() > before * 1.3
    colour = hands.shell._context.theme.accent.lower()
    assert colour in reader.texts[1].document().toHtml().lower()


@pytest.mark.parametrize("by", ["key", "link"])
def test_it_opens_over_the_locked_window_and_escape_leads_back(
    qtbot: QtBot, program: Program, folder: Path, by: str
) -> None:
    program.start(folder)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    before = program.window.screen_shown()
    assert before
    if by == "key":
        qtbot.keyClick(focused(), Key.Key_F1, SHIFT)
    else:
        links = [each for each in before.findChildren(QPushButton) if each.text() == "How it works"]
        links[0].setFocus()
        qtbot.keyClick(links[0], Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(program.window.screen_shown(), LockedHelp))
    sheet = program.window.screen_shown()
    assert isinstance(sheet, LockedHelp)
    qtbot.keyClick(focused(), Key.Key_F1)
    assert isinstance(program.window.screen_shown(), CrisisHelp)
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert program.window.screen_shown() is sheet
    assert {"Back", "Help in a crisis", "Find in the help"} <= met_by_tab(qtbot)
    sheet.setFocus()
    qtbot.keyClick(focused(), Key.Key_Down)
    assert sheet.reader.row == 1
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert program.window.screen_shown() is before


def met_by_tab(qtbot: QtBot) -> set[str]:
    met = set()
    for _ in range(40):
        qtbot.keyClick(focused(), Key.Key_Tab)
        met.add(name_of(focused()))
    return met


def test_locked_it_is_only_the_shipped_text_and_leads_to_help_in_a_crisis(
    program: Program, folder: Path
) -> None:
    program.settings.remember_notebook(folder)
    program.start(folder)
    program._screen().help_pages_requested.emit()
    sheet = program.window.screen_shown()
    assert isinstance(sheet, LockedHelp)
    for page in read("en"):
        sheet.reader.go_to(page.key)
        assert str(folder) not in words_of(sheet.reader)
        links = {
            form.format.anchorHref()
            for text in sheet.reader.texts
            for form in forms_of(text)
            if form.format.isAnchor()
        }
        assert {link for link in links if link.startswith("page:")} <= {"page:safety"}
    sheet.reader.go_to("crisis")
    sheet.reader.go_to("page:safety")
    assert isinstance(program.window.screen_shown(), CrisisHelp)


def forms_of(text: SectionText) -> list:  # type: ignore[type-arg]
    block, found = text.document().begin(), []
    while block.isValid():
        found += block.textFormats()
        block = block.next()
    return found
