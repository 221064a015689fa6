"""Discreet, what is written cannot be read but where it is pointed at or worked on."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from sessionbook.domain.sessions import Session
from sessionbook.settings import Settings
from sessionbook.ui.pages.settings import SettingsPage
from sessionbook.ui.privacy.veil import veil_of
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.plain import LEGIBLE
from sessionbook.ui.widgets.row_drag import LandingLine
from sessionbook.vault.errors import SaveFullError
from tests.ui.privacy.conftest import CANARY, Opened, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
STEEP = 60  # of 255, from one point to the next: the edge of a letter; the veil has none


@pytest.fixture
def discreet(open_program: Callable[[], Opened], settings: Settings) -> Opened:
    settings.change(is_discreet=True)
    opened = open_program()
    settle()
    return opened


def picture_of(widget: QWidget) -> QImage:
    """Return what stands on the screen where a widget is."""
    settle()
    top = widget.window()
    place = QRect(widget.mapTo(top, QPoint()), widget.size()).intersected(top.rect())
    return top.screen().grabWindow(top.winId()).toImage().copy(place)


def edges(picture: QImage, besides: Sequence[QRect] = ()) -> int:
    """Return how many steps from point to point are as steep as a letter's."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    found = 0
    for y in range(grey.height()):
        line = bytes(grey.constScanLine(y))[: grey.width()]
        steep = [x for x in range(1, len(line)) if abs(line[x] - line[x - 1]) > STEEP]
        found += sum(not any(place.contains(x, y) for place in besides) for x in steep)
    return found


def letters_on(page: QWidget) -> int:
    """Return how many edges of letters are on a page besides the program's own words."""
    places = [
        QRect(ours.mapTo(page, QPoint()), ours.size()).adjusted(-1, -1, 1, 1)
        for ours in page.findChildren(QWidget, LEGIBLE)
        if ours.isVisible()
    ]
    return edges(picture_of(page), places)


def is_blurred(widget: QWidget) -> bool:
    return edges(picture_of(widget)) == 0


def point_at(widget: QWidget, place: QPoint | None = None) -> None:
    top = widget.window()
    inside = widget.mapTo(top, place or widget.rect().center())
    QTest.mouseMove(top.windowHandle(), inside + QPoint(1, 0))
    QTest.mouseMove(top.windowHandle(), inside)
    settle()


def test_it_is_in_force_from_the_first_moment_and_at_each_press_of_its_keys(
    discreet: Opened, settings: Settings
) -> None:
    row = discreet.go_to("today").bring_up.lines.rows()[0]  # type: ignore[attr-defined]
    assert is_blurred(row)
    QTest.keyClick(discreet.window, Key.Key_F9, SHIFT)
    assert not is_blurred(row)
    assert veil_of(discreet.window) is None
    assert settings.preferences.is_discreet is False
    QTest.keyClick(discreet.window, Key.Key_F9, SHIFT)
    assert is_blurred(row)
    assert settings.preferences.is_discreet is True


def test_a_row_is_clear_while_it_is_pointed_at(discreet: Opened) -> None:
    rows = discreet.go_to("today").bring_up.lines.rows()  # type: ignore[attr-defined]
    point_at(rows[0].field)
    assert not is_blurred(rows[0])
    assert is_blurred(rows[2])
    point_at(rows[2].field)
    assert is_blurred(rows[0])
    assert not is_blurred(rows[2])


def test_a_field_is_clear_while_it_has_the_focus_and_what_is_typed_appears(
    discreet: Opened,
) -> None:
    page = discreet.go_to("sessions")
    notes = page.write_up.notes.editor  # type: ignore[attr-defined]
    held_back = page.write_up.honesty.honest_about  # type: ignore[attr-defined]
    assert is_blurred(notes)
    notes.setFocus()
    before = edges(picture_of(notes))
    assert before > 0
    QTest.keyClicks(notes, "some more words here")
    assert edges(picture_of(notes)) > before
    assert is_blurred(held_back)
    discreet.shell.search.setFocus()
    assert is_blurred(notes)


@pytest.mark.parametrize("key", ["today", "sessions", "homework", "goals", "progress"])
def test_no_letter_is_left_on_a_page_however_it_is_scrolled(discreet: Opened, key: str) -> None:
    page = discreet.go_to(key)
    discreet.shell.tabs.tabs[0].setFocus()
    assert letters_on(page) == 0
    for scroll in page.findChildren(QAbstractScrollArea):
        bar = scroll.verticalScrollBar()
        if scroll.isVisible() and bar.maximum():
            for value in (37, bar.maximum()):
                bar.setValue(value)
                assert letters_on(page) == 0
    QTest.keyClick(discreet.window, Key.Key_F9, SHIFT)
    assert letters_on(page) > 100


