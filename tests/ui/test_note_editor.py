import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.markdown import EMPTY, Block, BlockKind, Run, normalised, parse, render
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.note_paste import from_html
from sessionbook.ui.widgets.note_toolbar import NoteToolbar

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

words = st.text(max_size=6) | st.sampled_from(["* a", "- ", "😀", "שלום", "\u2028", "\xa0", "\\*"])
runs = st.lists(st.builds(Run, words, st.booleans(), st.booleans()), max_size=3).map(tuple)
blocks = st.builds(
    Block, st.sampled_from(BlockKind), runs, st.integers(0, 3), st.booleans()
) | st.just(EMPTY)


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor("Notes", "Only you can read this.")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.setFocus()
    return made


def in_a_window(qtbot: QtBot, editor: NoteEditor, *others: QWidget) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for widget in (editor, *others):
        column.addWidget(widget)
    holder.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return holder


def to_end(editor: NoteEditor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


@settings(max_examples=150)
@given(note=st.lists(blocks, max_size=6))
def test_every_note_is_shown_and_read_back_as_it_was(editor: NoteEditor, note: list[Block]) -> None:
    text = render(note)
    editor.set_markdown(text)
    assert editor.markdown() == text
    editor.selectAll()
    mime = editor.createMimeDataFromSelection()
    assert parse(bytes(mime.data("text/markdown").data()).decode()) == normalised(note)


def test_edited_is_for_the_persons_changes_only(qtbot: QtBot, editor: NoteEditor) -> None:
    heard: list[int] = []
    editor.edited.connect(lambda: heard.append(1))
    editor.set_markdown("# A\n\n- [x] b")
    QApplication.processEvents()
    assert not heard
    qtbot.keyClick(editor, Key.Key_X)
    assert heard


@pytest.mark.parametrize(
    "text", ["plain 2 * 3", "*stars* _and_ # so", "שלום עולם", "😀👩‍👧 hi", "a\\b"]
)
def test_what_is_typed_stays_as_typed(editor: NoteEditor, text: str) -> None:
    for letter in text:  # keyClicks knows ASCII only
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, press)
    assert parse(editor.markdown()) == (Block(runs=(Run(text),)),)


def test_what_an_input_method_brings_stays(editor: NoteEditor) -> None:
    event = QInputMethodEvent()
    event.setCommitString("気持ち *と* 😀")
    QApplication.sendEvent(editor, event)
    assert parse(editor.markdown()) == (Block(runs=(Run("気持ち *と* 😀"),)),)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("- a", "- a"),
        ("1. a", "1. a"),
        ("[ ] a", "- [ ] a"),
        ("[x] a", "- [x] a"),
        ("- [ ] a", "- [ ] a"),
        ("> a", "> a"),
        ("## a", "## a"),
        ("#a", "#a"),
        ("so - a", "so - a"),
    ],
)
def test_typed_marks_become_forms(qtbot: QtBot, editor: NoteEditor, typed: str, text: str) -> None:
    qtbot.keyClicks(editor, typed)
    assert editor.markdown() == text


def test_undo_takes_back_the_form_alone_and_redo_gives_it(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "- ")
    assert editor.markdown() == "-"
    editor.undo()
    assert editor.markdown() == "\\- "
    editor.redo()
    assert editor.markdown() == "-"


def test_enter_goes_on_with_a_list_and_ends_it_when_empty(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "- a")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "b")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "after")
    assert editor.markdown() == "- a\n- b\n\nafter"


def test_a_heading_is_one_line(qtbot: QtBot, editor: NoteEditor) -> None:
    qtbot.keyClicks(editor, "# T")
    qtbot.keyClick(editor, Key.Key_Return, SHIFT)
    qtbot.keyClicks(editor, "words")
    assert editor.markdown() == "# T\n\nwords"


