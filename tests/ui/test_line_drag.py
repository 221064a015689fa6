"""Lines are put in order by dragging, with the mouse events that a person makes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui import theme
from sessionbook.ui.widgets.line_list import Line, LineRow
from sessionbook.ui.widgets.row_drag import LandingLine
from tests.ui.test_line_list import HIDDEN, Kept, everything_told

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kept(qtbot: QtBot, qapp: QApplication) -> Kept:
    theme.apply(qapp, theme.load("light"))
    kept = Kept(qtbot)
    lines = [Line(key, f"line {key}", checked=False, note="Sun") for key in "abcd"]
    kept.show(*lines)
    return kept


def row(kept: Kept, key: str) -> LineRow:
    found = kept.list.row(key)
    assert found
    return found


def words_of(kept: Kept, key: str) -> QWidget:
    return row(kept, key).field.viewport()


def note_of(kept: Kept, key: str) -> QWidget:
    note = row(kept, key).note
    assert note
    return note


def pull(pressed: QWidget, target: QWidget, *, below: bool = True) -> None:
    """Press in the middle of a widget and move in three steps beside the middle of another."""
    start = pressed.rect().center()
    middle = target.mapTo(target.window(), target.rect().center())
    end = pressed.mapFrom(pressed.window(), middle + QPoint(0, 4 if below else -4))
    QTest.mousePress(pressed, LEFT, pos=start)
    for part in (0.4, 0.8, 1.0):
        height = start.y() + round((end.y() - start.y()) * part)
        QTest.mouseMove(pressed, QPoint(start.x() + 1, height))


def let_go(pressed: QWidget, at: QWidget) -> None:
    middle = at.mapTo(at.window(), at.rect().center()) + QPoint(0, 4)
    QTest.mouseRelease(pressed, LEFT, pos=pressed.mapFrom(pressed.window(), middle))


def landing(kept: Kept) -> list[int]:
    return [line.y() for line in kept.list.findChildren(LandingLine) if line.isVisible()]


@pytest.mark.parametrize("part", [words_of, note_of])
def test_a_row_is_dragged_by_its_words_or_by_what_is_beside_them(kept: Kept, part: object) -> None:
    assert callable(part)
    pressed, target = part(kept, "a"), row(kept, "c")
    pull(pressed, target)
    (line,) = landing(kept)
    assert abs(line - target.geometry().bottom()) <= 2
    assert kept.log == []
    let_go(pressed, target)
    assert kept.log == [("moved", "a", 2)]
    assert landing(kept) == []
    assert QApplication.overrideCursor() is None
    assert row(kept, "a").property("dragged") is False
    assert row(kept, "a").field.textCursor().selectedText() == ""


def test_a_row_is_dragged_up_and_never_behind_the_adding_line(kept: Kept) -> None:
    pressed = note_of(kept, "d")
    pull(pressed, row(kept, "a"), below=False)
    assert landing(kept) == [0]
    QTest.mouseRelease(pressed, LEFT, pos=pressed.mapFrom(pressed.window(), QPoint(0, 0)))
    pressed = note_of(kept, "b")
    pull(pressed, kept.list.rows()[-1])
    let_go(pressed, kept.list.rows()[-1])
    assert kept.log == [("moved", "d", -3), ("moved", "b", 2)]


def test_escape_leaves_everything_where_it_was(kept: Kept) -> None:
    pressed = words_of(kept, "a")
    pull(pressed, row(kept, "c"))
    assert landing(kept)
    QTest.keyClick(QApplication.focusWidget() or kept.list, Qt.Key.Key_Escape)
    assert landing(kept) == []
    QTest.mouseMove(pressed, pressed.rect().center() + QPoint(0, 90))
    let_go(pressed, row(kept, "c"))
    assert kept.log == []
    assert QApplication.overrideCursor() is None


def test_a_list_that_is_left_gives_the_drag_up(kept: Kept) -> None:
    pressed = words_of(kept, "a")
    pull(pressed, row(kept, "c"))
    kept.list.hide()
    assert QApplication.overrideCursor() is None
    kept.list.show()
    let_go(pressed, row(kept, "c"))
    assert kept.log == []


def test_words_being_edited_are_selected_not_dragged(kept: Kept) -> None:
    field = row(kept, "a").field
    field.put_caret_at_end()
    pressed = words_of(kept, "a")
    pull(pressed, row(kept, "c"))
    assert landing(kept) == []
    let_go(pressed, row(kept, "c"))
    assert kept.log == []


def test_across_the_words_is_a_selection(kept: Kept) -> None:
    pressed = words_of(kept, "a")
    QTest.mousePress(pressed, LEFT, pos=QPoint(1, 8))
    for to in (QPoint(30, 9), QPoint(60, 10), QPoint(60, 60)):
        QTest.mouseMove(pressed, to)
    assert landing(kept) == []
    QTest.mouseRelease(pressed, LEFT, pos=QPoint(60, 60))
    assert row(kept, "a").field.textCursor().selectedText()
    assert kept.log == []


def test_a_click_is_a_click(kept: Kept) -> None:
    QTest.mouseClick(words_of(kept, "b"), LEFT)
    assert row(kept, "b").field.hasFocus()
    assert kept.log == []


def test_a_masked_row_is_dragged_and_stays_masked(kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, checked=False, is_masked=True, note="Sun"), *kept.lines.values())
    pressed = note_of(kept, "s")
    pull(pressed, row(kept, "b"))
    assert landing(kept)
    assert HIDDEN not in everything_told(kept.list)
    let_go(pressed, row(kept, "b"))
    assert kept.log == [("moved", "s", 2)]
    assert HIDDEN not in everything_told(kept.list)


def test_a_list_without_an_order_is_not_dragged(kept: Kept) -> None:
    kept.list.moved.disconnect()
    pressed = note_of(kept, "a")
    pull(pressed, row(kept, "c"))
    assert landing(kept) == []
    let_go(pressed, row(kept, "c"))


def test_the_dragged_words_were_saved_before(kept: Kept, qtbot: QtBot) -> None:
    row(kept, "a").field.put_caret_at_end()
    qtbot.keyClicks(row(kept, "a").field, "!")
    pressed = note_of(kept, "b")
    pull(pressed, row(kept, "c"))
    let_go(pressed, row(kept, "c"))
    assert kept.log == [("edited", "a", "line a!"), ("moved", "b", 1)]
