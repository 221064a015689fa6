"""The card for the hand: over the real window, ticked, on paper; nothing hidden is on it."""

import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook import process
from sessionbook.app import Program
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.ui import theme
from sessionbook.ui.aloud import install_roles
from sessionbook.ui.card.content import read_content
from sessionbook.ui.card.sheet import CardSheet
from sessionbook.ui.card.view import CardView
from sessionbook.ui.cover import Cover
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault.errors import VaultError
from sessionbook.vault.vault import Vault
from tests.conftest import NOW, PASSPHRASE, TODAY
from tests.ui import pdf_text
from tests.ui.sizes import cases

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

SECRET = "zwölf Briefe in der Schublade"
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HEBREW, EMOJI = "לדבר על העבודה", "🌧️ rain 👩‍👩‍👧 again"


def fill(book: Notebook) -> None:
    """Write what stands on a card, and what must not."""
    session = book.sessions.save(Session(day=TODAY - timedelta(days=7)))
    for number in range(5):
        book.insights.save(Insight(text=f"insight {number}", session_id=session.id, starred=True))
    for place, text in enumerate(("sleep", "the argument", "my sister")):
        book.topics.save(Topic(text=text, position=place))
    book.topics.save(Topic(text="thank you", kind=TopicKind.COMPLIMENT, position=3))
    for place, changes in enumerate(
        (
            {"sensitive": True},
            {"sensitive": True, "kind": TopicKind.COMPLIMENT},
            {"state": TopicState.PRIVATE},
            {"state": TopicState.THINKING},
        )
    ):
        book.topics.save(Topic(text=SECRET, position=4 + place, **changes))  # type: ignore[arg-type]
    book.insights.save(Insight(text=f" {SECRET.upper()}", session_id=session.id, starred=True))
    homework = book.homework.save(Homework(title="Breathe", started_on=TODAY - timedelta(days=7)))
    book.homework.practices.save(Practice(homework_id=homework.id, day=TODAY))
    book.homework.save(Homework(title="Write", started_on=TODAY - timedelta(days=7), position=1))


def overfill(book: Notebook) -> None:
    fill(book)
    with book.database.write():
        for number in range(60):
            overfill_once(book, number)


def overfill_once(book: Notebook, number: int) -> None:
    for place, words in enumerate((f"number {number} " * 60, HEBREW * 30, EMOJI, "W" * 900)):
        kind = TopicKind.COMPLIMENT if number % 4 == 0 else TopicKind.TOPIC
        book.topics.save(Topic(text=words, kind=kind, position=-200 + 4 * number + place))
    book.homework.save(Homework(title=f"practise {number} " * 20, started_on=TODAY))


def sheet_of(qtbot: QtBot, context: Context, width: int = 1180, height: int = 760) -> CardSheet:
    sheet = CardSheet(context)
    qtbot.addWidget(sheet)
    sheet.resize(width, height)
    sheet.show()
    QApplication.processEvents()
    return sheet


def said_on(view: CardView) -> list[str]:
    parts = (part for _, part in sorted(view._parts.items()) if part.isVisible())
    return [part.accessibleName() for part in parts]


# --- what is on it


def test_what_is_ready_is_on_it_and_nothing_hidden_nor_undecided(
    qtbot: QtBot, context: Context
) -> None:
    fill(context.notebook)
    view = sheet_of(qtbot, context).view
    assert [tick.accessibleName() for tick in view.ticks()] == [
        "sleep",
        "the argument",
        "my sister",
        "thank you",
    ]
    words = "\n".join(said_on(view))
    assert SECRET.casefold() not in words.casefold()
    assert "more" not in words
    assert "Breathe · 1 of 7 days" in words
    assert "Write" in words
    assert "0 of" not in words
    assert words.count("insight ") == 2


def test_with_nothing_to_hold_it_says_what_will_stand_there(qtbot: QtBot, context: Context) -> None:
    sheet = sheet_of(qtbot, context)
    assert sheet.empty.isVisible()
    assert not sheet.print.isVisible()
    sheet.take_focus()
    assert sheet.close_it.isVisible()


