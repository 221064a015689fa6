"""A long note: what is kept of it is what stands in it, and a key costs what a paragraph costs."""

import random
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from sessionbook.domain.markdown import parse, render
from sessionbook.ui.widgets import note_lines
from sessionbook.ui.widgets.note_document import blocks_of
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.plain import Card, ScrollPage

SCRIPTS = (
    "היום דיברתי על אבא שלי (ועל 2 דברים)",
    "- تحدثت اليوم عن أبي",
    "1. 今日は父のことを話しました",
    "## 👩🏽‍🦽 👨‍👩‍👧‍👦 🫠 **and** then 🏳️‍🌈",
    "> Ünsägliches, *dreimal*: naïve façade",
    "- [x] done\n- [ ] 🌿 not yet",
)
LONG = "\n\n".join(f"{SCRIPTS[number % 6]} {number} " + "word " * 36 for number in range(900))
Key = Qt.Key
Move = QTextCursor.MoveOperation
AT_MOST = 4  # times a bare field, on a machine that does other things too; the table is stricter


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[NoteEditor]:
    """The editor with the long note, on a card of a page that scrolls."""
    page, card, made = ScrollPage(), Card(), NoteEditor("Notes")
    qtbot.addWidget(page)
    made.set_growing()
    card.body.addWidget(made)
    page.column.addWidget(card)
    page.resize(700, 500)
    page.show()
    made.set_markdown(LONG)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    page.hide()


def whole(editor: NoteEditor) -> str:
    """Return the note turned anew, all of it."""
    return render(blocks_of(editor.document()))


def test_a_long_note_of_every_script_comes_back_as_it_was(qtbot: QtBot, editor: NoteEditor) -> None:
    assert len(LONG.encode()) > 200_000
    assert parse(editor.markdown()) == parse(LONG)
    editor.moveCursor(Move.End)
    editor.insertPlainText("שלום")
    kept = editor.markdown()
    assert kept == whole(editor)
    editor.set_markdown(kept)
    assert editor.markdown() == kept == whole(editor)
    assert kept.endswith("שלום")


def test_only_the_paragraph_that_was_typed_in_is_turned_again(
    qtbot: QtBot, editor: NoteEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = []
    turn = note_lines.line_of
    monkeypatch.setattr(note_lines, "line_of", lambda block: turned.append(block) or turn(block))
    assert editor.markdown() == whole(editor)
    assert not turned
    for move in (Move.End, Move.Start):
        editor.moveCursor(move)
        qtbot.keyClicks(editor, "and so on")
        assert editor.markdown() == whole(editor)
    assert len(turned) == 2


@pytest.mark.drill
def test_whatever_is_done_to_a_note_it_is_kept_as_it_stands(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    chance = random.Random(4)
    editor.set_markdown("\n\n".join(SCRIPTS * 3))
    acts: tuple[Callable[[], object], ...] = (
        lambda: qtbot.keyClicks(editor, chance.choice(("a ", "# ", "* ", "1. "))),
        lambda: qtbot.keyClick(editor, Key.Key_Return),
        lambda: qtbot.keyClick(editor, chance.choice((Key.Key_Backspace, Key.Key_Delete))),
        lambda: qtbot.keyClick(editor, Key.Key_Tab),
        lambda: form(editor, chance),
        lambda: editor.insertPlainText(chance.choice(("😀", "שלום", "one\ntwo\nthree", "\n"))),
        lambda: choose(editor, chance),
        lambda: choose(editor, chance),
        lambda: editor.cut(),
        lambda: editor.paste(),
        lambda: editor.undo(),
        lambda: editor.redo(),
    )
    for number in range(600):
        chance.choice(acts)()
        if number % 3 == 0:
            assert editor.markdown() == whole(editor), number


def form(editor: NoteEditor, chance: random.Random) -> None:
    """Give what is chosen a form."""
    chance.choice(list(editor.forms.values())).trigger()


def choose(editor: NoteEditor, chance: random.Random) -> None:
    """Go somewhere, or choose up to there."""
    cursor = editor.textCursor()
    mode = chance.choice((QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor))
    cursor.setPosition(chance.randrange(editor.document().characterCount()), mode)
    editor.setTextCursor(cursor)


def test_the_bar_of_a_quote_stands_where_reading_starts(editor: NoteEditor) -> None:
    colour = editor.palette().color(QPalette.ColorRole.Mid).name()
    for words, at_the_right in (("quoted", False), ("ציטוט", True)):
        editor.set_markdown(f"> {words}")
        settle()
        image = editor.viewport().grab().toImage()
        start, ratio = editor.cursorRect().center(), image.devicePixelRatio()
        row = [image.pixelColor(x, round(start.y() * ratio)).name() for x in range(image.width())]
        bar = [x / ratio for x, painted in enumerate(row) if painted == colour]
        assert bar
        assert all((x > start.x()) is at_the_right for x in bar)


class Painted(QObject):
    """Remembers which widgets are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.names.append(type(watched).__name__)
        return False


def test_a_letter_lets_nothing_be_painted_that_stands_behind(
    qtbot: QtBot, editor: NoteEditor
) -> None:
    settle()
    painted = Painted()
    app = QApplication.instance()
    assert app
    app.installEventFilter(painted)
    qtbot.keyClicks(editor, "e")
    settle()
    app.removeEventFilter(painted)
    assert painted.names == ["QWidget"]  # the field's own viewport


@pytest.mark.parametrize("move", [Move.End, Move.Start])
def test_a_key_in_a_long_note_costs_little_more_than_in_a_bare_field(
    qtbot: QtBot, editor: NoteEditor, move: QTextCursor.MoveOperation
) -> None:
    bare = QTextEdit()
    qtbot.addWidget(bare)
    bare.setPlainText(editor.toPlainText())
    bare.resize(editor.width(), 500)
    bare.show()
    for each in (editor, bare):
        each.moveCursor(move)
    pairs = [(key(qtbot, editor), key(qtbot, bare)) for _ in range(15)][2:]
    mine, floor = map(min, zip(*pairs, strict=True))  # of the least disturbed key each
    assert mine < AT_MOST * floor


def key(qtbot: QtBot, field: QTextEdit) -> float:
    """Return the seconds from a key to its letter."""
    field.setFocus()
    settle()
    start = time.perf_counter()
    qtbot.keyClick(field, Key.Key_E)
    settle()
    return time.perf_counter() - start


def settle() -> None:
    """Let all be painted that is to be."""
    for _ in range(3):
        QApplication.processEvents()
