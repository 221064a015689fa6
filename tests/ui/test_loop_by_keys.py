"""The whole loop by keys alone: before a session, in it, after it, between, and the next ones.

Nothing here presses a mouse or calls what a page is made of; only the asserts read the notebook.
"""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from sessionbook.domain.homework import Homework
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.words import qdate, typed_date_format
from tests.conftest import NOW, Clock
from tests.ui.hands import CONTROL, Hands, Key, at_the_window, focused, name_of, said_beside

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ARGUMENT, DOSE = "The argument at work, and why I went quiet", "Whether the evening dose can go"
HOMEWORK = "Say one thing in the Monday round"


def bring_up(hands: Hands, words: str) -> None:
    hands.press(Key.Key_B, CONTROL)
    hands.type(words)
    hands.press(Key.Key_Return)


def plan_every_week(hands: Hands, clock: Clock) -> None:
    """Fill in the form that asks for the next session: today at 15:30, every week."""
    hands.press(Key.Key_1, CONTROL)
    hands.go_to("Date")
    hands.type(QLocale().toString(qdate(clock.today), typed_date_format()))
    hands.go_to("Time")
    hands.type("1530")
    hands.go_to("With whom")
    hands.type("Dr Moreau")
    hands.go_to("Once")  # on Linux, Qt names a box by what is chosen in it
    hands.press(Key.Key_Down)
    hands.start("Plan it")


def write_up(hands: Hands, notes: str) -> None:
    hands.press(Key.Key_1, CONTROL)
    hands.start("Write up the session")
    hands.go_to("Notes")
    hands.type(notes)


def practise(hands: Hands, learned: str) -> None:
    hands.press(Key.Key_3, CONTROL)
    hands.start("Log a practice")
    assert name_of(focused()) == "What I did, what I learned"
    hands.type(learned)
    hands.start("Done")


def before_the_session(hands: Hands, notebook: Notebook, clock: Clock) -> None:
    """Jot two things down on another page, plan the session, arrive, tick one off."""
    hands.press(Key.Key_4, CONTROL)
    goals = hands.shell.page
    bring_up(hands, ARGUMENT)
    bring_up(hands, DOSE)
    assert hands.shell.page is goals
    assert [topic.text for topic in notebook.topics.open()] == [ARGUMENT, DOSE]
    plan_every_week(hands, clock)
    assert "Session today at 15:30" in hands.seen()
    hands.go_to("Mood")
    hands.type("4")
    assert list(notebook.trackers.ratings.of_day(clock.today).values()) == [4]
    hands.start(ARGUMENT)
    assert [topic.text for topic in notebook.topics.open()] == [DOSE]


def after_the_session(hands: Hands, notebook: Notebook, clock: Clock) -> Homework:
    """Write up what the tick began, and agree on a homework."""
    write_up(hands, "Said it in the end.")
    hands.go_to("Add homework")
    hands.type(HOMEWORK)
    hands.press(Key.Key_Return)
    hands.shell.flush()
    (session,) = notebook.sessions.on_day(clock.today)
    assert (session.notes, session.with_whom) == ("Said it in the end.", "Dr Moreau")
    assert [topic.text for topic in notebook.topics.raised_in(session.id)] == [ARGUMENT]
    (homework,) = notebook.homework.open()
    assert (homework.title, homework.session_id) == (HOMEWORK, session.id)
    return homework


def test_the_loop_by_keys_alone(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    before_the_session(hands, notebook, clock)
    homework = after_the_session(hands, notebook, clock)
    for learned in ("One sentence, and nobody laughed", "Two sentences"):
        clock.now += timedelta(days=2)
        practise(hands, learned)
    assert [each.day.day for each in notebook.homework.practices.of(homework.id, 9)] == [28, 26]

    clock.now = NOW + timedelta(weeks=1)
    hands = at_the_window(qtbot, context, clock)
    seen = hands.seen()
    assert {"Session today at 15:30", HOMEWORK, "2 of 7 days"} <= set(seen)
    hands.go_to(DOSE)
    assert said_beside(focused()) == "", "carried over once is nothing"
    write_up(hands, "About the sentences.")

    clock.now = NOW + timedelta(weeks=2)
    hands = at_the_window(qtbot, context, clock)
    hands.go_to(DOSE)
    assert said_beside(focused()) == "Carried over 2 sessions"


def test_an_hour_is_typed_where_words_stand_for_none(
    qtbot: QtBot, hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    hands.go_to("Time")
    hands.type("0915")
    hands.start("Plan it")
    (planned,) = notebook.appointments.all()
    assert planned.at == time(9, 15)
