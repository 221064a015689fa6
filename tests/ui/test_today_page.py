import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.domain.trackers import Tracker
from sessionbook.store.notebook import Notebook
from sessionbook.store.rows import stamp
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.pages.today.plan_dialog import PlanDialog
from sessionbook.ui.pages.today.topic_menu import TopicMenu
from tests.conftest import NOW, TODAY, Clock
from tests.ui.languages import painted

# the platform without a screen says so for every window
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LAST = date(2026, 11, 10)
HIDDEN = "what I never said about the summer"


@dataclass
class Heard:
    """What the page said: notices with their undo, and records it asked for."""

    undo: list[Callable[[], object] | None] = field(default_factory=list)
    opened: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def page(qtbot: QtBot, context: Context, clock: Clock, heard: Heard) -> TodayPage:
    """The page as the shell has it: shown, active, refreshed after every write."""
    page = TodayPage(context)
    qtbot.addWidget(page)
    context.notebook.database.listen(lambda areas: page.refresh() if areas & page.shows else None)
    context.notices.offered.connect(lambda _, undo: heard.undo.append(undo))
    page.open_requested.connect(lambda *asked: heard.opened.append(asked))
    page.resize(1180, 704)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def plan(
    notebook: Notebook, day: date = TODAY, repeat: Repeat = Repeat.NEVER, with_whom: str = "Dr M"
) -> Appointment:
    new = Appointment(day=day, at=time(15, 30), repeat=repeat, with_whom=with_whom)
    return notebook.appointments.save(new)


def next_day(notebook: Notebook) -> date | None:
    found = notebook.appointments.next(TODAY)
    return found.day if found else None


def shown_lines(page: TodayPage) -> list[str]:
    return [row.field.toPlainText() for row in page.bring_up.lines.rows()[:-1]]


def menu_of(page: TodayPage, place: int) -> TopicMenu:
    more = page.bring_up.lines.rows()[place].more
    assert more
    more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TopicMenu)
    return menu


def dialog_of(page: TodayPage) -> PlanDialog:
    (dialog,) = page.findChildren(PlanDialog)
    return dialog


def everything_told(root: QWidget) -> str:
    told = []
    for widget in [root, *root.findChildren(QWidget)]:
        told += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel):
            told.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            told.append(widget.toPlainText())
    return "\n".join(told)


# --- the head


def test_a_session_of_today_is_announced_with_the_time_left(
    page: TodayPage, notebook: Notebook
) -> None:
    plan(notebook, with_whom="Dr Moreau")
    assert page.heading.title.text() == "Session today at 15:30"
    assert page.heading.subtitle.text() == "Tuesday 24 November · with Dr Moreau · in 25 minutes"
    assert page.heading.not_today.text() == "Not today…"
    assert page.heading.write_up.text() == "Write up the session"


@pytest.mark.parametrize(
    ("days", "title", "until"),
    [
        (1, "Next session tomorrow", "Dr M"),
        (3, "Next session on Friday", "in 3 days"),
        (6, "Next session on Monday", "in 6 days"),
        (7, "Next session on 1 December", "in 7 days"),
    ],
)
def test_a_later_session_is_named_by_its_day(
    page: TodayPage, notebook: Notebook, days: int, title: str, until: str
) -> None:
    plan(notebook, TODAY + timedelta(days=days))
    assert page.heading.title.text() == title
    assert page.heading.subtitle.text().endswith(until)
    assert page.heading.not_today.text() == "Change…"


@pytest.mark.parametrize(
    ("at", "end"),
    [
        (time(15, 5), "now"),
        (time(15, 6), "in 1 minute"),
        (time(17, 5), "in 2 hours"),
        (time(14, 0), "with Dr M"),
    ],
)
def test_the_time_left_is_told_until_the_session_begins(
    page: TodayPage, notebook: Notebook, at: time, end: str
) -> None:
    notebook.appointments.save(Appointment(day=TODAY, at=at, with_whom="Dr M"))
    assert page.heading.subtitle.text().endswith(end)


def test_the_minutes_are_counted_while_the_window_is_active_and_never_otherwise(
    qtbot: QtBot, page: TodayPage, notebook: Notebook, clock: Clock
) -> None:
    clock.now = NOW.replace(second=59, microsecond=900_000)
    plan(notebook)
    assert page.heading.subtitle.text().endswith("in 25 minutes")
    assert page._minute.isActive()
    assert page._minute.interval() == 100
    clock.now = NOW + timedelta(minutes=1)
    qtbot.waitUntil(lambda: page.heading.subtitle.text().endswith("in 24 minutes"))
    assert page._minute.isActive()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not page._minute.isActive())
    clock.now = NOW + timedelta(minutes=5)
    page.activateWindow()
    qtbot.waitUntil(lambda: page.heading.subtitle.text().endswith("in 20 minutes"))
    page.hide()
    assert not page._minute.isActive()


