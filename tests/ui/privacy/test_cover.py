"""Covered, the program shows and tells no word of the notebook, and then goes on as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QToolTip,
    QWidget,
)

from sessionbook.settings import Settings
from sessionbook.store.notebook import Notebook
from sessionbook.ui import aloud
from sessionbook.ui.ask import Ask
from sessionbook.ui.cover import Cover
from sessionbook.vault.errors import SaveFullError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE
from tests.ui.privacy.conftest import CANARY, Opened, settle, windows

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

Key = Qt.Key
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
INACTIVE = Qt.ApplicationState.ApplicationInactive


def card(on: Opened) -> None:
    on.shell.card_requested.emit()


def report(on: Opened) -> None:
    on.shell.report_requested.emit("")


def found(on: Opened) -> None:
    on.shell.search.ask()
    QTest.keyClicks(on.shell.search, CANARY[:5])
    assert on.shell.search.results.isVisible()


def jotted(on: Opened) -> None:
    on.shell.bring_up()
    assert on.shell.panel
    QTest.keyClicks(on.shell.panel.line, CANARY)


def said(on: Opened) -> None:
    on.shell.notice_bar.offer(f"{CANARY} was deleted.", lambda: None)


def viewed(on: Opened) -> None:
    page = on.go_to("sessions")
    strip = page.write_up.attached.strip  # type: ignore[attr-defined]
    strip.open(next(iter(strip.tiles)))
    on.qtbot.waitUntil(lambda: not strip.viewer.view._image.isNull())


def planned(on: Opened) -> None:
    page = on.go_to("today")
    page.planning.ask_for_another(CANARY)  # type: ignore[attr-defined]
    moved = QApplication.activeModalWidget()
    assert moved
    moved.windowHandle().setPosition(37, 41)  # as somebody does who drags it


def added(on: Opened) -> None:
    page = on.go_to("progress")
    page.trackers.add()  # type: ignore[attr-defined]
    dialog = QApplication.activeModalWidget()
    assert dialog
    QTest.keyClicks(dialog.focusWidget(), CANARY)


def picked(on: Opened) -> None:
    Ask().save_as(on.shell, "Save", Path.home() / f"{CANARY}.pdf", lambda _: None)


def picked_over_a_dialog(on: Opened) -> None:
    planned(on)
    over = QApplication.activeModalWidget()
    assert over
    Ask().file(over, CANARY, "*", lambda _: None)


def printed(on: Opened) -> None:
    Ask().print_on(on.shell, CANARY, lambda _: None, lambda _: None)


DIALOGS = [planned, added, picked, picked_over_a_dialog, printed]
SHOWN: list[Callable[[Opened], None]] = [card, report, found, jotted, said, viewed, *DIALOGS]


@pytest.mark.parametrize("show", SHOWN)
def test_nothing_is_seen_or_heard_of_what_was_open_and_all_comes_back(
    opened: Opened, show: Callable[[Opened], None]
) -> None:
    show(opened)
    settle()
    focus, before = QApplication.focusWidget(), windows()
    places = [each.geometry() for each in before]
    assert CANARY in "\n".join(opened.heard())
    screen = opened.window.screen_shown()
    opened.company.cover()
    settle()
    assert windows() == [opened.window]
    assert isinstance(opened.window.screen_shown(), Cover)
    assert [words for words in opened.heard() if CANARY in words] == []
    assert QApplication.focusWidget() is opened.window.screen_shown()
    opened.company.lift()
    settle()
    assert set(windows()) == set(before)
    assert opened.window.screen_shown() is screen
    assert [each.geometry() for each in before] == places
    assert QApplication.focusWidget() is focus


def test_its_picture_is_the_same_whatever_is_under_it(opened: Opened) -> None:
    pictures = []
    for key in ("today", "sessions", "goals"):
        opened.go_to(key)
        opened.company.cover()
        pictures.append(opened.picture())
        opened.company.lift()
        assert opened.picture() != pictures[-1]
    assert all(each == pictures[0] for each in pictures)


def test_menus_lists_and_tooltips_are_closed(opened: Opened) -> None:
    menu = QMenu(opened.shell)
    menu.addAction(CANARY)
    menu.popup(QPoint(5, 5))
    settle()
    assert len(windows()) == 2
    opened.company.cover()
    assert windows() == [opened.window]
    opened.company.lift()
    QToolTip.showText(QPoint(50, 50), CANARY, opened.shell)
    assert len(windows()) == 2
    opened.company.cover()
    assert windows() == [opened.window]
    opened.company.lift()
    combo = next(iter(opened.go_to("settings").findChildren(QComboBox)), None) or QComboBox(
        opened.shell.page
    )
    combo.addItem(CANARY)
    combo.show()
    combo.showPopup()
    settle()
    assert len(windows()) == 2
    opened.company.cover()
    assert windows() == [opened.window]


KEYS = [
    *((getattr(Key, f"Key_{number}"), CONTROL) for number in range(1, 10)),
    (Key.Key_K, CONTROL),
    (Key.Key_B, CONTROL),
    (Key.Key_N, CONTROL),
    (Key.Key_T, CONTROL),
    (Key.Key_Comma, CONTROL),
    (Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier),
    (Key.Key_U, Qt.KeyboardModifier.AltModifier),
    (Key.Key_M, Qt.KeyboardModifier.AltModifier),
    (Key.Key_F1, NONE),
    (Key.Key_Tab, NONE),
]


def test_no_key_does_anything(opened: Opened) -> None:
    undone: list[str] = []
    opened.go_to("goals")
    opened.shell.notice_bar.offer("Deleted.", lambda: undone.append("undone"))
    row, tables = opened.shell.row, rows(opened)
    opened.company.cover()
    for key, modifier in KEYS:
        QTest.keyClick(opened.window, key, modifier)
        QTest.keyClick(opened.window.windowHandle(), key, modifier)
        QApplication.processEvents()
        assert windows() == [opened.window]
        assert isinstance(opened.window.screen_shown(), Cover)
    opened.company.lift()
    assert (opened.shell.row, rows(opened), undone) == (row, tables, [])
    assert opened.shell.panel is None
    assert not opened.shell.search.hasFocus()


def rows(on: Opened) -> int:
    assert on.program.opened
    return sum(len(list(kind.each())) for kind in on.program.opened.notebook.tables())


def test_the_person_lifts_it(opened: Opened) -> None:
    for how in ("F9", "Escape", "Space", "click"):
        QTest.keyClick(opened.window, Key.Key_F9)
        assert opened.company.is_covered
        sheet = opened.window.screen_shown()
        if how == "click":
            QTest.mouseClick(sheet, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(sheet, Key[f"Key_{how}"])
        assert not opened.company.is_covered
        assert opened.window.screen_shown() is opened.shell


def test_its_key_is_heard_in_a_dialog_and_in_a_menu(opened: Opened) -> None:
    planned(opened)
    settle()
    QTest.keyClick(QApplication.focusWindow(), Key.Key_F9)
    assert windows() == [opened.window]
    opened.company.lift()
    settle()
    QTest.keyClick(QApplication.focusWindow(), Key.Key_Escape)
    menu = QMenu(opened.shell)
    menu.addAction(CANARY)
    menu.popup(QPoint(5, 5))
    settle()
    QTest.keyClick(menu.windowHandle(), Key.Key_F9)
    assert windows() == [opened.window]
    assert opened.company.is_covered


def test_a_dialog_that_comes_meanwhile_waits(opened: Opened) -> None:
    opened.company.cover()
    dialog = QDialog(opened.shell)
    dialog.setWindowTitle(CANARY)
    field = QLineEdit(dialog)
    dialog.open()
    settle()
    assert windows() == [opened.window]
    assert QApplication.focusWidget() is opened.window.screen_shown()
    opened.company.lift()
    settle()
    assert dialog in windows()
    assert field.isVisible()


def test_what_is_shown_a_moment_before_it_has_its_place_stays_there(opened: Opened) -> None:
    opened.company.cover()
    sheet = opened.window.screen_shown()
    part = QLineEdit()
    part.show()
    part.setParent(sheet)
    part.show()
    settle()
    assert part.isVisible()


def test_one_that_is_gone_meanwhile_does_not_come_back(opened: Opened) -> None:
    picked(opened)
    settle()
    opened.company.cover()
    picker = opened.shell.findChild(QFileDialog)
    assert isinstance(picker, QFileDialog)
    picker.reject()
    settle()
    opened.company.lift()
    settle()
    assert windows() == [opened.window]


def test_nothing_can_be_dropped_on_it(opened: Opened, tmp_path: Path) -> None:
    opened.go_to("sessions")
    tables = rows(opened)
    opened.company.cover()
    dropped = QMimeData()
    dropped.setText(CANARY)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for place in (QPoint(100, 100), QPoint(600, 300), QPoint(900, 500)):
        at: QWidget | None = opened.window.childAt(place)
        while at:
            enter = QDragEnterEvent(place, action, dropped, button, NONE)
            QApplication.sendEvent(at, enter)
            drop = QDropEvent(QPointF(place), action, dropped, button, NONE)
            QApplication.sendEvent(at, drop)
            assert not at.acceptDrops()
            at = at.parentWidget()
    opened.company.lift()
    assert rows(opened) == tables


def test_leaving_for_another_program_covers_if_wished_and_once(
    opened: Opened, settings: Settings
) -> None:
    application = opened.program.application
    application.applicationStateChanged.emit(INACTIVE)
    assert not opened.company.is_covered
    settings.change(covers_left=True)
    planned(opened)
    settle()
    assert not opened.company.is_covered  # a dialog of ours is no other program
    application.applicationStateChanged.emit(INACTIVE)
    assert windows() == [opened.window]
    sheet = opened.window.screen_shown()
    for state in (Qt.ApplicationState.ApplicationActive, INACTIVE):
        application.applicationStateChanged.emit(state)
    assert opened.window.screen_shown() is sheet  # coming back is no wish to show it
    opened.company.lift()
    settle()
    assert len(windows()) == 2


def test_opened_covered_nothing_is_painted_before(
    open_program: Callable[[], Opened], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sessionbook.ui.widgets.growing_text import GrowingText
    from sessionbook.ui.widgets.paragraph import Paragraph
    from sessionbook.ui.widgets.top_bar import TopBar

    painted: list[str] = []
    for kind in (Paragraph, GrowingText, TopBar):
        paint = kind.paintEvent
        name = kind.__name__

        def painting(self: QWidget, event: object, paint=paint, name=name) -> None:  # type: ignore[no-untyped-def]
            painted.append(name)
            paint(self, event)

        monkeypatch.setattr(kind, "paintEvent", painting)
    settings.change(opens_covered=True)
    opened = open_program()
    settle()
    assert opened.company.is_covered
    assert painted == []
    assert [words for words in opened.heard() if CANARY in words] == []
    opened.company.lift()
    settle()
    assert {"Paragraph", "GrowingText"} <= set(painted)
    assert QApplication.focusWidget()


def test_enter_still_held_from_unlocking_does_not_lift_it(opened: Opened) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    opened.company.cover()
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, NONE, "\r", True)
    QApplication.sendEvent(opened.window.screen_shown(), held)
    assert opened.company.is_covered


def test_nothing_is_announced_meanwhile(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    tell = lambda _, sentence: said.append(sentence)  # noqa: E731
    monkeypatch.setattr(aloud, "QAccessibleAnnouncementEvent", tell)
    monkeypatch.setattr(aloud.QAccessible, "updateAccessibility", lambda _: None)
    opened.shell.notice_bar.offer("Deleted.", None)
    opened.company.cover()
    opened.shell.notice_bar.offer(f"{CANARY} was deleted.", None)
    assert said == ["Deleted."]


def test_locking_and_closing_work_under_it(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    from sessionbook import process

    replaced: list[Path] = []
    monkeypatch.setattr(process, "replace", replaced.append)
    opened.company.cover()
    QTest.keyClick(opened.window, Key.Key_L, CONTROL)
    assert len(replaced) == 1
    assert opened.program.opened is None


def test_the_key_that_closes_is_heard_in_a_dialog_and_saves_it(
    opened: Opened, folder: Path
) -> None:
    added(opened)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), " at last")
    assert QApplication.focusWindow() is not opened.window.windowHandle()
    QTest.keyPress(QApplication.focusWindow(), Key.Key_Q, CONTROL)  # and no window hears it go up
    settle()
    assert windows() == []
    assert opened.program.opened is None
    vault = Vault.at(folder, CHEAPEST)
    book = Notebook(vault.connect(vault.unlock(PASSPHRASE)))
    assert f"{CANARY} at last" in [tracker.name for tracker in book.trackers.all()]
    book.close()
    vault.close()


def test_a_refused_save_keeps_it_open_whatever_closes_it(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise SaveFullError

    added(opened)
    settle()
    with monkeypatch.context() as patch:
        patch.setattr("sessionbook.ui.locking.leaving.save_all", refuse)
        QTest.keyPress(QApplication.focusWindow(), Key.Key_Q, CONTROL)
        settle()
    assert opened.window.isVisible()
    assert "Close again to leave without it." in opened.shell.notice_bar.accessibleName()


def test_the_lock_s_key_is_heard_in_a_dialog(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sessionbook import process

    replaced: list[Path] = []
    monkeypatch.setattr(process, "replace", replaced.append)
    planned(opened)
    settle()
    QTest.keyClick(QApplication.focusWindow(), Key.Key_L, CONTROL)
    settle()
    assert len(replaced) == 1
    assert opened.program.opened is None
