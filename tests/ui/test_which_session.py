"""Which session a tick, a note and "Write up" mean: on a day with two, and on one with none."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.today import TodayPage
from tests.conftest import TODAY, Clock
from tests.ui.hands import CONTROL, Hands, Key, at_the_window, focused, said_beside
from tests.ui.test_line_drag import let_go, pull

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier
MORNING, EVENING = time(10), time(17)
TEXT = "the letter"


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour, minute)).astimezone()


@pytest.fixture
def two(hands: Hands, notebook: Notebook, clock: Clock) -> Hands:
    """The morning of a day with two sessions."""
    clock.now = at(9)
    for hour, whom in ((EVENING, "Ms Okafor"), (MORNING, "Dr Moreau")):
        notebook.appointments.save(Appointment(day=TODAY, at=hour, with_whom=whom))
    return hands


def buttons(hands: Hands) -> tuple[str, str]:
    """Return what the head of Today offers to write up: first, and besides."""
    hands.press(Key.Key_1, CONTROL)
    page = hands.shell.page
    assert isinstance(page, TodayPage)
    other = page.heading.other
    return page.heading.write_up.text(), other.text() if other.isVisible() else ""


def on_screen(hands: Hands) -> Session:
    page = hands.shell.page
    assert isinstance(page, SessionsPage)
    assert page.session
    return page.session


def note(hands: Hands, words: str) -> None:
    hands.go_to("Notes")
    hands.type(words)
    hands.shell.flush()


def begin_at_the_keys(hands: Hands) -> None:
    """Ctrl+N on the Sessions page."""
    hands.press(Key.Key_2, CONTROL)
    hands.press(Key.Key_N, CONTROL)


# --- two sessions on one day


def test_both_are_reached_from_today_the_one_to_write_first(two: Hands, clock: Clock) -> None:
    first, second = "Write up the session at 10:00", "Write up the session at 17:00"
    assert buttons(two) == (first, second)
    clock.now = at(18)
    two.start(second)
    assert on_screen(two).at == EVENING
    note(two, "About the summer")
    assert buttons(two) == (first, "Open the session at 17:00")
    two.start(first)
    assert on_screen(two).at == MORNING
    note(two, "About the move")
    assert buttons(two) == ("Open the session at 17:00", "Open the session at 10:00")


def test_no_two_of_what_today_offers_read_alike(hands: Hands, notebook: Notebook) -> None:
    for words in ("About the summer", "About the move"):
        notebook.sessions.save(Session(day=TODAY, notes=words))
    assert buttons(hands) == ("Open the session", "Open the other session")
    hands.start("Open the other session")
    assert on_screen(hands).notes == "About the summer"


def test_today_speaks_of_the_second_once_the_first_is_over(two: Hands, clock: Clock) -> None:
    assert "Session today at 10:00" in two.seen()
    clock.now = at(10, 59)
    two.turn_to("sessions")
    two.turn_to("today")
    assert "Session today at 10:00" in two.seen()
    clock.now = at(11)
    two.turn_to("sessions")
    two.turn_to("today")
    assert "Session today at 17:00" in two.seen()


@pytest.mark.parametrize(("hour", "meant"), [(9, MORNING), (12, MORNING), (16, EVENING)])
def test_a_tick_is_of_the_session_that_is_nearest(
    two: Hands, notebook: Notebook, clock: Clock, hour: int, meant: time
) -> None:
    topic = notebook.topics.save(Topic(text=TEXT))
    clock.now = at(hour)
    two.start(TEXT)
    (session,) = notebook.sessions.on_day(TODAY)
    assert session.at == meant
    assert [each.id for each in notebook.topics.raised_in(session.id)] == [topic.id]


def test_yesterdays_second_session_is_still_offered(
    qtbot: QtBot, two: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    clock.now = at(18)
    two.start("Write up the session at 10:00")
    note(two, "About the move")
    clock.now += timedelta(days=1)
    hands = at_the_window(qtbot, context, clock)
    hands.start("Write up the session of 24 November")
    assert on_screen(hands).at == EVENING
    assert buttons(hands) == ("Write up a session", "")
    assert len(notebook.sessions.on_day(TODAY)) == 2


# --- the waiting room


def test_notes_from_the_waiting_room_are_gone_on_with(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    notebook.appointments.save(Appointment(day=TODAY, at=EVENING, with_whom="Ms Okafor"))
    clock.now = at(16, 50)
    begin_at_the_keys(hands)
    note(hands, "Ask about the dose.")
    begun = on_screen(hands)
    clock.now = at(18)
    begin_at_the_keys(hands)
    assert on_screen(hands).id == begun.id
    assert buttons(hands) == ("Write up the session", "")
    hands.start("Write up the session")
    assert on_screen(hands).id == begun.id
    note(hands, "Said it. ")
    (session,) = notebook.sessions.on_day(TODAY)
    assert session.notes == "Said it. Ask about the dose."
    begin_at_the_keys(hands)
    assert on_screen(hands).id != begun.id, "what was written afterwards is a session of its own"


def test_an_appointment_moved_by_an_hour_keeps_what_was_begun(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    plan = notebook.appointments.save(Appointment(day=TODAY, at=MORNING))
    notebook.topics.save(Topic(text=TEXT))
    clock.now = at(9)
    hands.start(TEXT)
    notebook.appointments.save(Appointment(id=plan.id, day=TODAY, at=EVENING))
    assert buttons(hands) == ("Write up the session", "")
    hands.start("Write up the session")
    assert len(notebook.sessions.on_day(TODAY)) == 1


def test_another_session_of_today_can_always_be_begun(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    notebook.appointments.save(Appointment(day=TODAY, at=EVENING))
    begin_at_the_keys(hands)
    note(hands, "Before it")
    begun = on_screen(hands)
    hands.start("More about Session of 24 November")
    hands.choose("Write up another session of today")
    note(hands, "At the door of the clinic")
    assert on_screen(hands).id != begun.id
    assert len(notebook.sessions.on_day(TODAY)) == 2


# --- a day without a session


def test_a_tick_after_a_session_belongs_to_that_session(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    topic = notebook.topics.save(Topic(text=TEXT, created="2026-11-20T08:00:00.000Z"))
    session = notebook.sessions.save(Session(day=TODAY - timedelta(days=1)))
    hands.start(TEXT)
    assert [each.id for each in notebook.topics.raised_in(session.id)] == [topic.id]
    hands.press(Key.Key_U, ALT)
    hands.qtbot.waitUntil(lambda: [each.id for each in notebook.topics.open()] == [topic.id])


def test_a_session_long_ago_or_before_the_line_gets_no_tick(
    hands: Hands, notebook: Notebook
) -> None:
    notebook.sessions.save(Session(day=TODAY - timedelta(days=15)))
    topic = notebook.topics.save(Topic(text=TEXT, created="2026-10-20T08:00:00.000Z"))
    hands.start(TEXT)
    assert raised_in(notebook, topic) is None


def test_a_tick_without_a_session_stays_to_be_unticked_and_is_taken_by_one_begun_later(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    topic = notebook.topics.save(Topic(text=TEXT))
    hands.start(TEXT)
    assert raised_in(notebook, topic) is None
    hands.go_to(TEXT)
    hands.press(Key.Key_Space)
    assert [each.id for each in notebook.topics.open()] == [topic.id]
    hands.start(TEXT)
    begin_at_the_keys(hands)
    note(hands, "We spoke about it.")
    session = on_screen(hands)
    assert raised_in(notebook, topic) == session.id
    hands.start(TEXT)
    found = notebook.topics.get(topic.id)
    assert found
    assert (found.state, found.raised_in) == (TopicState.READY, None)


def test_the_session_of_yesterday_takes_todays_tick_when_it_is_written_up(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    yesterday = TODAY - timedelta(days=1)
    notebook.appointments.save(Appointment(day=yesterday))
    topic = notebook.topics.save(Topic(text=TEXT, created="2026-11-20T08:00:00.000Z"))
    hands.start(TEXT)
    assert raised_in(notebook, topic) is None
    hands.start("Write up the session of 23 November")
    assert raised_in(notebook, topic) == on_screen(hands).id


def test_a_tick_without_a_session_is_off_the_list_the_day_after(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    notebook.topics.save(Topic(text=TEXT))
    hands.start(TEXT)
    hands.go_to(TEXT)
    assert said_beside(focused()) == "Raised, in no session yet"
    clock.now += timedelta(days=1)
    hands = at_the_window(qtbot, context, clock)
    page = hands.shell.page
    assert isinstance(page, TodayPage)
    assert [row.shown.text for row in page.bring_up.lines.rows()] == [""]


def test_a_line_dragged_below_a_ticked_one_is_the_last_to_be_said(
    hands: Hands, notebook: Notebook
) -> None:
    for place, text in enumerate(("sleep", "work", TEXT)):
        notebook.topics.save(Topic(text=text, position=place))
    hands.start(TEXT)
    page = hands.shell.page
    assert isinstance(page, TodayPage)
    first, _, ticked, _ = page.bring_up.lines.rows()
    pull(first.field.viewport(), ticked)
    let_go(first.field.viewport(), ticked)
    assert [row.shown.text for row in page.bring_up.lines.rows()] == ["work", "sleep", TEXT, ""]


def raised_in(notebook: Notebook, topic: Topic) -> str | None:
    found = notebook.topics.get(topic.id)
    assert found
    assert found.state is TopicState.RAISED
    return found.raised_in
