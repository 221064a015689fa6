"""Where there is little room, words wrap and parts go below one another: nothing is cut off."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sessionbook.domain.goals import Goal
from sessionbook.domain.homework import Homework
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.domain.trackers import Tracker
from sessionbook.ui import theme
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.choice import DateField
from sessionbook.ui.widgets.hint_button import HintButton
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.paragraph import Paragraph
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.words import in_a_row, qdate
from tests.conftest import TODAY
from tests.ui.full_notebook import fill_between
from tests.ui.test_every_page import screens

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 3
HEBREW = "אחד שתיים שלוש"
SMALLEST, LARGEST_CALM = 640, 150  # the window's width, and percent of text


@pytest.fixture
def full(context: Context) -> Context:
    """A notebook whose every title is one word wider than the window."""
    book = context.notebook
    session = book.sessions.save(Session(day=TODAY, notes="Short."))
    book.insights.save(Insight(text=LONG_WORD, session_id=session.id, starred=True))
    book.topics.save(Topic(text=LONG_WORD))
    book.topics.save(Topic(text=LONG_WORD, sensitive=True, created="2025-10-12T12:00:00.000Z"))
    book.homework.save(Homework(title=LONG_WORD, started_on=TODAY, why=LONG_WORD, place=LONG_WORD))
    book.goals.save(Goal(title=LONG_WORD, started_on=TODAY, why=LONG_WORD))
    book.trackers.save(Tracker(name=LONG_WORD, on_today=True))
    book.sessions.save(replace(session, with_whom=LONG_WORD))
    fill_between(book, LONG_WORD)
    return context


def ink_right_of(image: QImage, x: int) -> bool:
    ground = image.pixel(image.width() - 1, image.height() - 1)
    return any(
        image.pixel(column, row) != ground
        for column in range(x, image.width())
        for row in range(image.height())
    )


def test_a_paragraph_s_lines_stand_at_the_look_s_height(context: Context, qtbot: QtBot) -> None:
    words = label("one two three four five six seven eight", wraps=True)
    qtbot.addWidget(words)
    one = words.heightForWidth(1000)
    two = words.heightForWidth(words.sizeHint().width() * 2 // 3)
    assert one == QFontMetrics(words.font()).height()
    assert two - one == round(1.45 * theme.BASE_PIXELS)


def test_a_long_word_breaks_and_widens_nothing(context: Context, qtbot: QtBot) -> None:
    words = label(LONG_WORD, wraps=True)
    qtbot.addWidget(words)
    assert words.minimumSizeHint().width() < 150
    assert words.heightForWidth(200) > 4 * words.heightForWidth(100_000)


@pytest.mark.parametrize(("text", "from_right"), [("one two three", False), (HEBREW, True)])
def test_a_paragraph_begins_where_its_script_does(
    context: Context, qtbot: QtBot, text: str, from_right: bool
) -> None:
    words = Paragraph(text)
    qtbot.addWidget(words)
    words.setFixedWidth(words.sizeHint().width() * 3 // 4)
    words.setFixedHeight(words.heightForWidth(words.width()))
    image = words.grab().toImage()
    second = image.copy(QRect(0, image.height() // 2, image.width(), image.height() // 2))
    assert ink_right_of(second, image.width() * 3 // 4) == from_right


def test_a_paragraph_is_as_high_as_what_it_says_now(context: Context, qtbot: QtBot) -> None:
    words = Paragraph("one line")
    qtbot.addWidget(words)
    heights = [words.heightForWidth(200)]
    words.setText("many words " * 20)
    heights.append(words.heightForWidth(200))
    font = words.font()
    font.setPixelSize(2 * words.fontInfo().pixelSize())
    words.setFont(font)
    heights.append(words.heightForWidth(200))
    words.setContentsMargins(40, 5, 40, 5)
    heights.append(words.heightForWidth(200))
    assert heights == sorted(set(heights))
    assert words.heightForWidth(2000) < heights[-1]


@pytest.mark.parametrize("percent", [100, LARGEST_CALM])
def test_no_page_scrolls_sideways_in_the_smallest_window(
    full: Context, qtbot: QtBot, percent: int, qapp: QApplication
) -> None:
    theme.apply(qapp, full.theme, percent)
    shell = Shell(full, PAGES)
    qtbot.addWidget(shell)
    shell.resize(SMALLEST, 480)
    shell.show()
    for tab in PAGES:
        if tab.key == "progress":  # its chart may
            continue
        shell.show_page(tab.key)
        qtbot.wait(1)
        areas = [each for each in shell.page.findChildren(QAbstractScrollArea) if each.isVisible()]
        pages = [area for area in areas if area.objectName() == "ground"]
        assert pages
        assert [area.horizontalScrollBar().maximum() for area in pages] == [0] * len(pages)


def test_bars_on_today_begin_and_end_below_one_another(
    context: Context, qtbot: QtBot, qapp: QApplication
) -> None:
    book = context.notebook
    for number, title in enumerate(("Walk", "Ten minutes of worry time every evening", "Breathe")):
        times = 7 if number == 1 else 1
        plan = Homework(title=title, started_on=TODAY, times_a_week=times, position=number)
        book.homework.save(plan)
    theme.apply(qapp, context.theme, LARGEST_CALM)
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(SMALLEST, 900)
    shell.show()
    page = shell.page
    assert isinstance(page, TodayPage)
    rows = list(page.homework.rows.values())
    qtbot.waitUntil(lambda: rows[0].bar.width() > 0)
    qtbot.wait(1)
    assert len({row.count.sizeHint().width() for row in rows}) > 1
    assert len({(row.bar.x(), row.bar.width()) for row in rows}) == 1


def parts_of(screen: QWidget) -> Iterator[QWidget]:
    """Yield every button, field and label of a screen that is seen."""
    for kind in (QPushButton, QLineEdit, QLabel):
        yield from (each for each in screen.findChildren(kind) if each.isVisible())


@pytest.mark.parametrize("percent", [100, LARGEST_CALM, theme.LARGEST_PERCENT])
def test_no_screen_without_a_page_cuts_anything_off(
    context: Context, folder: Path, qtbot: QtBot, percent: int, qapp: QApplication
) -> None:
    theme.apply(qapp, context.theme, percent)
    for screen in screens(context, folder):
        qtbot.addWidget(screen)
        screen.resize(SMALLEST, 480)
        screen.show()
        qtbot.wait(1)
        for part in parts_of(screen):
            assert part.height() >= part.heightForWidth(part.width()), part
            assert part.width() >= part.minimumSizeHint().width(), part
            left = part.mapTo(screen, part.rect().topLeft()).x()
            assert 0 <= left <= screen.width() - part.width(), part
            if isinstance(part, QPushButton):
                assert part.height() >= part.sizeHint().height(), part.text()


@pytest.mark.parametrize(("width", "is_below"), [(1180, False), (SMALLEST, True)])
def test_every_tab_and_tool_of_the_bar_is_whole(
    context: Context, qtbot: QtBot, width: int, is_below: bool
) -> None:
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(width, 480)
    shell.show()
    qtbot.wait(1)
    assert shell.tabs.width() >= shell.tabs.sizeHint().width()
    for tool in shell.findChildren(HintButton):
        assert tool.width() >= tool.sizeHint().width()
        assert (tool.mapTo(shell, tool.rect().bottomLeft()).y() < shell.tabs.y()) == is_below


def test_tabs_stand_nearer_to_one_another_before_they_take_two_lines(
    context: Context, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, context.theme, LARGEST_CALM)
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.show()
    tabs = (*shell.tabs.tabs, shell.more)

    def tops() -> set[int]:
        return {tab.mapTo(shell, tab.rect().topLeft()).y() for tab in tabs}

    for width, is_tight in ((1480, False), (SMALLEST, True), (1480, False)):
        shell.resize(width, 480)
        qtbot.wait(1)
        qtbot.waitUntil(lambda: len(tops()) == 1)
        assert {bool(tab.property("tight")) for tab in tabs} == {is_tight}
        assert all(tab.width() >= tab.sizeHint().width() for tab in tabs)


def test_a_head_puts_its_words_and_then_its_actions_below(context: Context, qtbot: QtBot) -> None:
    title, words = label("Title", "title"), label("some words beside it", "quiet", wraps=True)
    action = button("Do something", lambda: None)
    page = QWidget()
    head = PageHead(title, words, action)
    QVBoxLayout(page).addWidget(head)
    qtbot.addWidget(page)
    page.show()

    def tops(width: int) -> tuple[int, ...]:
        page.setFixedSize(width, 300)
        qtbot.wait(1)
        return tuple(part.mapTo(page, part.rect().center()).y() for part in (title, words, action))

    beside = tops(600)
    assert max(beside) - min(beside) < 8
    at_title, at_words, at_action = tops(330)
    assert at_title < at_words
    assert at_action < at_words
    at_title, at_words, at_action = tops(180)
    assert at_title < at_words < at_action


def test_the_calendar_has_no_red_days(context: Context, qtbot: QtBot) -> None:
    field = DateField(qdate(TODAY))
    qtbot.addWidget(field)
    field.show()
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.rect().center())
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    colours = {
        calendar.weekdayTextFormat(day).foreground().color().name()
        for day in type(calendar.firstDayOfWeek())
    }
    assert colours == {context.theme.text.lower()}


@pytest.mark.parametrize(("said", "shown"), [("A visitor.", "A visitor"), ("Well...", "Well...")])
def test_a_sentence_in_a_row_loses_its_full_stop(said: str, shown: str) -> None:
    assert in_a_row(said) == shown
