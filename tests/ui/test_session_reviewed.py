"""Homework of last time, looked at again in the write-up, through real widgets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.homework import Done, Homework, HomeworkReview, Practice, Verdict
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.review_row import ReviewRow
from tests.conftest import TODAY, Clock
from tests.ui.hands import CONTROL, Hands, Key, at_the_window, focused, name_of
from tests.ui.sessions_page import notice, shown_page, stored

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LAST_TIME = TODAY - timedelta(days=7)


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    """A session of today, and two homeworks that were agreed in the one before."""
    before = notebook.sessions.save(Session(day=LAST_TIME, notes="Before"))
    for place, title in enumerate(("Ask once", "Rest")):
        notebook.homework.save(
            Homework(title=title, started_on=LAST_TIME, session_id=before.id, position=place)
        )
    notebook.sessions.save(Session(day=TODAY, notes="Now"))
    return shown_page(qtbot, context)


def row_of(page: SessionsPage, title: str) -> ReviewRow:
    rows = page.write_up.reviewed.rows.values()
    return next(row for row in rows if row.homework.title == title)


def press(qtbot: QtBot, page: SessionsPage, title: str, verdict: Verdict) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(row_of(page, title).buttons[verdict], Qt.MouseButton.LeftButton)


def agreed(page: SessionsPage) -> dict[str, Verdict]:
    store, session = page.context.notebook.homework, stored(page)
    found = {}
    for review in store.reviews.of_session(session.id):
        homework = store.get(review.homework_id)
        assert homework
        found[homework.title] = review.verdict
    return found


def titles(page: SessionsPage) -> list[str]:
    return [row.homework.title for row in page.write_up.reviewed.rows.values()]


def test_what_is_kept_is_noted_once_and_a_second_press_takes_it_back(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    assert titles(page) == ["Ask once", "Rest"]
    assert agreed(page) == {}
    press(qtbot, page, "Rest", Verdict.KEEP)
    assert agreed(page) == {"Rest": Verdict.KEEP}
    assert [each.title for each in notebook.homework.open()] == ["Ask once", "Rest"]
    press(qtbot, page, "Rest", Verdict.CHANGE)
    assert agreed(page) == {"Rest": Verdict.CHANGE}
    pressed = row_of(page, "Rest").buttons
    assert [pressed[each].isChecked() for each in Verdict] == [False, True, False]
    press(qtbot, page, "Rest", Verdict.CHANGE)
    assert agreed(page) == {}
    assert not any(each.isChecked() for each in pressed.values())


def test_letting_go_finishes_it_and_undo_opens_it_again(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    press(qtbot, page, "Rest", Verdict.KEEP)
    said = notice(context)
    press(qtbot, page, "Rest", Verdict.LET_GO)
    (gone,) = notebook.homework.finished()
    assert (gone.title, gone.finished_on) == ("Rest", TODAY)
    assert titles(page) == ["Ask once", "Rest"]
    page.open(notebook.sessions.on_day(LAST_TIME)[0].id)
    said[0][1]()  # type: ignore[operator]
    assert notebook.homework.finished() == []
    page.open(notebook.sessions.on_day(TODAY)[0].id)
    assert agreed(page) == {"Rest": Verdict.KEEP}


def test_another_answer_opens_what_was_let_go(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    press(qtbot, page, "Rest", Verdict.LET_GO)
    press(qtbot, page, "Rest", Verdict.KEEP)
    assert notebook.homework.finished() == []
    assert agreed(page) == {"Rest": Verdict.KEEP}


def test_what_is_to_change_is_typed_there(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    row = row_of(page, "Ask once")
    assert row.field.isHidden()
    press(qtbot, page, "Ask once", Verdict.CHANGE)
    assert row.field.hasFocus()
    assert row.title.isHidden()
    qtbot.keyClicks(row.field, " or twice")
    page.flush()
    assert [each.title for each in notebook.homework.open()] == ["Ask once or twice", "Rest"]
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert notebook.homework.open()[0].title == "Ask once or twice"
    assert row.field.text() == "Ask once or twice"


def test_attempts_since_the_last_session_are_counted(
    notebook: Notebook, page: SessionsPage
) -> None:
    rest = next(each for each in notebook.homework.open() if each.title == "Rest")

    def practise(day: date, done: Done = Done.SOME) -> None:
        notebook.homework.practices.save(Practice(homework_id=rest.id, day=day, done=done))

    def said() -> str:
        return row_of(page, "Rest").attempts.text()

    practise(LAST_TIME - timedelta(days=1))
    practise(TODAY - timedelta(days=1), Done.NONE)
    assert said() == "Nothing noted since last time"
    practise(TODAY)
    assert said() == "One attempt: today"
    practise(TODAY)
    assert said() == "2 attempts, the last: today"
    assert row_of(page, "Ask once").attempts.text() == "Nothing noted since last time"


def test_only_what_was_agreed_before_is_looked_at(notebook: Notebook, page: SessionsPage) -> None:
    session = stored(page)
    notebook.homework.save(Homework(title="New", started_on=TODAY, session_id=session.id))
    notebook.homework.save(Homework(title="Done", started_on=LAST_TIME, finished_on=TODAY))
    assert titles(page) == ["Ask once", "Rest"]
    page.open(notebook.sessions.on_day(LAST_TIME)[0].id)
    assert titles(page) == []
    assert page.write_up.reviewed.isHidden()


def test_an_old_write_up_shows_only_what_was_agreed_in_it(
    notebook: Notebook, page: SessionsPage
) -> None:
    first = Homework(title="Walk", started_on=TODAY - timedelta(days=90))
    notebook.homework.save(first)
    old = notebook.sessions.save(Session(day=TODAY - timedelta(days=40)))
    page.open(old.id)
    assert titles(page) == []
    notebook.homework.reviews.save(
        HomeworkReview(homework_id=first.id, session_id=old.id, verdict=Verdict.KEEP)
    )
    assert titles(page) == ["Walk"]
    assert row_of(page, "Walk").buttons[Verdict.KEEP].isChecked()


def test_an_answer_makes_a_new_session_a_row(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.add()
    press(qtbot, page, "Rest", Verdict.KEEP)
    assert len(notebook.sessions.on_day(TODAY)) == 2
    assert agreed(page) == {"Rest": Verdict.KEEP}


def test_every_button_says_about_what(page: SessionsPage) -> None:
    names = [each.accessibleName() for each in row_of(page, "Rest").buttons.values()]
    assert names == ["Keep: Rest", "Change: Rest", "Let go: Rest"]


def test_tab_goes_from_row_to_row_and_then_on(qtbot: QtBot, page: SessionsPage) -> None:
    QApplication.processEvents()
    row_of(page, "Ask once").buttons[Verdict.KEEP].setFocus()
    names = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names[2:] == [
        "Let go: Ask once", "Keep: Rest", "Change: Rest", "Let go: Rest",
        "Add homework",
    ]  # fmt: skip


def test_a_line_about_it_is_kept_and_stands_on_today_next_time(
    qtbot: QtBot, hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    before = notebook.sessions.save(Session(day=LAST_TIME, notes="Before"))
    notebook.homework.save(Homework(title="Ask once", started_on=LAST_TIME, session_id=before.id))
    notebook.sessions.save(Session(day=TODAY, notes="Now"))
    hands.press(Key.Key_2, CONTROL)
    hands.start("Keep: Ask once")
    hands.go_to("What got in the way, what to do differently: Ask once")
    hands.type("Too many people")
    hands.press(Key.Key_1, CONTROL)
    assert 'Last time: "Too many people"' in hands.seen()
    clock.now += timedelta(days=7)
    hands = at_the_window(qtbot, replace(hands.shell._context), clock)
    assert 'Last time: "Too many people"' in hands.seen()
    hands.shell.search.ask()
    hands.type("people")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: name_of(focused()).startswith("What got in the way"))
    assert "Too many people" in hands.in_view()


def test_taking_the_answer_back_takes_the_line_and_undo_brings_both(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    row = row_of(page, "Rest")
    assert row.note.isHidden()
    press(qtbot, page, "Rest", Verdict.KEEP)
    assert row.note.isVisible()
    qtbot.keyClicks(row.note, "Only on Sundays")
    said = notice(context)
    press(qtbot, page, "Rest", Verdict.KEEP)
    assert agreed(page) == {}
    assert (row.note.isHidden(), row.note.text()) == (True, "")
    said[-1][1]()  # type: ignore[operator]
    assert agreed(page) == {"Rest": Verdict.KEEP}
    (review,) = notebook.homework.reviews.of_session(stored(page).id)
    assert review.note == row.note.text() == "Only on Sundays"
    press(qtbot, page, "Rest", Verdict.LET_GO)
    (review,) = notebook.homework.reviews.of_session(stored(page).id)
    assert (review.verdict, review.note) == (Verdict.LET_GO, "Only on Sundays")