def test_two_texts_of_one_length_look_alike(discreet: Opened) -> None:
    """What is left of a letter is less than between two letters of the same width."""
    page = discreet.go_to("sessions")
    notes = page.write_up.notes.editor  # type: ignore[attr-defined]
    pictures = []
    for words in ("hunde", "bunde"):
        notes.set_markdown(words)
        discreet.shell.tabs.setFocus()
        pictures.append(picture_of(notes))
    worst = max(abs(a - b) for a, b in zip(bits(pictures[0]), bits(pictures[1]), strict=True))
    assert worst < 40


def bits(picture: QImage) -> bytes:
    return bytes(picture.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_the_bar_and_the_one_thing_to_do_stay_legible(discreet: Opened) -> None:
    page = discreet.go_to("goals")
    assert not is_blurred(discreet.shell.tabs)
    assert not is_blurred(discreet.shell.search)
    assert not is_blurred(page.add_button)  # type: ignore[attr-defined]


def test_what_was_searched_for_is_blurred_once_it_is_left(discreet: Opened) -> None:
    box = discreet.shell.search
    box.ask()
    QTest.keyClicks(box, CANARY[:6])
    assert not is_blurred(box)
    results = box.results.list
    settle()
    top = results.visualRect(results.model().index(0, 0))
    below = results.visualRect(results.model().index(2, 0))
    whole = picture_of(results)
    assert edges(whole.copy(top.translated(0, results.viewport().y()))) > 0
    assert edges(whole.copy(below.adjusted(0, 4, 0, 0))) == 0
    QTest.keyClick(box, Key.Key_Down)
    assert edges(picture_of(results).copy(top.adjusted(0, 0, 0, -4))) == 0
    discreet.shell.tabs.tabs[0].setFocus()
    assert is_blurred(box)


@pytest.mark.parametrize("field", ["notes", "line"])
def test_what_lies_over_what_is_clear_is_blurred_all_the_same(discreet: Opened, field: str) -> None:
    page = discreet.go_to({"notes": "sessions", "line": "today"}[field])
    if field == "notes":
        typed_in = page.write_up.notes.editor  # type: ignore[attr-defined]
    else:
        typed_in = page.bring_up.lines.rows()[0].field  # type: ignore[attr-defined]
    typed_in.setFocus()
    typed_in.moveCursor(QTextCursor.MoveOperation.End)
    bar = discreet.shell.notice_bar
    over = bar._words
    bar.offer(f"{CANARY} was deleted.", None)
    bar.move(typed_in.mapTo(discreet.shell, typed_in.cursorRect().center()) - QPoint(60, 27))
    settle()
    assert is_blurred(over)
    QTest.keyClicks(typed_in, "m")
    assert is_blurred(over)
    point_at(over)
    assert not is_blurred(over)


def test_what_the_program_says_of_itself_is_clear_and_what_it_says_of_the_person_is_not(
    discreet: Opened,
) -> None:
    bar = discreet.shell.notice_bar
    settle()
    for times in range(2):
        discreet.shell.tell(SaveFullError())
        assert not is_blurred(bar._words)
        discreet.shell._context.notices.undo(f"{CANARY} was deleted {times}.", lambda: None)
        assert is_blurred(bar._words)
        assert not is_blurred(bar._undo_button)
    discreet.shell.tell(SaveFullError())
    discreet.shell._context.notices.add(f"{CANARY} was added.")
    assert is_blurred(bar._words)


def test_with_whom_a_session_is_stays_blurred_where_the_one_thing_to_do_says_so(
    discreet: Opened,
) -> None:
    notebook, today = discreet.shell._context.notebook, discreet.shell._context.today()
    pressed = discreet.go_to("today").heading.write_up  # type: ignore[attr-defined]
    for whom in ("Ms Okafor", "Dr Moreau"):
        notebook.sessions.save(Session(day=today, with_whom=whom, notes="About the move"))
    discreet.shell.tabs.tabs[0].setFocus()
    assert "Dr Moreau" in pressed.text()
    assert is_blurred(pressed)
    for session in notebook.sessions.on_day(today):
        notebook.sessions.delete(session.id)
    assert not is_blurred(pressed)


def test_a_dialog_is_blurred_and_clear_where_one_types(discreet: Opened) -> None:
    page = discreet.go_to("progress")
    page.trackers.add()  # type: ignore[attr-defined]
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Dialog)
    field = dialog.focusWidget()
    QTest.keyClicks(field, CANARY)
    assert not is_blurred(field)
    dialog.keep.setFocus()  # type: ignore[attr-defined]
    assert is_blurred(field)
    QTest.keyClick(dialog.windowHandle(), Key.Key_F9, SHIFT)  # heard in a dialog, too
    assert not is_blurred(field)
    QTest.keyClick(dialog.windowHandle(), Key.Key_F9, SHIFT)
    assert is_blurred(field)


