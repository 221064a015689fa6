"""What is copied is marked, wherever it comes from, and is forgotten soon; nobody needs to ask."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from sessionbook.ui.privacy.clipboard import FORGOTTEN_MS, HINTS, Copies
from sessionbook.ui.widgets.note_editor import NoteEditor
from tests.ui.privacy.conftest import CANARY, Opened, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier
SOON = 60
NUMBERS = "qt_spinbox_lineedit"  # Qt's name of the field inside a spin box


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    qapp.clipboard().clear()
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def copies(clipboard: QClipboard, qapp: QApplication) -> Iterator[Copies]:
    copies = Copies(clipboard, qapp, SOON)
    yield copies
    copies.deleteLater()


def is_marked(clipboard: QClipboard) -> bool:
    return all(clipboard.mimeData().data(hint).data() == value for hint, value in HINTS.items())


def test_the_hints_are_those_that_managers_look_for() -> None:
    assert FORGOTTEN_MS == 30_000
    assert HINTS["x-kde-passwordManagerHint"] == b"secret"
    assert HINTS["application/x-nspasteboard-concealed-type"]
    windows = 'application/x-qt-windows-mime;value="{}"'
    assert HINTS[windows.format("CanIncludeInClipboardHistory")] == b"\0\0\0\0"
    assert HINTS[windows.format("CanUploadToCloudClipboard")] == b"\0\0\0\0"
    assert windows.format("ExcludeClipboardContentFromMonitorProcessing") in HINTS


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit, NoteEditor])
@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_fields_of_every_kind(
    qtbot: QtBot, copies: Copies, clipboard: QClipboard, kind: type, key: Qt.Key
) -> None:
    field = kind("") if kind is NoteEditor else kind()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, CANARY)
    field.selectAll()
    QTest.keyClick(field, key, CONTROL)
    assert clipboard.text() == CANARY
    assert is_marked(clipboard)
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)


def test_a_label_a_picture_and_rows(qtbot: QtBot, copies: Copies, clipboard: QClipboard) -> None:
    label = QLabel(CANARY)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
    qtbot.addWidget(label)
    label.show()
    label.setSelection(0, 5)
    QTest.keyClick(label, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == CANARY[:5]
    assert is_marked(clipboard)
    image = QImage(9, 5, QImage.Format.Format_RGB32)
    image.fill(QColor("#2F6F6A"))
    clipboard.setImage(image)
    assert is_marked(clipboard)
    assert clipboard.image().size() == image.size()
    assert clipboard.image().pixelColor(4, 2) == QColor("#2F6F6A")
    clipboard.setText("a\tb\nc\td")
    assert is_marked(clipboard)
    assert clipboard.text() == "a\tb\nc\td"


def test_what_it_is_copied_as_stays(copies: Copies, clipboard: QClipboard) -> None:
    made = QMimeData()
    made.setText(CANARY)
    made.setHtml(f"<b>{CANARY}</b>")
    made.setData("text/markdown", b"**Quillfeather**")
    clipboard.setMimeData(made)
    kept = clipboard.mimeData()
    assert is_marked(clipboard)
    assert kept.text() == CANARY
    assert kept.html() == f"<b>{CANARY}</b>"
    assert kept.data("text/markdown").data() == b"**Quillfeather**"


def test_each_copy_has_its_whole_time(qtbot: QtBot, clipboard: QClipboard) -> None:
    parent = QLabel()
    qtbot.addWidget(parent)
    copies = Copies(clipboard, parent, 400)
    clipboard.setText("first")
    qtbot.wait(250)
    clipboard.setText("second")
    qtbot.wait(250)
    assert clipboard.text() == "second"
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)
    copies.stop()


def test_what_is_not_ours_is_left_alone(copies: Copies, clipboard: QClipboard) -> None:
    """A foreign copy has no mark of ours; so does one of ours from before, which is nobody's."""
    copies.stop()
    clipboard.setText("foreign")
    copies.forget()
    assert clipboard.text() == "foreign"


def test_nothing_waits_while_nothing_is_copied(copies: Copies, clipboard: QClipboard) -> None:
    assert not copies._timer.isActive()
    clipboard.setText(CANARY)
    assert copies._timer.isActive()
    copies.forget()
    assert not copies._timer.isActive()


def test_a_note_is_pasted_with_its_forms(opened: Opened, clipboard: QClipboard) -> None:
    page = opened.go_to("sessions")
    editor: NoteEditor = page.write_up.notes.editor  # type: ignore[attr-defined]
    before = editor.markdown()
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_X, CONTROL)
    assert is_marked(clipboard)
    assert CANARY in clipboard.text()
    assert CANARY not in editor.markdown()
    QTest.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert editor.markdown() == before
    assert before.startswith("# ")


@pytest.mark.parametrize("end", ["lock", "close"])
def test_locking_and_leaving_clear_it(
    opened: Opened, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    from sessionbook import process

    at_replacing: list[str] = []
    look = lambda _: at_replacing.append(QGuiApplication.clipboard().text())  # noqa: E731
    monkeypatch.setattr(process, "replace", look)
    clipboard.setText(CANARY)
    if end == "lock":
        opened.program.lock()
        assert at_replacing == [""]
    else:
        opened.window.close()
    settle()
    assert clipboard.text() == ""


def test_every_field_asks_input_methods_to_learn_nothing(opened: Opened) -> None:
    sensitive = Qt.InputMethodHint.ImhSensitiveData
    met = 0
    for key in ("today", "sessions", "goals", "journal", "forms"):
        page = opened.go_to(key)
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            for field in page.findChildren(kind):
                if field.isVisible() and field.objectName() != NUMBERS:
                    field.setFocus()
                    asked = Qt.InputMethodHint(field.inputMethodQuery(Qt.InputMethodQuery.ImHints))
                    assert asked & sensitive, field
                    assert not asked & Qt.InputMethodHint.ImhHiddenText
                    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
                    met += 1
    assert met > 10
    opened.shell.search.ask()
    assert opened.shell.search.inputMethodHints() & sensitive