def test_without_a_session_today_nothing_wakes_the_machine(
    page: TodayPage, notebook: Notebook
) -> None:
    assert not page._minute.isActive()
    plan(notebook, TODAY + timedelta(days=1))
    assert not page._minute.isActive()


def test_a_new_day_is_noticed_when_the_page_is_seen_again(
    page: TodayPage, notebook: Notebook, clock: Clock
) -> None:
    plan(notebook, repeat=Repeat.WEEKLY)
    page.hide()
    clock.now = NOW + timedelta(days=1)
    page.show()
    assert page.heading.title.text() == "Next session on Tuesday"


# --- writing up


def test_write_up_makes_the_session_of_the_appointment_once(
    qtbot: QtBot, page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    plan(notebook)
    for _ in range(2):
        qtbot.mouseClick(page.heading.write_up, Qt.MouseButton.LeftButton)
    (session,) = notebook.sessions.on_day(TODAY)
    assert (session.at, session.with_whom) == (time(15, 30), "Dr M")
    assert heard.opened == [("sessions", session.id)] * 2


def test_write_up_offers_the_session_that_was_not_written_yet(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    plan(notebook, date(2026, 11, 20), Repeat.WEEKLY)
    assert page.heading.write_up.text() == "Write up the session of 20 November"
    page.heading.write_up.click()
    (session,) = notebook.sessions.on_day(date(2026, 11, 20))
    assert heard.opened == [("sessions", session.id)]
    assert page.heading.write_up.text() == "Write up a session"


def test_write_up_without_a_plan_is_a_session_of_today(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    page.heading.write_up.click()
    (session,) = notebook.sessions.on_day(TODAY)
    assert heard.opened == [("sessions", session.id)]


def test_two_counselors_on_one_day_are_two_sessions(page: TodayPage, notebook: Notebook) -> None:
    notebook.sessions.save(Session(day=TODAY, with_whom="Group"))
    plan(notebook)
    page.heading.write_up.click()
    assert {each.with_whom for each in notebook.sessions.on_day(TODAY)} == {"Group", "Dr M"}


# --- planning


def test_the_next_session_is_planned_in_the_page(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    form = page.plan.form
    assert page.heading.title.text() == "No session planned"
    form.date.setDate(QDate(2026, 11, 26))
    form.time.setTime(QTime(9, 0))
    qtbot.keyClicks(form.with_whom, "Dr Moreau")
    form.repeat.setCurrentIndex(2)
    page.refresh()
    qtbot.mouseClick(page.plan.plan, Qt.MouseButton.LeftButton)
    (kept,) = notebook.appointments.all()
    assert (kept.day, kept.at) == (date(2026, 11, 26), time(9))
    assert (kept.with_whom, kept.repeat) == ("Dr Moreau", Repeat.TWO_WEEKLY)
    assert page.plan.isHidden()
    assert page.heading.title.text() == "Next session on Thursday"


def test_the_form_offers_the_person_and_the_hour_of_last_time(
    page: TodayPage, notebook: Notebook
) -> None:
    plan(notebook)
    last = Session(day=LAST, at=time(10, 15), with_whom="Dr Moreau", label="Couple", way="Phone")
    notebook.sessions.save(last)
    notebook.appointments.delete(notebook.appointments.all()[0].id)
    assert page.plan.form.at() == time(10, 15)
    assert page.plan.form.with_whom.text() == "Dr Moreau"
    page.plan.plan.click()
    (planned,) = notebook.appointments.all()
    assert (planned.label, planned.way) == ("Couple", "Phone")


def test_a_second_session_in_the_same_form_does_not_take_the_place_of_the_first(
    page: TodayPage, notebook: Notebook
) -> None:
    """The form stays where what it planned is over, as when midnight came in between."""
    form = page.plan.form
    form.set_today(LAST)
    form.date.setDate(QDate(LAST.year, LAST.month, LAST.day))
    for hour in (9, 10):
        assert page.plan.isVisible()
        form.time.setTime(QTime(hour, 0))
        page.plan.plan.click()
    assert {each.at for each in notebook.appointments.all()} == {time(9), time(10)}


def test_an_hour_can_stay_open(page: TodayPage, notebook: Notebook) -> None:
    page.plan.form.date.setDate(QDate(2026, 11, 24))
    page.plan.plan.click()
    assert notebook.appointments.all()[0].at is None
    assert page.heading.title.text() == "Session today"


@pytest.mark.parametrize(
    ("repeat", "after"), [(Repeat.NEVER, None), (Repeat.TWO_WEEKLY, date(2026, 12, 8))]
)
def test_skipping_leaves_the_series_and_can_be_undone(
    page: TodayPage, notebook: Notebook, heard: Heard, repeat: Repeat, after: date | None
) -> None:
    plan(notebook, TODAY if repeat is Repeat.NEVER else LAST, repeat)
    page.heading.skip.trigger()
    assert next_day(notebook) == after
    assert heard.undo[-1]
    heard.undo[-1]()
    assert next_day(notebook) == TODAY
    assert page.heading.title.text() == "Session today at 15:30"


@pytest.mark.parametrize("repeat", [Repeat.NEVER, Repeat.TWO_WEEKLY])
def test_moving_one_leaves_the_series_and_can_be_undone(
    page: TodayPage, notebook: Notebook, heard: Heard, repeat: Repeat
) -> None:
    plan(notebook, TODAY, repeat)
    page.heading.move_one.trigger()
    dialog = dialog_of(page)
    dialog.form.date.setDate(QDate(2026, 11, 26))
    dialog.form.time.setTime(QTime(11, 0))
    dialog.keep.click()
    moved = notebook.appointments.next(TODAY)
    assert moved
    assert (moved.day, moved.at) == (date(2026, 11, 26), time(11))
    later = [] if repeat is Repeat.NEVER else [date(2026, 12, 8)]
    assert [each.day for each in notebook.appointments.all()] == [date(2026, 11, 26), *later]
    assert heard.undo[-1]
    heard.undo[-1]()
    assert [each.day for each in notebook.appointments.all()] == [TODAY]
    assert notebook.appointments.all()[0].repeat is repeat


def test_cancelling_moves_nothing(page: TodayPage, notebook: Notebook) -> None:
    plan(notebook)
    page.heading.move_one.trigger()
    dialog_of(page).form.date.setDate(QDate(2026, 11, 26))
    dialog_of(page).cancel.click()
    assert next_day(notebook) == TODAY


def test_the_whole_appointment_can_be_changed(page: TodayPage, notebook: Notebook) -> None:
    old = plan(notebook, LAST, Repeat.TWO_WEEKLY)
    page.heading.change.trigger()
    form = dialog_of(page).form
    assert form.date.date() == QDate(2026, 11, 24)
    form.with_whom.setText("Dr Ito")
    form.repeat.setCurrentIndex(form.repeat.findData(Repeat.WEEKLY.value))
    dialog_of(page).keep.click()
    (new,) = notebook.appointments.all()
    assert (new.id, new.with_whom, new.repeat) == (old.id, "Dr Ito", Repeat.WEEKLY)


def test_a_series_can_end_and_a_second_one_begin(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    plan(notebook, LAST, Repeat.WEEKLY)
    page.heading.another.trigger()
    dialog_of(page).form.with_whom.setText("Group")
    dialog_of(page).keep.click()
    assert len(notebook.appointments.all()) == 2
    page.heading.end.trigger()
    assert [each.with_whom for each in notebook.appointments.all()] == ["Group"]
    assert heard.undo[-1]
    heard.undo[-1]()
    assert len(notebook.appointments.all()) == 2


# --- to bring up


def test_typing_adds_to_the_list(qtbot: QtBot, page: TodayPage, notebook: Notebook) -> None:
    page.add()
    adding = page.bring_up.lines.rows()[-1].field
    assert adding.hasFocus()
    for words in ("sleep", "work"):
        qtbot.keyClicks(adding, words)
        qtbot.keyClick(adding, Qt.Key.Key_Return)
    assert [topic.text for topic in notebook.topics.open()] == ["sleep", "work"]
    assert adding.hasFocus()
    note = page.bring_up.lines.rows()[0].note
    assert note
    assert note.text() == "today"


def test_half_typed_words_are_kept_on_leaving(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    notebook.topics.save(Topic(text="sleep"))
    page.bring_up.lines.rows()[0].take_focus()
    qtbot.keyClicks(page.bring_up.lines.rows()[0].field, " and dreams")
    page.add()
    qtbot.keyClicks(page.bring_up.lines.rows()[-1].field, "half a tho")
    page.flush()
    assert [topic.text for topic in notebook.topics.open()] == ["sleep and dreams", "half a tho"]


def test_ticking_is_raising_and_can_be_undone(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    topic = notebook.topics.save(Topic(text="sleep", state=TopicState.THINKING))
    check = page.bring_up.lines.rows()[0].check
    assert check
    check.click()
    assert notebook.topics.open() == []
    assert [each.id for each in notebook.topics.raised_in(session.id)] == [topic.id]
    assert shown_lines(page) == []
    assert heard.undo[-1]
    heard.undo[-1]()
    assert notebook.topics.open() == [topic]


def test_ticking_without_a_session_of_today_names_none(page: TodayPage, notebook: Notebook) -> None:
    notebook.sessions.save(Session(day=LAST))
    topic = notebook.topics.save(Topic(text="sleep"))
    check = page.bring_up.lines.rows()[0].check
    assert check
    check.click()
    raised = notebook.topics.get(topic.id)
    assert raised
    assert (raised.state, raised.raised_in) == (TopicState.RAISED, None)
    (row, _) = page.bring_up.lines.rows()
    assert (row.shown.checked, row.shown.under) == (True, "Raised, in no session yet")


def test_a_tick_on_a_sessions_day_begins_the_session_that_is_then_written_up(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    notebook.appointments.save(Appointment(day=TODAY, with_whom="Dr Moreau", way="by phone"))
    topic = notebook.topics.save(Topic(text="sleep"))
    check = page.bring_up.lines.rows()[0].check
    assert check
    check.click()
    (session,) = notebook.sessions.on_day(TODAY)
    assert (session.with_whom, session.way) == ("Dr Moreau", "by phone")
    assert [each.id for each in notebook.topics.raised_in(session.id)] == [topic.id]
    page.heading.write_up_requested.emit()
    assert [each.id for each in notebook.sessions.on_day(TODAY)] == [session.id]


def test_a_sensitive_line_is_in_no_widget_until_it_is_held(
    page: TodayPage, notebook: Notebook
) -> None:
    notebook.topics.save(Topic(text=HIDDEN))
    assert HIDDEN in everything_told(page)
    menu_of(page, 0).sensitive.trigger()
    QApplication.processEvents()
    row = page.bring_up.lines.rows()[0]
    assert HIDDEN not in everything_told(page)
    assert row.pill
    assert row.pill.text() == "Sensitive · ready to raise"
    assert row.held
    QTest.mousePress(row.held, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert row.held.accessibleName() == HIDDEN
    QTest.mouseRelease(row.held, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert HIDDEN not in everything_told(page)


def test_a_private_line_is_in_no_widget_until_it_is_held_by_a_key(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    notebook.topics.save(Topic(text="sleep"))
    notebook.topics.save(Topic(text=HIDDEN, state=TopicState.PRIVATE, position=1))
    QApplication.processEvents()
    row = page.bring_up.lines.rows()[1]
    assert HIDDEN not in everything_told(page) + page.window().windowTitle()
    assert HIDDEN not in everything_told(menu_of(page, 1))
    assert row.pill
    assert row.pill.text() == "Private"
    assert row.held
    row.take_focus()
    QTest.keyPress(row.held, Qt.Key.Key_Space)
    assert row.held.accessibleName() == HIDDEN
    QTest.keyRelease(row.held, Qt.Key.Key_Space)
    assert HIDDEN not in everything_told(page)
    qtbot.keyClick(row.held, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(row.held, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [topic.text for topic in notebook.topics.open()] == [HIDDEN, "sleep"]
    assert HIDDEN not in everything_told(page)


@pytest.mark.parametrize(
    ("sensitive", "state", "said"),
    [
        (False, TopicState.PRIVATE, "Private"),
        (False, TopicState.THINKING, "Thinking about it"),
        (False, TopicState.READY, ""),
        (True, TopicState.PRIVATE, "Private"),
        (True, TopicState.THINKING, "Sensitive · when I'm ready"),
        (True, TopicState.READY, "Sensitive · ready to raise"),
    ],
)
def test_the_menu_says_how_near_a_line_is_to_being_said(
    page: TodayPage, notebook: Notebook, sensitive: bool, state: TopicState, said: str
) -> None:
    other = TopicState.READY if state is TopicState.THINKING else TopicState.THINKING
    topic = notebook.topics.save(Topic(text="sleep", sensitive=sensitive, state=other))
    menu = menu_of(page, 0)
    assert [each for each, action in menu.states.items() if action.isChecked()] == [other]
    menu.states[state].trigger()
    saved = notebook.topics.get(topic.id)
    assert saved
    assert saved.state is state
    row = page.bring_up.lines.rows()[0]
    assert (row.pill.text() if row.pill else "") == said
    assert row.is_masked() == (sensitive or state is TopicState.PRIVATE)


def test_raised_in_the_menu_is_as_ticked(page: TodayPage, notebook: Notebook, heard: Heard) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    topic = notebook.topics.save(Topic(text="sleep", state=TopicState.PRIVATE))
    menu_of(page, 0).states[TopicState.RAISED].trigger()
    assert [each.id for each in notebook.topics.raised_in(session.id)] == [topic.id]
    assert heard.undo[-1]
    heard.undo[-1]()
    assert notebook.topics.open() == [topic]


def test_the_first_three_of_a_longer_list_stand_out(page: TodayPage, notebook: Notebook) -> None:
    def weights() -> list[int]:
        return [row.field.font().weight() for row in page.bring_up.lines.rows()]

    for place in range(3):
        notebook.topics.save(Topic(text=f"{place}", position=place))
    assert len(set(weights())) == 1
    last = notebook.topics.save(Topic(text="last", position=3))
    assert weights() == [600, 600, 600, 400, 400]
    page.bring_up.move_by(last.id, -1)
    assert shown_lines(page) == ["0", "1", "last", "2"]
    assert weights() == [600, 600, 600, 400, 400]


def test_a_line_that_sessions_passed_says_so(page: TodayPage, notebook: Notebook) -> None:
    notebook.topics.save(Topic(text="sleep", created=stamp(NOW - timedelta(days=30))))
    row = page.bring_up.lines.rows()[0]
    assert row.check
    QApplication.processEvents()
    low = row.sizeHint().height()
    for back, said in ((20, ""), (13, "Carried over 2 sessions"), (6, "Carried over 3 sessions")):
        notebook.sessions.save(Session(day=TODAY - timedelta(days=back)))
        QApplication.processEvents()
        assert row.check.accessibleDescription() == said
        assert (said or "sleep") in painted(row)
        assert (row.sizeHint().height() > low) == bool(said)


def test_raising_a_sensitive_line_says_none_of_its_words(
    page: TodayPage, notebook: Notebook, context: Context
) -> None:
    said: list[str] = []
    context.notices.offered.connect(lambda words, _: said.append(words))
    notebook.topics.save(Topic(text=HIDDEN, sensitive=True))
    check = page.bring_up.lines.rows()[0].check
    assert check
    check.click()
    assert said
    assert HIDDEN not in "".join(said)


def test_the_menu_marks_moves_and_deletes(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    for text in ("one", "two", "three"):
        notebook.topics.save(Topic(text=text))
    menu_of(page, 0).compliment.trigger()
    assert notebook.topics.open()[0].kind is TopicKind.COMPLIMENT
    pill = page.bring_up.lines.rows()[0].pill
    assert pill
    assert pill.text() == "Compliment"
    menu_of(page, 0).down.trigger()
    menu_of(page, 2).up.trigger()
    assert shown_lines(page) == ["two", "three", "one"]
    menu_of(page, 1).delete_line.trigger()
    assert shown_lines(page) == ["two", "one"]
    assert heard.undo[-1]
    heard.undo[-1]()
    assert shown_lines(page) == ["two", "three", "one"]


def test_the_ends_of_the_list_cannot_be_passed(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    notebook.topics.save(Topic(text="one"))
    notebook.topics.save(Topic(text="two"))
    menu = menu_of(page, 0)
    assert not menu.up.isEnabled()
    assert menu.down.isEnabled()
    menu.close()
    page.bring_up.lines.rows()[0].take_focus()
    field = page.bring_up.lines.rows()[0].field
    qtbot.keyClick(field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown_lines(page) == ["one", "two"]
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown_lines(page) == ["two", "one"]
    assert field.hasFocus()


def test_a_line_tells_when_it_was_added(page: TodayPage, notebook: Notebook) -> None:
    notebook.topics.save(Topic(text="sleep"))
    notebook.sessions.save(Session(day=TODAY - timedelta(days=1)))
    moment = lambda day: datetime.combine(day, time(12)).astimezone()  # noqa: E731
    database = notebook.database
    for back, expected in ((1, "last session"), (3, "Sat"), (43, "12 Oct")):
        stamp = moment(TODAY - timedelta(days=back)).isoformat()
        with database.write() as sql:
            sql.execute("UPDATE topics SET created = ?", (stamp,))
        page.refresh()
        note = page.bring_up.lines.rows()[0].note
        assert note
        assert note.text() == expected


def test_search_can_open_a_line(page: TodayPage, notebook: Notebook) -> None:
    notebook.topics.save(Topic(text="one"))
    second = notebook.topics.save(Topic(text="two"))
    QApplication.processEvents()
    page.open(second.id)
    assert page.bring_up.lines.rows()[1].field.hasFocus()
    page.open("nothing of this page")


# --- the other cards


def test_homework_is_shown_by_the_days_it_was_practised(
    page: TodayPage, notebook: Notebook
) -> None:
    notebook.sessions.save(Session(day=LAST))
    daily = notebook.homework.save(Homework(title="Breathe", started_on=LAST))
    thrice = notebook.homework.save(
        Homework(title="Write", started_on=LAST, times_a_week=3, position=1)
    )
    practise = notebook.homework.practices.save
    for back in (0, 0, 2, 6, 7):
        practise(Practice(homework_id=daily.id, day=TODAY - timedelta(days=back)))
    practise(Practice(homework_id=daily.id, day=TODAY, done=Done.NONE, obstacle="too tired"))
    practise(Practice(homework_id=thrice.id, day=TODAY, obstacle=""))
    rows = page.homework.rows
    assert rows[daily.id].count.text() == "3 of 7 days"
    assert rows[thrice.id].count.text() == "1 of 3"
    assert rows[daily.id].bar.value() * 7 == rows[daily.id].bar.maximum() * 3
    assert "too tired" in page.homework.obstacle.text()
    notebook.sessions.save(Session(day=TODAY - timedelta(days=2)))
    assert page.homework.rows[daily.id].count.text() == "2 of 3 days"
    notebook.homework.save(replace(daily, finished_on=TODAY))
    assert list(page.homework.rows) == [thrice.id]


def test_the_last_session_left_its_starred_insights(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    session = notebook.sessions.save(Session(day=TODAY))
    notebook.insights.save(Insight(text="Rest is allowed.", session_id=session.id))
    notebook.insights.save(Insight(text="Not this", session_id=session.id, starred=False))
    notebook.gratitude.save(GratitudeLine(text="the walk", session_id=session.id))
    card = page.last_session
    assert card.heading.text() == "From last session · 24 November"
    assert card.insights() == ["Rest is allowed."]
    assert not card.hint.isVisible()
    assert card.gratitude.text() == "1 of 5 in your gratitude list ·"
    card.open_session.click()
    assert heard.opened == [("sessions", session.id)]


def test_a_draft_of_today_is_not_the_last_session_while_it_is_ahead(
    page: TodayPage, notebook: Notebook
) -> None:
    notebook.sessions.save(Session(day=LAST))
    notebook.sessions.save(Session(day=TODAY))
    assert page.last_session.heading.text().endswith("24 November")
    plan(notebook)
    assert page.last_session.heading.text().endswith("10 November")


def test_sliders_are_saved_at_once(qtbot: QtBot, page: TodayPage, notebook: Notebook) -> None:
    mood = notebook.trackers.save(Tracker(name="Mood", on_today=True))
    notebook.trackers.save(Tracker(name="Elsewhere"))
    (row,) = page.arriving.rows.values()
    assert row.answer() is None
    qtbot.keyClick(row.slider, Qt.Key.Key_7)
    assert notebook.trackers.ratings.of_day(TODAY) == {mood.id: 7}
    qtbot.keyClick(row.slider, Qt.Key.Key_Left)
    assert notebook.trackers.ratings.of_day(TODAY) == {mood.id: 6}


def test_an_answer_of_today_can_be_taken_back(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    mood = notebook.trackers.save(Tracker(name="Mood", on_today=True, low_words="very low"))
    QApplication.processEvents()
    (row,) = page.arriving.rows.values()
    assert "very low" in row.slider.accessibleDescription()
    assert not row.clear_button.isEnabled()
    for take_back in (
        lambda: qtbot.keyClick(row.slider, Qt.Key.Key_Delete),
        row.clear_button.click,
    ):
        qtbot.keyClick(row.slider, Qt.Key.Key_7)
        assert notebook.trackers.ratings.of_day(TODAY) == {mood.id: 7}
        take_back()
        assert notebook.trackers.ratings.of_day(TODAY) == {}
        assert row.answer() is None
        assert not row.clear_button.isEnabled()


def test_a_drag_is_saved_where_it_ends(qtbot: QtBot, page: TodayPage, notebook: Notebook) -> None:
    mood = notebook.trackers.save(Tracker(name="Mood", on_today=True))
    writes: list[object] = []
    notebook.database.listen(writes.append)
    QApplication.processEvents()
    slider = page.arriving.rows[mood.id].slider
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(8, middle))
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(slider, QPoint(int(8 + share * (slider.width() - 16)), middle))
    assert writes == []
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert notebook.trackers.ratings.of_day(TODAY) == {mood.id: 10}
    assert len(writes) == 1


def test_an_empty_page_says_what_it_is_for(page: TodayPage, notebook: Notebook) -> None:
    assert page.plan.isVisible()
    assert page.bring_up.isVisible()
    assert not page.last_session.isVisible()
    assert page.homework.empty.isVisible()
    page.arriving.start.click()
    assert [each.name for each in notebook.trackers.all()] == ["Mood", "Outlook"]
    assert len(page.arriving.rows) == 2
    assert not page.arriving.empty.isVisible()


def test_add_homework_goes_to_that_page(page: TodayPage, heard: Heard) -> None:
    page.homework.add.click()
    assert heard.opened == [("homework", "")]


# --- the shape


def test_columns_stack_where_there_is_no_room(qtbot: QtBot, page: TodayPage) -> None:
    assert page.arriving.x() > page.bring_up.x()
    page.resize(800, 700)
    qtbot.waitUntil(lambda: page.arriving.x() == page.bring_up.x())
    assert page.arriving.y() > page.homework.y()
    page.resize(830, 700)
    qtbot.waitUntil(lambda: page.arriving.x() > page.bring_up.x())


def test_a_refresh_asks_the_notebook_a_handful_of_times(
    page: TodayPage, notebook: Notebook
) -> None:
    session = notebook.sessions.save(Session(day=LAST))
    plan(notebook, LAST, Repeat.TWO_WEEKLY)
    for number in range(12):
        notebook.topics.save(Topic(text=f"topic {number}"))
        notebook.insights.save(Insight(text=f"insight {number}", session_id=session.id))
        homework = notebook.homework.save(Homework(title=f"{number}", started_on=LAST))
        notebook.homework.practices.save(Practice(homework_id=homework.id, day=TODAY))
        notebook.trackers.save(Tracker(name=f"{number}", on_today=True))
    asked: list[str] = []
    notebook.database._sql.set_trace_callback(asked.append)
    page.refresh()
    notebook.database._sql.set_trace_callback(None)
    assert len(asked) <= 18, "\n".join(asked)  # which one is new: there is no room for another


def test_the_menu_offers_to_end_only_a_series(page: TodayPage, notebook: Notebook) -> None:
    plan(notebook)
    assert isinstance(page.heading.not_today.menu(), QMenu)
    assert not page.heading.end.isVisible()
    plan(notebook, LAST, Repeat.WEEKLY)
    notebook.appointments.delete(notebook.appointments.all()[1].id)
    assert page.heading.end.isVisible()


def test_a_refresh_reads_through_indexes_at_any_age_of_the_notebook(
    page: TodayPage, notebook: Notebook
) -> None:
    """Only the tables that stay small by themselves may be read from end to end."""
    mood = notebook.trackers.save(Tracker(name="Mood", on_today=True))
    notebook.trackers.ratings.rate(mood.id, TODAY, 7)
    homework = notebook.homework.save(Homework(title="Breathe", started_on=LAST))
    notebook.homework.practices.save(Practice(homework_id=homework.id, day=TODAY))
    notebook.insights.save(Insight(text="Rest is allowed."))
    notebook.topics.save(Topic(text="sleep"))
    plan(notebook)
    asked: list[str] = []
    sql = notebook.database._sql
    sql.set_trace_callback(asked.append)
    page.refresh()
    sql.set_trace_callback(None)
    assert asked
    plans = [row[3] for query in asked for row in sql.execute(f"EXPLAIN QUERY PLAN {query}")]
    whole = {step for step in plans if step.startswith("SCAN")}
    assert whole <= {
        "SCAN trackers",
        "SCAN appointments",
        "SCAN topics USING INDEX topics_open",
        "SCAN t USING INDEX topics_open",
        "SCAN s",  # the last twelve sessions
        "SCAN used",  # the measures, by name
        "SCAN homework USING INDEX homework_open",
    }


# --- dragging, questionnaires, quiet days, coming back


def test_dragging_a_line_orders_the_list(page: TodayPage, notebook: Notebook) -> None:
    for place, text in enumerate(("sleep", HIDDEN, "my sister")):
        notebook.topics.save(Topic(text=text, position=place, sensitive=text == HIDDEN))
    QApplication.processEvents()
    rows = page.bring_up.lines.rows()
    note, target = rows[1].note, rows[0]
    assert note
    start = note.rect().center()
    end = note.mapFrom(page, target.mapTo(page, QPoint(note.x(), 2)))
    QTest.mousePress(note, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.5, 1.0):
        QTest.mouseMove(note, QPoint(start.x(), start.y() + round(share * (end.y() - start.y()))))
    QTest.mouseRelease(note, Qt.MouseButton.LeftButton, pos=end)
    assert [topic.text for topic in notebook.topics.open()] == [HIDDEN, "sleep", "my sister"]
    assert HIDDEN not in everything_told(page)


def result(notebook: Notebook, measure: str, ago: int, total: int = 9) -> None:
    day = TODAY - timedelta(days=ago)
    notebook.measures.save(MeasureResult(measure=measure, day=day, total=total))


def answers(page: TodayPage, key: str) -> dict[str, QPushButton]:
    buttons = page.measures_due.rows[key].findChildren(QPushButton)
    return {each.text(): each for each in buttons}


def test_a_questionnaire_in_use_is_asked_for_when_its_time_has_passed(
    page: TodayPage, notebook: Notebook, heard: Heard
) -> None:
    assert page.measures_due.isHidden()
    result(notebook, "gad7", 14)
    assert page.measures_due.isHidden()  # due from tomorrow on
    result(notebook, "phq9", 40)
    result(notebook, "phq9", 22)
    assert list(page.measures_due.rows) == ["phq9"]
    assert "PHQ-9: last on 2 November" in everything_told(page.measures_due)
    answers(page, "phq9")["Enter the total"].click()
    assert heard.opened == [("progress", "measure:phq9")]
    result(notebook, "phq9", 0)
    assert page.measures_due.isHidden()


def test_later_costs_nothing_and_never_is_an_answer(
    page: TodayPage, notebook: Notebook, heard: Heard, clock: Clock
) -> None:
    result(notebook, "gad7", 20)
    result(notebook, "phq9", 30)
    assert list(page.measures_due.rows) == ["phq9", "gad7"]
    answers(page, "phq9")["Later"].click()
    assert list(page.measures_due.rows) == ["gad7"]
    answers(page, "gad7")["Don't ask for it"].click()
    assert page.measures_due.isHidden()
    undo = heard.undo[-1]
    assert undo
    undo()
    assert list(page.measures_due.rows) == ["gad7"]
    answers(page, "gad7")["Don't ask for it"].click()
    clock.now += timedelta(days=1)
    page.refresh()
    assert list(page.measures_due.rows) == ["phq9"]


def test_of_questionnaires_left_for_long_one_is_named_and_only_while_no_other_is(
    page: TodayPage, notebook: Notebook
) -> None:
    for measure, ago in (("gad7", 200), ("phq9", 90), ("who5", 61)):
        result(notebook, measure, ago)
    assert list(page.measures_due.rows) == ["who5"]
    result(notebook, "gad7", 30)
    assert list(page.measures_due.rows) == ["gad7"]


def test_a_card_of_another_program_is_no_questionnaire_of_this_one(
    page: TodayPage, notebook: Notebook
) -> None:
    result(notebook, "not-shipped", 20)
    assert page.measures_due.isHidden()


def tops(*cards: QWidget) -> list[int]:
    QApplication.processEvents()
    return [card.y() for card in cards if card.isVisible()]


def test_a_quiet_day_begins_with_practice_a_sessions_day_with_what_is_to_be_said(
    page: TodayPage, notebook: Notebook, clock: Clock
) -> None:
    assert tops(page.plan, page.bring_up, page.homework)[0] == page.plan.y()
    notebook.sessions.save(Session(day=LAST))
    plan(notebook)
    notebook.homework.save(Homework(title="Breathe", started_on=LAST))
    in_order = tops(page.bring_up, page.homework)
    assert in_order == sorted(in_order)
    assert page.arriving.heading.text() == "How are you arriving?"
    clock.now += timedelta(days=1)
    page.refresh()
    in_order = tops(page.homework, page.bring_up)
    assert len(in_order) == 2
    assert in_order == sorted(in_order)
    assert page.plan.isVisible()
    assert page.plan.x() == page.arriving.x()
    assert page.arriving.heading.text() == "How are you today?"


def test_at_the_usual_size_the_essentials_of_a_sessions_day_need_no_scrolling(
    page: TodayPage, notebook: Notebook
) -> None:
    session = notebook.sessions.save(Session(day=LAST))
    plan(notebook)
    for number in range(5):
        notebook.topics.save(Topic(text=f"topic {number}", position=number))
    for number in range(3):
        notebook.insights.save(
            Insight(text=f"insight {number}", session_id=session.id, starred=True)
        )
        notebook.trackers.save(Tracker(name=f"scale {number}", on_today=True, position=number))
    QApplication.processEvents()
    for card in (page.bring_up, page.insights_due, page.arriving):
        bottom = card.mapTo(page, QPoint(0, card.height())).y()
        assert card.isVisible()
        assert bottom <= page.height()


@pytest.mark.parametrize("is_planned", [False, True])
def test_after_sixty_days_nothing_is_held_up_to_the_person(
    page: TodayPage, notebook: Notebook, clock: Clock, is_planned: bool
) -> None:
    for back in range(9):
        notebook.sessions.save(Session(day=LAST - timedelta(days=7 * back)))
    long_ago = stamp(NOW - timedelta(days=16))
    notebook.topics.save(Topic(text="the move", created=long_ago))
    notebook.homework.save(Homework(title="Breathe", started_on=LAST))
    result(notebook, "gad7", 14)
    result(notebook, "phq9", 14)
    plan(notebook, LAST, Repeat.WEEKLY)
    if not is_planned:
        notebook.appointments.delete(notebook.appointments.all()[0].id)
    clock.now += timedelta(days=75)
    page.refresh()
    QApplication.processEvents()
    told = "\n".join(text for text in painted(page) if text != page.heading.subtitle.text())
    assert "the move" in told
    assert "Carried over" not in told
    assert not page.look_back.isVisible()
    assert page.heading.write_up.text() in ("Write up a session", "Write up the session")
    assert len(page.measures_due.rows) == 1
    assert re.findall(r"\d+ (?:day|week|month|session)s?\b", told) == []
    for away in ("75", "89", "welcome", " away", "long time", "a while", "again after"):
        assert away not in told.lower(), away