@pytest.mark.parametrize("sheet", ["card", "report"])
def test_sheets_over_the_window_are_blurred(discreet: Opened, sheet: str) -> None:
    asked = {"card": discreet.shell.card_requested, "report": discreet.shell.report_requested}
    asked[sheet].emit(*([""] if sheet == "report" else []))
    settle()
    shown = discreet.window.screen_shown()
    assert shown
    view = shown.view if sheet == "card" else shown.preview  # type: ignore[attr-defined]
    if focused := QApplication.focusWidget():
        focused.clearFocus()
    assert is_blurred(view)


def test_the_viewer_is_blurred_but_for_the_picture_in_use(discreet: Opened) -> None:
    page = discreet.go_to("sessions")
    strip = page.write_up.attached.strip  # type: ignore[attr-defined]
    strip.open(next(iter(strip.tiles)))
    discreet.qtbot.waitUntil(lambda: not strip.viewer.view._image.isNull())
    discreet.shell.tabs.tabs[0].setFocus()
    settle()
    assert is_blurred(strip.viewer.name)
    assert is_blurred(strip.viewer.view)


def test_the_cover_needs_no_veil_and_gives_it_back(discreet: Opened) -> None:
    row = discreet.go_to("today").bring_up.lines.rows()[0]  # type: ignore[attr-defined]
    discreet.company.cover()
    assert edges(discreet.picture()) > 0
    discreet.company.lift()
    discreet.shell.tabs.setFocus()
    assert is_blurred(row)


def test_screen_readers_hear_all(discreet: Opened) -> None:
    discreet.go_to("sessions")
    heard = "\n".join(discreet.heard())
    assert CANARY in heard
    assert "Veil" not in heard


def test_clicks_and_drops_reach_what_is_under_it(discreet: Opened) -> None:
    page = discreet.go_to("today")
    row = page.bring_up.lines.rows()[0]  # type: ignore[attr-defined]
    at = row.field.mapTo(discreet.window, QPoint(10, 8))
    QTest.mouseClick(discreet.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    assert row.field.hasFocus()
    assert not isinstance(discreet.window.childAt(at), LandingLine)


def test_turned_off_nothing_of_it_is_left(opened: Opened, settings: Settings) -> None:
    assert veil_of(opened.window) is None
    page = opened.go_to("settings")
    assert isinstance(page, SettingsPage)
    QTest.mouseClick(page.company.discreet.check, Qt.MouseButton.LeftButton)
    assert veil_of(opened.window)
    QTest.keyClick(opened.window, Key.Key_F9, SHIFT)
    assert not page.company.discreet.check.isChecked()
    settle()
    assert veil_of(opened.window) is None
    assert not page.company.left.check.isChecked()
    page.company.left.check.click()
    page.company.opened.check.click()
    chosen = settings.preferences
    assert (chosen.covers_left, chosen.opens_covered, chosen.is_discreet) == (True, True, False)


def test_resizing_lies_over_all_of_it(discreet: Opened) -> None:
    discreet.go_to("goals")
    discreet.shell.tabs.setFocus()
    discreet.window.resize(800, 600)
    settle()
    veil = veil_of(discreet.window)
    assert veil
    assert veil.geometry() == discreet.window.rect()
    titles = [card.words.title for card in discreet.shell.page.grid.cards.values()]  # type: ignore[attr-defined]
    assert is_blurred(titles[0])


def test_read_from_the_right_and_at_150_percent_it_is_the_same(discreet: Opened) -> None:
    application = discreet.program.application
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    discreet.program._appearance.choose(colours="dark", text_percent=150)
    page = discreet.go_to("today")
    discreet.shell.tabs.tabs[0].setFocus()
    row = page.bring_up.lines.rows()[0]  # type: ignore[attr-defined]
    try:
        assert letters_on(page) == 0
        point_at(row.field)
        assert not is_blurred(row.field)
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        discreet.program._appearance.choose(colours="light", text_percent=100)