@pytest.mark.parametrize(("size", "percent", "way"), cases())
def test_one_screen_holds_it(
    qapp: QApplication,
    qtbot: QtBot,
    context: Context,
    size: tuple[int, int],
    percent: int,
    way: Qt.LayoutDirection,
) -> None:
    overfill(context.notebook)
    theme.apply(qapp, context.theme, percent)
    qapp.setLayoutDirection(way)
    try:
        sheet = sheet_of(qtbot, context, *size)
        assert sheet.size().toTuple() == size
        view = sheet.view
        parts = [part for _, part in sorted(view._parts.items()) if part.isVisible()]
        assert len(view.ticks()) >= 3
        whole, below = view.rect(), -1
        for part in sorted(parts, key=QWidget.y):
            place = part.geometry()
            assert whole.contains(place), part.accessibleName()
            inside = place.adjusted(4, 4, -4, -4)
            assert inside.top() >= below - 1
            below = inside.bottom()
            assert part.placed
            drawn = part.placed.words.boundingRect().toAlignedRect()
            room = QRect(0, 0, inside.width(), inside.height()).adjusted(-2, -4, 2, 6)
            assert room.contains(drawn), part.accessibleName()
        assert any("more" in said for said in said_on(view))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_usual_card_is_large(qtbot: QtBot, context: Context) -> None:
    fill(context.notebook)
    view = sheet_of(qtbot, context).view
    first = view.ticks()[0].placed
    assert first
    assert first.words.font().pixelSize() == 24


def test_it_is_read_aloud_in_its_order(qtbot: QtBot, context: Context) -> None:
    fill(context.notebook)
    install_roles()
    view = sheet_of(qtbot, context).view
    told = [
        QAccessible.queryAccessibleInterface(part) for part in view.children() if part.isVisible()
    ]  # type: ignore[attr-defined]
    names = [each.text(QAccessible.Text.Name) for each in told]
    assert names == said_order(view)
    roles = {each.role() for each in told}
    assert roles == {QAccessible.Role.CheckBox, QAccessible.Role.StaticText}


def said_order(view: CardView) -> list[str]:
    parts = [part for part in view._parts.values() if part.isVisible()]
    return [part.accessibleName() for part in sorted(parts, key=QWidget.y)]


# --- over the window


@pytest.fixture
def program(program: Program, qtbot: QtBot, folder: Path) -> Program:
    program.start(folder, Vault.at(folder).unlock(PASSPHRASE))
    assert program.opened
    fill(program.opened.notebook)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QApplication.processEvents()
    return program


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key, modifier)


def card_on(program: Program) -> CardSheet:
    press(Qt.Key.Key_C, CONTROL_SHIFT)
    sheet = program.window.screen_shown()
    assert isinstance(sheet, CardSheet)
    return sheet


def test_one_key_shows_it_and_escape_brings_back_where_one_was(program: Program) -> None:
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    shell.show_page("goals")
    shell.search.setFocus()
    sheet = card_on(program)
    assert not shell.isVisible()
    assert sheet.view.ticks()[0].hasFocus()
    assert program.window.windowTitle() == "Notebook"
    press(Qt.Key.Key_Escape)
    assert program.window.screen_shown() is shell
    assert shell.search.hasFocus()
    card_on(program)
    press(Qt.Key.Key_C, CONTROL_SHIFT)
    assert program.window.screen_shown() is shell


def test_todays_button_shows_it_with_what_was_half_typed(program: Program) -> None:
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    today = shell.page
    adding = today.bring_up.lines.rows()[-1].field  # type: ignore[attr-defined]
    adding.put_caret_at_end()
    QTest.keyClicks(adding, "and the cat")
    today.heading.card.click()  # type: ignore[attr-defined]
    sheet = program.window.screen_shown()
    assert isinstance(sheet, CardSheet)
    assert "and the cat" in said_on(sheet.view)


def test_cover_and_lock_work_over_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = card_on(program)
    second = sheet.view.ticks()[1]
    second.setFocus()
    press(Qt.Key.Key_F9)
    assert isinstance(program.window.screen_shown(), Cover)
    assert not sheet.isVisible()
    press(Qt.Key.Key_F9)
    assert program.window.screen_shown() is sheet
    assert second.hasFocus()
    locked: list[Path] = []
    monkeypatch.setattr(process, "replace", locked.append)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert len(locked) == 1


def test_no_key_of_the_page_behind_does_anything(program: Program) -> None:
    shell = program.window.screen_shown()
    assert isinstance(shell, Shell)
    sheet = card_on(program)
    for key in (Qt.Key.Key_2, Qt.Key.Key_K, Qt.Key.Key_B, Qt.Key.Key_N):
        press(key, Qt.KeyboardModifier.ControlModifier)
    assert shell.row == 0
    assert program.window.screen_shown() is sheet
    assert sheet.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


# --- ticking