def test_enter_before_a_heading_pushes_it_down(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.set_markdown("# T")
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.markdown() == "\n# T"


def test_tab_indents_in_a_list_and_leaves_elsewhere(qtbot: QtBot) -> None:
    editor, other = NoteEditor("Notes"), QLineEdit()
    window = in_a_window(qtbot, editor, other)
    editor.set_markdown("- a\n- b")
    to_end(editor)
    qtbot.keyClick(editor, Key.Key_Tab)
    assert editor.markdown() == "- a\n  - b"
    qtbot.keyClick(editor, Key.Key_Tab)
    assert editor.markdown() == "- a\n  - b", "never deeper than one below the item above"
    qtbot.keyClick(editor, Key.Key_Backtab, SHIFT)
    assert editor.markdown() == "- a\n- b"
    assert editor.hasFocus()
    qtbot.keyClick(editor, Key.Key_Tab, CONTROL)
    assert other.hasFocus()
    editor.set_markdown("a")
    editor.setFocus()
    qtbot.keyClick(editor, Key.Key_Tab)
    assert other.hasFocus()
    assert editor.markdown() == "a"
    assert window.isVisible()


def test_backspace_at_the_start_takes_the_form_off(qtbot: QtBot, editor: NoteEditor) -> None:
    editor.set_markdown("- a\n  - b")
    to_end(editor)
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.markdown() == "- a\n- b"
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.markdown() == "- a\n\nb"


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Key.Key_B, CONTROL | SHIFT, "**a**"),
        (Key.Key_I, CONTROL, "*a*"),
        (Key.Key_2, CONTROL | SHIFT, "## a"),
        (Key.Key_8, CONTROL | SHIFT, "- a"),
        (Key.Key_7, CONTROL | SHIFT, "1. a"),
        (Key.Key_9, CONTROL | SHIFT, "- [ ] a"),
        (Key.Key_Period, CONTROL | SHIFT, "> a"),
    ],
)
def test_keys_give_a_form_and_take_it_back(
    qtbot: QtBot, editor: NoteEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str
) -> None:
    qtbot.waitUntil(editor.hasFocus)
    editor.set_markdown("a")
    editor.selectAll()
    qtbot.keyClick(editor, key, modifiers)
    assert editor.markdown() == text
    qtbot.keyClick(editor, key, modifiers)
    assert editor.markdown() == "a"
    editor.undo()
    assert editor.markdown() == text


@pytest.mark.parametrize("keys", ["Ctrl+B", "Ctrl+K", "Ctrl+L", "Ctrl+N", "Ctrl+1", "F9"])
def test_the_windows_own_keys_work_while_writing(
    qtbot: QtBot, editor: NoteEditor, keys: str
) -> None:
    qtbot.waitUntil(editor.hasFocus)
    editor.set_markdown("a b")
    heard: list[int] = []
    QShortcut(keys, editor, lambda: heard.append(1))
    key = Key.Key_F9 if keys == "F9" else Key(ord(keys[-1]))
    qtbot.keyClick(editor, key, CONTROL if keys != "F9" else Qt.KeyboardModifier.NoModifier)
    assert heard
    assert editor.markdown() == "a b"


def test_a_box_is_ticked_by_key_and_by_click_and_said(qtbot: QtBot, editor: NoteEditor) -> None:
    said: list[str] = []
    editor.announced.connect(said.append)
    editor.set_markdown("- [ ] call back")
    qtbot.keyClick(editor, Key.Key_Return, CONTROL)
    assert editor.markdown() == "- [x] call back"
    box = editor.cursorRect().center() - QPoint(round(editor.document().indentWidth() / 2), 0)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.markdown() == "- [ ] call back"
    assert said == ["Done: call back", "Not done yet: call back"]
    editor.setReadOnly(True)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.markdown() == "- [ ] call back"


