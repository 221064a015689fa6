"""About and the parts: read, found by typing, copied and closed by keys, opening nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sessionbook import __version__
from sessionbook.services import parts
from sessionbook.services.origin import Way
from sessionbook.services.part import Part
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings import SettingsPage, about_card
from sessionbook.ui.pages.settings.about_card import NEWER, AboutCard
from sessionbook.ui.pages.settings.parts_dialog import PartsDialog, flowing
from tests.ui.hands import CONTROL, Hands, Key, focused, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

MIT = "The MIT licence\n\nCopyright (c) 2020 Ada\nCopyright (c) 2021 Bob\n"


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing be opened outside the program."""
    found: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", found.append)
    yield
    assert found == []


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    text = tmp_path / "mit.txt"
    text.write_text(MIT, encoding="utf-8")
    made = [
        Part("Ada", "1.0", "MIT", "https://ada.example", (text,)),
        Part("Bob", "2:3-1", "His own words"),
        Part("Cyd", licence="Apache-2.0 OR MIT", texts=(text,)),
    ]
    monkeypatch.setattr(parts, "parts", lambda: made)
    return made


@pytest.fixture
def card(hands: Hands) -> AboutCard:
    hands.press(Key.Key_Comma, CONTROL)
    assert isinstance(hands.shell.page, SettingsPage)
    return hands.shell.page.about


@pytest.fixture
def dialog(hands: Hands, card: AboutCard, few: list[Part]) -> PartsDialog:
    hands.start("Parts and licences…")
    found = QApplication.activeModalWidget()
    assert isinstance(found, PartsDialog)
    return found


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_it_says_which_version_it_is_and_what_it_is_not(card: AboutCard) -> None:
    assert f"Sessionbook {__version__}" in said(card)
    assert "Not a medical device" in said(card)
    assert "never looks for updates by itself" in said(card)
    assert NEWER in said(card)
    assert "An older version may refuse a notebook" in said(card)


def test_it_is_the_last_that_tab_meets(hands: Hands, card: AboutCard) -> None:
    hands.go_to("How it works: About")
    page = hands.shell.page
    assert isinstance(page, SettingsPage)
    hands.press(Key.Key_Tab)
    assert not page.isAncestorOf(focused())


def test_the_address_is_copied_and_can_be_read_by_keys(
    hands: Hands, card: AboutCard, context: Context
) -> None:
    noticed: list[str] = []
    context.notices.offered.connect(lambda words, _: noticed.append(words))
    hands.go_to(NEWER)
    hands.start("Copy the address")
    assert QApplication.clipboard().text() == NEWER
    assert noticed == ["The address was copied."]


@pytest.mark.parametrize(
    ("way", "words"), [(Way.PACKAGE, "updates of the system"), (Way.FLATPAK, "of Flatpak")]
)
def test_where_updates_come_by_themselves_it_says_so(
    context: Context, monkeypatch: pytest.MonkeyPatch, way: Way, words: str
) -> None:
    def text() -> str:
        return " ".join(each.text() for each in AboutCard(context).findChildren(QLabel))

    assert words not in text()
    monkeypatch.setattr(about_card, "way", lambda: way)
    assert words in text()
    assert "compare this one" in text()


def test_parts_are_read_one_after_the_other_by_keys(hands: Hands, dialog: PartsDialog) -> None:
    assert name_of(focused()) == "Parts of the program"
    assert dialog.name.text() == "Ada"
    assert dialog.facts.text() == "1.0 · MIT"
    assert dialog.homepage.text() == "https://ada.example"
    assert dialog.text.toPlainText() == MIT.strip()
    hands.press(Key.Key_Down)
    assert dialog.name.text() == "Bob"
    assert dialog.facts.text() == "2:3-1 · His own words"
    assert not dialog.homepage.isVisible()
    assert "did not come with it" in dialog.text.toPlainText()
    hands.press(Key.Key_Down)
    assert dialog.facts.text() == "Apache-2.0 OR MIT"


def test_everything_in_it_is_met_by_tab_and_named(hands: Hands, dialog: PartsDialog) -> None:
    met = []
    for _ in range(5):
        met.append(name_of(focused()))
        hands.press(Key.Key_Tab)
    assert met == [
        "Parts of the program",
        "https://ada.example",
        "Notices and licence of Ada",
        "Close",
        "Find a part",
    ]
    assert dialog.accessibleName() == "Parts and licences"


def test_a_screen_reader_hears_name_version_and_licence(dialog: PartsDialog) -> None:
    rows = QAccessible.queryAccessibleInterface(dialog.list.view)
    names = [rows.child(row).text(QAccessible.Text.Name) for row in range(rows.childCount())]
    assert names == ["Ada · 1.0 · MIT", "Bob · 2:3-1 · His own words", "Cyd · Apache-2.0 OR MIT"]


def test_a_part_is_found_by_typing(hands: Hands, dialog: PartsDialog) -> None:
    hands.type("c")  # in the list itself
    assert dialog.name.text() == "Cyd"
    hands.press(Key.Key_F, CONTROL)
    assert name_of(focused()) == "Find a part"
    hands.type("mit")
    assert [dialog.list.model.index(row).data()[:3] for row in (0, 1)] == ["Ada", "Cyd"]
    assert dialog.name.text() == "Ada"
    hands.press(Key.Key_Down)
    assert dialog.name.text() == "Cyd"
    hands.press(Key.Key_Down)
    assert dialog.name.text() == "Cyd"
    hands.type(" x")
    assert dialog.list.found.isVisible()
    assert dialog.name.text() == dialog.text.toPlainText() == ""
    hands.press(Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.list.found.isVisible()
    assert dialog.name.text() == "Ada"
    hands.press(Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_no_part_at_all_is_no_obstacle(
    hands: Hands, card: AboutCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "parts", list)
    hands.start("Parts and licences…")
    found = QApplication.activeModalWidget()
    assert isinstance(found, PartsDialog)
    assert found.text.toPlainText() == ""
    assert found.text.accessibleName() == "Notices and licence"
    assert "No list of the parts" in said(found)
    found.reject()


def test_the_list_is_read_only_when_it_is_asked_for(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[None] = []
    monkeypatch.setattr(parts, "parts", lambda: read.append(None) or [])
    hands.press(Key.Key_Comma, CONTROL)
    QApplication.processEvents()
    assert read == []
    hands.start("Parts and licences…")
    assert len(read) == 1


def test_lines_broken_by_hand_flow_and_no_word_goes() -> None:
    long = "Permission is hereby granted, free of charge, to any person that"
    names = f"Copyright {long}\nCopyright B"
    text = f"MIT\n\n  {long}\n  obtains a copy.\n\n{names}\n * {long}\n   it.\n"
    assert flowing(text) == (f"MIT\n\n  {long} obtains a copy.\n\n{names}\n * {long} it.")