def test_space_ticks_into_the_session_of_today_and_takes_it_back(
    qtbot: QtBot, context: Context
) -> None:
    book = context.notebook
    fill(book)
    session = book.sessions.save(Session(day=TODAY))
    view = sheet_of(qtbot, context).view
    first = view.ticks()[0]
    before = view.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert [each.text for each in book.topics.raised_in(session.id)] == ["sleep"]
    assert view.grab().toImage() != before
    QTest.keyClick(first, Qt.Key.Key_Space)
    topic = book.topics.get(first.key)
    assert topic
    assert (topic.state, topic.raised_in) == (TopicState.READY, None)


def test_up_and_down_go_from_line_to_line(program: Program) -> None:
    ticks = card_on(program).view.ticks()
    press(Qt.Key.Key_Down)
    assert ticks[1].hasFocus()
    press(Qt.Key.Key_Up)
    assert ticks[0].hasFocus()
    press(Qt.Key.Key_Tab)
    assert ticks[1].hasFocus()


def test_a_tick_that_cannot_be_kept_is_taken_back_and_said(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(context.notebook)
    sheet = sheet_of(qtbot, context)

    def refuse(topic: Topic) -> Topic:
        raise VaultError

    monkeypatch.setattr(context.notebook.topics, "save", refuse)
    first = sheet.view.ticks()[0]
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert not first.isChecked()
    assert sheet.said.isVisible()
    assert sheet.said.text() == VaultError.sentence


# --- on paper


@pytest.mark.parametrize(("locale", "points"), [("de_DE", b"595"), ("en_US", b"612")])
def test_one_sheet_holds_it_with_real_text_and_nothing_hidden(
    qtbot: QtBot, context: Context, tmp_path: Path, locale: str, points: bytes
) -> None:
    overfill(context.notebook)
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        sheet = sheet_of(qtbot, context)
        context.ask.path = tmp_path / "card.pdf"  # type: ignore[attr-defined]
        sheet.save.click()
    finally:
        QLocale.setDefault(before)
    found = (tmp_path / "card.pdf").read_bytes()
    assert pdf_text.pages(found) == 1
    assert b"/MediaBox [0 0 " + points in found
    words = "".join(pdf_text.text(found).split())
    for kept in ("Tobringup", "Complimentstosay", "Homework", "Insights", "rain", "number0"):
        assert kept in words
    assert "zwölf" not in words
    assert "Schublade" not in words
    everything = pdf_text.everything(found)
    for code in ("utf-8", "utf-16-be", "latin-1"):
        assert "Schublade".encode(code) not in everything
    assert pdf_text.title(found) == "Card"
    assert stat.S_IMODE((tmp_path / "card.pdf").stat().st_mode) == 0o600
    assert sheet.said.text() == "The PDF was saved. It is not encrypted."


def test_what_is_there_is_not_written_over(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fill(context.notebook)
    there = tmp_path / "card.pdf"
    there.write_bytes(b"mine")
    context.ask.path = there  # type: ignore[attr-defined]
    sheet = sheet_of(qtbot, context)
    sheet.save.click()
    assert there.read_bytes() == b"mine"
    assert "already something" in sheet.said.text()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_it_is_printed_as_it_is_saved(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fill(context.notebook)
    sheet = sheet_of(qtbot, context)
    context.ask.path = tmp_path / "printed.pdf"  # type: ignore[attr-defined]
    sheet.print.click()
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert pdf_text.pages(printed) == 1
    assert "the\targument" in pdf_text.text(printed)
    assert sheet.said.text() == "Sent to the printer, which may keep a copy."
    context.ask.path = tmp_path / "none" / "printed.pdf"  # type: ignore[attr-defined]
    sheet.print.click()
    assert sheet.said.text().startswith("The printer did not take")


def test_the_real_print_dialog_opens_over_the_card(qtbot: QtBot, context: Context) -> None:
    from PySide6.QtPrintSupport import QPrintDialog

    from sessionbook.ui.ask import Ask

    fill(context.notebook)
    sheet = sheet_of(qtbot, replace(context, ask=Ask()))
    sheet.print.click()
    (dialog,) = sheet.findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert dialog.printer().docName() == "Card"
    dialog.reject()


def test_printing_is_loaded_by_who_prints() -> None:
    code = "import sys, sessionbook.ui.card.sheet; print('PySide6.QtPrintSupport' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "False"


def test_another_day_has_its_own_heading(context: Context) -> None:
    tomorrow = read_content(context.notebook, NOW + timedelta(days=1))
    assert tomorrow.heading == "Wednesday 25 November"