def test_pasted_html_keeps_our_forms_and_nothing_else(editor: NoteEditor, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    mime = QMimeData()
    mime.setHtml(
        "<html><head><style>p{color:red}</style></head><body><script>x()</script>"
        f"<h2 style='color:red'>T</h2><p>a <b>b</b> <a href='http://e.x'>link</a>"
        f"<img src='{picture.as_uri()}'></p><ul><li>one<ul><li>two</li></ul></li></ul>"
        "<ol><li>n</li></ol><blockquote>q</blockquote>"
        "<span style='font-weight:700;font-style:italic'>s</span></body></html>"
    )
    editor.insertFromMimeData(mime)
    kept = "## T\n\na **b** link\n\n- one\n  - two\n1. n\n\n> q\n\n***s***"
    assert editor.markdown() == kept
    assert "\ufffc" not in editor.toPlainText()


def test_a_picture_named_in_a_note_or_page_is_never_opened(
    editor: NoteEditor, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    text = f"![see]({picture}) and ![this]({picture.as_uri()})"
    editor.set_markdown(text)
    assert parse(editor.markdown()) == parse(text)
    editor.setHtml(f"<img src='{picture}'>")
    opened = editor.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(str(picture))
    )
    editor.grab()
    assert isinstance(opened, QImage)
    assert (opened.width(), opened.height()) == (1, 1)


def test_a_copied_piece_is_words_and_markdown_and_comes_back(editor: NoteEditor) -> None:
    editor.set_markdown("a **b😀c** d\n\n- [x] e")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    mime = editor.createMimeDataFromSelection()
    assert mime.text() == "😀c d\ne"
    editor.set_markdown("")
    editor.insertFromMimeData(mime)
    assert editor.markdown() == "**😀c** d\n\n- [x] e"


def test_a_dropped_file_brings_no_path(editor: NoteEditor, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert not editor.canInsertFromMimeData(mime)
    editor.insertFromMimeData(mime)
    assert editor.markdown() == ""


@pytest.mark.qt_log_ignore("^This plugin does not support")  # said of the tool tip
def test_plain_text_is_pasted_as_it_is_and_far_too_much_is_cut_politely(
    editor: NoteEditor,
) -> None:
    said: list[str] = []
    editor.announced.connect(said.append)
    mime = QMimeData()
    mime.setText("- a\r\n\r\n# b")
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == "- a\n\n# b"
    assert not said
    mime.setText("words and words\n" * 625_000)
    start = time.process_time()
    editor.insertFromMimeData(mime)
    assert time.process_time() - start < 15
    assert said


def test_any_html_is_read() -> None:
    assert from_html("</p><<b><li>" * 50 + "x") != ()
    assert from_html("<img src='file:///etc/hostname'>") == ()
    assert from_html("<b style='font-weight:normal'>a</b>") == (Block(runs=(Run("a"),)),)


def test_it_grows_with_its_words_and_the_page_follows_the_cursor(qtbot: QtBot) -> None:
    editor = NoteEditor("Notes")
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    inner = QWidget()
    QVBoxLayout(inner).addWidget(editor)
    area.setWidget(inner)
    area.resize(400, 200)
    area.show()
    editor.set_growing(2)
    low = editor.height()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    for _ in range(30):
        qtbot.keyClick(editor, Key.Key_Return)
    assert editor.height() > low + 300
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 300)
    editor.set_markdown("")
    assert editor.height() == low


def test_lines_are_never_longer_than_is_good_to_read(editor: NoteEditor) -> None:
    editor.resize(2000, 300)
    editor.set_markdown("what was said and what was not said " * 40)
    line = editor.document().firstBlock().layout().lineAt(0)
    assert 60 <= line.textLength() <= 80


def test_the_toolbar_follows_the_cursor_and_shows_only_while_writing(qtbot: QtBot) -> None:
    editor, other = NoteEditor("Notes"), QLineEdit()
    bar = NoteToolbar(editor)
    window = in_a_window(qtbot, editor, bar, other)
    assert all(made.accessibleName() and made.toolTip() for made in bar.buttons.values())
    assert "Ctrl+I" in bar.buttons["italic"].toolTip()
    editor.set_markdown("plain\n\n## **head**")
    to_end(editor)
    checked = [name for name, made in bar.buttons.items() if made.isChecked()]
    assert checked == ["bold", "heading"]
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert not any(made.isChecked() for made in bar.buttons.values())
    bar.buttons["checkbox"].click()
    assert editor.markdown() == "- [ ] plain\n\n## **head**"
    assert bar.buttons["checkbox"].isChecked()
    assert bar.isVisible()
    room = other.geometry()
    other.setFocus()
    for widget in (editor, bar):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert other.geometry() == room
    assert window.isVisible()
    editor.setFocus()
    qtbot.waitUntil(bar.isVisible)


def test_marks_are_painted_in_the_palettes_colours(editor: NoteEditor) -> None:
    palette = editor.palette()
    palette.setColor(palette.ColorRole.Highlight, QColor("magenta"))
    editor.setPalette(palette)
    editor.set_markdown("- [x] a\n- b\n1. c\n\n> d")
    picture = editor.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(30) for y in range(40)}
    assert "#ff00ff" in colours


def test_a_long_note_opens_and_is_read_quickly(editor: NoteEditor) -> None:
    text = "\n\n".join(["A paragraph of a long note that says **something** now. " * 5] * 700)
    start = time.process_time()
    editor.set_markdown(text)
    shown = time.process_time()
    read = editor.markdown()
    done = time.process_time()
    assert parse(read) == parse(text)
    assert shown - start < 1.5
    assert done - shown < 0.6
