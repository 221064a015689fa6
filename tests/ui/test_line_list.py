from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.ui import theme
from sessionbook.ui.widgets.line_list import Line, LineList

# the platform without a screen says so for every window
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

HIDDEN = "what I never said about the summer"
LONG = "a long line that goes on about one thing and another " * 4
HEBREW = "לדבר על העבודה ועל השינה"


class Kept:
    """A list whose lines are kept in a dict, as a page keeps them in the notebook."""

    def __init__(self, qtbot: QtBot, **options: object) -> None:
        self.list = LineList("Thing", "+ Add", has_menu=True, **options)  # type: ignore[arg-type]
        self.lines: dict[str, Line] = {}
        self.fails = False
        self.log: list[tuple[object, ...]] = []
        self.list.added.connect(self.add)
        self.list.edited.connect(self.edit)
        self.list.removed.connect(self.remove)
        self.list.checked.connect(lambda *said: self.log.append(("checked", *said)))
        self.list.moved.connect(lambda *said: self.log.append(("moved", *said)))
        self.list.menu_requested.connect(lambda key, _: self.log.append(("menu", key)))
        self.list.resize(400, 300)
        qtbot.addWidget(self.list)
        with qtbot.waitActive(self.list):
            self.list.show()
            self.list.activateWindow()

    def show(self, *lines: Line) -> None:
        self.lines = {line.key: line for line in lines}
        self.refresh()

    def refresh(self) -> None:
        self.list.set_lines(list(self.lines.values()))
        QApplication.processEvents()  # what is new on a page on screen shows itself then

    def add(self, key: str, text: str) -> None:
        if not self.fails:
            self.lines[key] = Line(key, text, checked=False)
            self.refresh()

    def edit(self, key: str, text: str) -> None:
        self.log.append(("edited", key, text))
        if not self.fails:
            self.lines[key] = replace(self.lines[key], text=text)
            self.refresh()

    def remove(self, key: str) -> None:
        del self.lines[key]
        self.refresh()

    def texts(self) -> list[str]:
        return [line.text for line in self.lines.values()]

    def field(self, place: int) -> QPlainTextEdit:
        return self.list.rows()[place].field


@pytest.fixture
def kept(qtbot: QtBot, qapp: QApplication) -> Kept:
    theme.apply(qapp, theme.load("light"))
    return Kept(qtbot)


def three(kept: Kept) -> None:
    kept.show(*(Line(key, f"line {key}", checked=False) for key in "abc"))


def everything_told(root: QWidget) -> str:
    """Return all that any widget of the list shows, says or could give back."""
    told = []
    for widget in [root, *root.findChildren(QWidget)]:
        told += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        told += [widget.windowTitle(), widget.statusTip(), widget.whatsThis(), widget.objectName()]
        if isinstance(widget, QLabel):
            told.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            told += [widget.toPlainText(), widget.placeholderText()]
            widget.undo()
            told.append(widget.toPlainText())
        text = getattr(widget, "text", None)
        told.append(str(text()) if callable(text) else "")
    return "\n".join(told)


def test_enter_adds_and_stays_in_the_adding_line(qtbot: QtBot, kept: Kept) -> None:
    kept.list.start_adding()
    for words in ("sleep", "work"):
        qtbot.keyClicks(kept.field(-1), words)
        qtbot.keyClick(kept.field(-1), Qt.Key.Key_Return)
        assert kept.field(-1).hasFocus()
        assert kept.field(-1).toPlainText() == ""
    assert kept.texts() == ["sleep", "work"]


