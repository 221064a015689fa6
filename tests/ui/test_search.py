"""The list of results: what a key paints anew, in every theme and direction."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.excerpts import CLOSE_MARK, OPEN_MARK
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.ui import theme
from sessionbook.ui.page import Context
from sessionbook.ui.search.box import SearchBox
from tests.conftest import TODAY

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
HEBREW = "שלום לכולם ומה שלומכם היום חברים יקרים וטובים " * 2
LONG = "lantern and a lamp on the table by the window of the house at the end of the road"


@pytest.fixture
def box(qtbot: QtBot, context: Context) -> Iterator[SearchBox]:
    """A field in a window, and four lines with lamps and lanterns."""
    over = QWidget()
    over.resize(900, 600)
    made = SearchBox(context.notebook.search, over)
    made.setParent(over)
    made.setGeometry(500, 10, 300, 40)
    qtbot.addWidget(over)
    over.show()
    for text in (f"שלום lamp {HEBREW}", "lamp post", "lantern", LONG):
        context.notebook.topics.save(Topic(text=text))
    yield made
    QApplication.setLayoutDirection(LTR)


def picture(box: SearchBox) -> QImage:
    """Return what the list shows."""
    return box.results.list.viewport().grab().toImage()


def inked(image: QImage, row: int, *, line: int) -> tuple[int, int]:
    """Return from where to where there are words on a line of a row, 0 or 1."""
    high = image.height() // 4
    top, bottom = (high // 2, high - 8) if line else (8, high // 2 - 2)
    ground, ys = image.pixelColor(0, row * high + 1), range(row * high + top, row * high + bottom)
    columns = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in ys)]
    return columns[0], columns[-1]


def height_of_ink(image: QImage, row: int, columns: range) -> int:
    """Return how high the words on a row's second line are in these columns."""
    high = image.height() // 4
    ground = image.pixelColor(0, row * high + 1)
    return sum(
        any(image.pixelColor(x, row * high + y) != ground for x in columns)
        for y in range(high // 2, high - 8)
    )


def test_a_letter_that_changes_no_hit_paints_no_row(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "lan")
    model = box.results.model
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    before = picture(box)
    qtbot.keyClicks(box, "te")
    assert (changed.count(), reset.count()) == (0, 0)
    assert picture(box) == before


def test_another_hit_is_painted_in_its_row_and_the_list_starts_at_its_top(
    qtbot: QtBot, box: SearchBox, context: Context
) -> None:
    for _ in range(20):
        context.notebook.topics.save(Topic(text="rose and violet"))
    qtbot.keyClicks(box, "rose")
    roses, results = picture(box), box.results.list
    results.verticalScrollBar().setValue(1)
    box.selectAll()
    qtbot.keyClicks(box, "viol")
    assert results.verticalScrollBar().value() == 0
    assert picture(box) != roses
    assert results.currentIndex().row() == 0


def test_the_row_that_stands_chosen_has_a_tint(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "la")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    image = picture(box)
    tints = [image.pixelColor(3, row * image.height() // 4 + 9).name() for row in range(4)]
    light = theme.load("light")
    assert tints == [colour.lower() for colour in (light.card, light.tint, light.card, light.card)]


def test_a_note_s_words_are_read_without_its_marks(
    qtbot: QtBot, box: SearchBox, context: Context
) -> None:
    notes = "# Harbour\n\n> We spoke of the **violin**.\n\n- [ ] *violin* practice"
    context.notebook.sessions.save(Session(day=TODAY, notes=notes))
    context.notebook.topics.save(Topic(text="violin # 2 **"))
    qtbot.keyClicks(box, "viol")
    model = box.results.model
    said = [str(model.index(row, 0).data()).partition(": ")[2] for row in range(model.rowCount())]
    assert sorted(said) == ["Harbour We spoke of the violin. violin practice", "violin # 2 **"]
    hit = next(each for each in model.hits(0, 2) if each.kind == "sessions")
    assert hit.excerpt.count(f"{OPEN_MARK}violin{CLOSE_MARK}") == 2


def test_rows_stand_on_the_side_from_which_one_reads(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "la")
    left = [inked(picture(box), row, line=line) for row in (1, 2) for line in (0, 1)]
    QApplication.setLayoutDirection(RTL)
    image = picture(box)
    right = [inked(image, row, line=line) for row in (1, 2) for line in (0, 1)]
    assert all(start < 16 for start, _ in left)
    assert all(end > image.width() - 16 for _, end in right)


def test_long_lines_end_in_an_ellipsis_where_reading_ends(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "la")
    image = picture(box)
    for row, at_the_left in ((0, False), (3, True)):
        start, end = inked(image, row, line=1)
        assert start >= 10
        assert end <= image.width() - 10
        dots = range(start, start + 9) if at_the_left else range(end - 8, end + 1)
        assert 0 < height_of_ink(image, row, dots) <= 4


def test_the_list_follows_the_theme_and_the_text_size(qtbot: QtBot, box: SearchBox) -> None:
    qtbot.keyClicks(box, "la")
    app, dark = QApplication.instance(), theme.load("dark")
    assert isinstance(app, QApplication)
    row = box.results.list.sizeHintForRow(0)
    theme.apply(app, dark, 150)
    qtbot.keyClicks(box, "m")
    image = picture(box)
    colours = {image.pixelColor(x, y).name() for x in range(200) for y in range(image.height())}
    assert {dark.card.lower(), dark.tint.lower(), dark.muted.lower()} <= colours
    assert theme.load("light").card.lower() not in colours
    assert box.results.list.sizeHintForRow(0) > row


def test_the_list_stays_in_a_narrow_window(qtbot: QtBot, box: SearchBox) -> None:
    box.move(20, 10)
    qtbot.keyClicks(box, "la")
    assert box.results.geometry().left() >= 0


def test_the_keys_that_lead_to_the_field_give_way_to_words(qtbot: QtBot, box: SearchBox) -> None:
    hint = box._hint
    assert hint.isVisible()
    qtbot.keyClicks(box, "la")
    assert not hint.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert hint.isVisible()
