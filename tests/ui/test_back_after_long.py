"""Back after sixty days: Today looks as on any other day, and says nothing of it."""

import re
from datetime import time, timedelta

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.ui.page import Context
from tests.conftest import NOW, TODAY, Clock
from tests.ui.hands import Hands, at_the_window, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

AWAY = timedelta(days=60)
REPROACH = (
    "away", "ago", "overdue", "late ", "missed", "absent", "long time", "since you", "back again",
    "welcome back", "streak", "behind", "catch up", "have not", "haven't", "nothing since",
    "weeks", "60", "sixty", "two months", "still not", "forgot", "again!", "inactive", "lost",
)  # fmt: skip


@pytest.fixture
def left_behind(hands: Hands, context: Context, clock: Clock) -> Hands:
    """A notebook that was in use until sixty days ago, opened today."""
    book = context.notebook
    session = book.sessions.save(Session(day=TODAY, notes="The stairs", with_whom="Dr Moreau"))
    book.insights.save(Insight(text="A pause is an answer", session_id=session.id))
    homework = book.homework.save(
        Homework(title="Breathe", started_on=TODAY, times_a_week=7, session_id=session.id)
    )
    book.homework.practices.save(Practice(homework_id=homework.id, day=TODAY))
    weekly = Appointment(day=TODAY, at=time(17), with_whom="Dr Moreau", repeat=Repeat.WEEKLY)
    book.appointments.save(weekly)
    book.topics.save(Topic(text="The letter"))
    book.topics.save(Topic(text="The drawer", sensitive=True, position=1))
    for name in ("Mood", "Outlook"):
        hands.go_to(name)
        hands.type("6")
    hands.shell.close()
    clock.now = NOW + AWAY
    return hands


def test_nothing_on_today_says_how_long_one_was_away(
    qtbot: QtBot, left_behind: Hands, context: Context, clock: Clock
) -> None:
    hands = at_the_window(qtbot, context, clock)
    assert hands.shell.page.key == "today"
    seen = hands.seen()
    assert {"The letter", "Breathe", "A pause is an answer"} <= set(seen)
    names = [name_of(each) for each in hands.shell.page.findChildren(QWidget)]
    for words in (*seen, *names):
        for reproach in REPROACH:
            assert reproach not in f"{words} ".lower(), words
        numbers = {int(number) for number in re.findall(r"\d+", words)}
        assert not numbers & {8, 9, 58, 59, 60, 61, 62}, words


def test_nothing_on_today_is_red(
    qtbot: QtBot, left_behind: Hands, context: Context, clock: Clock
) -> None:
    hands = at_the_window(qtbot, context, clock)
    QApplication.processEvents()
    image = hands.shell.grab().toImage()
    seen = {
        image.pixelColor(x, y).rgb()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert not [QColor(each).name() for each in seen if is_red(QColor(each))]


def test_red_is_told_from_the_warm_of_what_is_sensitive() -> None:
    assert is_red(QColor("#B3261E"))
    assert not is_red(QColor("#B4632D"))


def is_red(colour: QColor) -> bool:
    """Return whether a person would call it red: hue, and strong enough to be seen as such."""
    hue = colour.hue()
    near = hue >= 0 and (hue <= 12 or hue >= 345)
    return near and colour.saturation() > 110 and colour.value() > 90


def test_what_was_away_is_asked_about_by_nothing_that_opens(
    qtbot: QtBot, left_behind: Hands, context: Context, clock: Clock
) -> None:
    hands = at_the_window(qtbot, context, clock)
    assert QApplication.activeModalWidget() is None
    assert hands.shell.notice_bar.isHidden()
    for page in ("sessions", "homework", "goals", "journal"):
        hands.turn_to(page)
        said = " ".join(hands.seen()).lower()
        for reproach in ("overdue", "missed", "streak", "welcome back", "days ago", "behind"):
            assert reproach not in said, page