def test_enter_in_a_line_saves_it_and_goes_on(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.list.rows()[0].take_focus()
    qtbot.keyClicks(kept.field(0), "!")
    qtbot.keyClick(kept.field(0), Qt.Key.Key_Return)
    assert kept.texts()[0] == "line a!"
    assert kept.field(1).hasFocus()


def test_up_and_down_go_from_row_to_row(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.list.rows()[0].take_focus()
    for place in (1, 2, 3, 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert kept.field(place).hasFocus()
    qtbot.keyClick(kept.field(3), Qt.Key.Key_Up)
    assert kept.field(2).hasFocus()


def test_down_within_a_wrapped_line_stays_in_it(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("a", LONG), Line("b", "next"))
    qtbot.waitUntil(lambda: kept.field(0).height() > kept.field(1).height())
    kept.list.rows()[0].field.setFocus()
    qtbot.keyClick(kept.field(0), Qt.Key.Key_Down)
    assert kept.field(0).hasFocus()
    assert kept.field(0).textCursor().position() > 0


def test_up_and_down_go_from_box_to_box(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    first, second = (row.check for row in kept.list.rows()[:2])
    assert first
    assert second
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert ("checked", "b", True) in kept.log


def test_alt_with_up_or_down_moves_the_row(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.list.rows()[1].take_focus()
    qtbot.keyClick(kept.field(1), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(kept.field(1), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept.log == [("moved", "b", -1), ("moved", "b", 1)]


def test_a_moved_row_keeps_its_caret_and_tab_follows_the_new_order(
    qtbot: QtBot, kept: Kept
) -> None:
    three(kept)
    row = kept.list.rows()[1]
    row.take_focus()
    kept.show(*(kept.lines[key] for key in "bac"))
    assert kept.list.rows()[0] is row
    assert row.field.hasFocus()
    kept.add("new", "last")
    seen = []
    assert row.check
    row.check.setFocus()
    for _ in range(13):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [target for each in kept.list.rows() for target in each.focus_targets()]
    assert seen == wanted


def test_a_refresh_never_replaces_words_being_typed(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.list.rows()[0].take_focus()
    qtbot.keyClicks(kept.field(0), " and more")
    kept.refresh()
    assert kept.field(0).toPlainText() == "line a and more"
    kept.list.flush()
    assert kept.texts()[0] == "line a and more"


def test_a_refresh_never_replaces_a_half_typed_new_line(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.list.start_adding()
    qtbot.keyClicks(kept.field(-1), "half a tho")
    kept.list.rows()[0].take_focus()
    kept.list.start_adding()
    qtbot.keyClicks(kept.field(-1), "another")
    kept.refresh()
    assert kept.field(-1).toPlainText() == "another"
    kept.list.flush()
    assert kept.texts()[3:] == ["half a tho", "another"]


def test_typed_words_are_saved_before_a_box_is_ticked(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    row = kept.list.rows()[0]
    row.take_focus()
    qtbot.keyClicks(row.field, " x")
    assert row.check
    row.check.click()
    assert kept.log == [("edited", "a", "line a x"), ("checked", "a", True)]


def test_words_whose_save_failed_are_announced_again(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    kept.fails = True
    kept.list.rows()[0].take_focus()
    qtbot.keyClicks(kept.field(0), " x")
    kept.list.rows()[1].take_focus()
    kept.refresh()
    assert kept.field(0).toPlainText() == "line a x"
    kept.fails = False
    kept.list.flush()
    assert kept.texts()[0] == "line a x"


def test_words_that_could_not_be_added_can_be_given_back(kept: Kept) -> None:
    kept.list.give_back("a", "precious")
    assert kept.field(-1).toPlainText() == "precious"
    kept.list.flush()
    assert kept.texts() == ["precious"]
    assert list(kept.lines) == ["a"]


def test_words_given_back_while_one_is_at_them_are_gone_on_with(qtbot: QtBot, kept: Kept) -> None:
    kept.list.added.disconnect()
    kept.list.added.connect(kept.list.give_back)
    kept.list.start_adding()
    qtbot.keyClicks(kept.field(-1), "precious")
    qtbot.keyClick(kept.field(-1), Qt.Key.Key_Return)
    qtbot.keyClicks(kept.field(-1), " words")
    assert kept.field(-1).toPlainText() == "precious words"


def test_words_given_back_that_came_to_stand_are_shown_once(qtbot: QtBot, kept: Kept) -> None:
    kept.list.give_back("a", "precious")
    kept.show(Line("a", "precious", checked=False))
    assert [row.field.text() for row in kept.list.rows()] == ["precious"]
    qtbot.keyClick(kept.list.rows()[-1].field, Qt.Key.Key_Home)
    qtbot.keyClicks(kept.list.rows()[-1].field, "so ")
    kept.list.flush()
    assert kept.texts() == ["so precious"]
    assert list(kept.lines) == ["a"]


def test_words_given_back_and_taken_away_leave_what_came_to_stand(qtbot: QtBot, kept: Kept) -> None:
    kept.list.give_back("a", "precious")
    kept.list.rows()[-1].field.set_text("")
    kept.show(Line("a", "precious", checked=False))
    qtbot.keyClicks(kept.list.rows()[-1].field, "another")
    kept.list.flush()
    assert kept.texts() == ["precious", "another"]


def test_an_emptied_line_goes_and_the_focus_stays_in_the_list(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    row = kept.list.rows()[1]
    row.take_focus()
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    kept.list.flush()
    assert kept.texts() == ["line a", "line c"]
    assert kept.field(1).hasFocus()


def test_the_focus_goes_to_the_next_box_when_a_ticked_row_goes(kept: Kept) -> None:
    three(kept)
    check = kept.list.rows()[0].check
    assert check
    check.setFocus()
    kept.remove("a")
    successor = kept.list.rows()[0].check
    assert successor
    assert successor.hasFocus()


def test_no_widget_knows_the_words_of_a_masked_line(kept: Kept) -> None:
    kept.show(Line("a", "harmless", checked=False), Line("s", HIDDEN, checked=False))
    assert HIDDEN in everything_told(kept.list)
    kept.show(kept.lines["a"], replace(kept.lines["s"], is_masked=True))
    assert HIDDEN not in everything_told(kept.list)
    kept.show(kept.lines["a"], Line("t", HIDDEN, checked=False, is_masked=True, pill="Sensitive"))
    assert HIDDEN not in everything_told(kept.list)


def test_masked_words_are_read_only_while_the_mouse_holds_them(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, checked=False, is_masked=True))
    mask = kept.list.rows()[0].held
    assert mask
    hidden = mask.grab().toImage()
    QTest.mousePress(mask, Qt.MouseButton.LeftButton)
    assert mask.accessibleName() == HIDDEN
    assert mask.grab().toImage() != hidden
    QTest.mouseRelease(mask, Qt.MouseButton.LeftButton)
    assert HIDDEN not in everything_told(kept.list)
    QTest.mousePress(mask, Qt.MouseButton.LeftButton)
    QTest.mouseMove(mask, QPoint(5, 5))
    QTest.mouseMove(mask, QPoint(-500, -500))
    QTest.mouseRelease(mask, Qt.MouseButton.LeftButton, pos=QPoint(-500, -500))
    assert not mask.is_showing()
    qtbot.waitUntil(lambda: HIDDEN not in everything_told(kept.list))


def test_masked_words_are_read_only_while_space_holds_them(kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True), Line("b", "other"))
    mask = kept.list.rows()[0].held
    assert mask
    kept.list.rows()[0].take_focus()
    QTest.keyPress(mask, Qt.Key.Key_Space)
    assert mask.is_showing()
    QTest.keyRelease(mask, Qt.Key.Key_Space)
    assert not mask.is_showing()
    QTest.keyPress(mask, Qt.Key.Key_Space)
    kept.list.rows()[1].take_focus()
    assert not mask.is_showing()
    assert HIDDEN not in everything_told(kept.list)


def test_leaving_the_page_hides_held_words(kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True))
    mask = kept.list.rows()[0].held
    assert mask
    QTest.mousePress(mask, Qt.MouseButton.LeftButton)
    kept.list.hide()
    assert not mask.is_showing()
    assert HIDDEN not in everything_told(kept.list)


def test_leaving_a_masked_row_neither_removes_nor_changes_it(kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True))
    kept.list.rows()[0].take_focus()
    kept.list.start_adding()
    kept.list.flush()
    assert kept.texts() == [HIDDEN]
    assert kept.log == []


def test_a_masked_line_is_edited_after_enter_and_masked_again_when_left(
    qtbot: QtBot, kept: Kept
) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True), Line("b", "other"))
    row = kept.list.rows()[0]
    row.take_focus()
    assert row.held
    qtbot.keyClick(row.held, Qt.Key.Key_Return)
    assert row.field.hasFocus()
    assert row.field.text() == HIDDEN
    qtbot.keyClicks(row.field, " and more")
    kept.list.flush()
    assert kept.texts() == [f"{HIDDEN} and more", "other"]
    assert row.field.hasFocus()
    assert row.field.isVisible()
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.is_masked()
    assert HIDDEN not in everything_told(kept.list)
    assert kept.texts() == [f"{HIDDEN} and more", "other"]


def test_an_emptied_masked_line_is_removed(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True), Line("b", "other"))
    row = kept.list.rows()[0]
    row.open_words()
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    kept.list.start_adding()
    assert kept.texts() == ["other"]


def test_an_unmasked_line_can_be_typed_in_again(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("s", HIDDEN, is_masked=True))
    kept.show(Line("s", HIDDEN))
    assert kept.field(0).isVisible()
    kept.list.rows()[0].take_focus()
    qtbot.keyClicks(kept.field(0), "!")
    kept.list.flush()
    assert kept.texts() == [HIDDEN + "!"]


def test_long_lines_wrap_and_are_seen_whole(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("a", LONG, pill="Compliment", note="Sat"))
    field = kept.list.rows()[0].field
    needed = lambda: field.document().size().height() * field.fontMetrics().lineSpacing()  # noqa: E731
    qtbot.waitUntil(lambda: field.height() >= needed() > 2 * field.fontMetrics().lineSpacing())
    note = kept.list.rows()[0].note
    assert note
    assert note.geometry().right() < kept.list.width()


def test_a_pill_stands_right_after_the_words(qtbot: QtBot, kept: Kept) -> None:
    kept.show(Line("a", "short", pill="Compliment"))
    row = kept.list.rows()[0]
    pill = row.pill
    assert pill
    end = row.field.fontMetrics().horizontalAdvance("short")
    qtbot.waitUntil(lambda: 0 < pill.x() - row.field.x() - end < 30)


def test_right_to_left_words_stand_on_the_right(kept: Kept) -> None:
    kept.show(Line("a", HEBREW))
    field = kept.list.rows()[0].field
    assert field.cursorRect().center().x() > field.width() / 2
    assert field.toPlainText() == HEBREW


def test_the_row_that_is_typed_in_is_marked_with_the_accent(kept: Kept) -> None:
    three(kept)
    accent = QColor(theme.load("light").accent).name()
    row, other = kept.list.rows()[:2]
    row.take_focus()
    bottom = lambda each: each.grab().toImage().pixelColor(60, each.height() - 1).name()  # noqa: E731
    assert bottom(row) == accent
    assert bottom(other) == QColor(theme.load("light").hairline).name()


def test_the_menu_is_reached_by_keyboard(qtbot: QtBot, kept: Kept) -> None:
    three(kept)
    more = kept.list.rows()[1].more
    assert more
    assert more.accessibleName() == "More about line b"
    kept.list.rows()[1].take_focus()
    qtbot.keyClick(kept.field(1), Qt.Key.Key_Tab)
    assert more.hasFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert kept.log == [("menu", "b")]


def test_no_more_than_most_lines_can_be_added(qtbot: QtBot) -> None:
    kept = Kept(qtbot, most=2, numbered=True)
    kept.show(Line("a", "one"))
    assert len(kept.list.rows()) == 2
    kept.show(Line("a", "one"), Line("b", "two"))
    assert [row.shown.key for row in kept.list.rows()] == ["a", "b"]
    assert [row.number.text() for row in kept.list.rows() if row.number] == ["1", "2"]


def test_a_pasted_page_is_one_line_of_plain_words(qapp: QApplication, kept: Kept) -> None:
    kept.list.start_adding()
    qapp.clipboard().setText("one\ntwo   three\n")
    kept.field(-1).paste()
    assert kept.field(-1).toPlainText() == "one two three"
    qapp.clipboard().clear()
