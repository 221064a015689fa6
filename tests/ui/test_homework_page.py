from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QDateEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.homework import HomeworkPage
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def add(notebook: Notebook, title: str, **facts: object) -> Homework:
    position = notebook.homework.next_position()
    facts = {"started_on": ago(30), "position": position, **facts}
    return notebook.homework.save(Homework(title=title, **facts))  # type: ignore[arg-type]


def practise(notebook: Notebook, homework: Homework, day: date, **facts: object) -> Practice:
    practice = Practice(homework_id=homework.id, day=day, **facts)  # type: ignore[arg-type]
    return notebook.homework.practices.save(practice)


@pytest.fixture
def session(notebook: Notebook) -> Session:
    return notebook.sessions.save(Session(day=date(2026, 11, 10)))


@pytest.fixture
def worry(notebook: Notebook, session: Session) -> Homework:
    worry = add(
        notebook,
        "Worry time",
        session_id=session.id,
        why="to sleep",
        moment="Evenings",
        place="at the kitchen table",
        times_a_week=7,
    )
    for days in (1, 2, 3, 6):
        practise(notebook, worry, ago(days), note=f"note {days}")
    practise(notebook, worry, ago(4), done=Done.NONE, obstacle="too tired")
    return worry


@pytest.fixture
def record(notebook: Notebook) -> Homework:
    record = add(notebook, "Thought record", times_a_week=3)
    practise(notebook, record, ago(2))
    return record


@pytest.fixture
def lift(notebook: Notebook) -> Homework:
    return add(notebook, "Take the lift")


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[], HomeworkPage]:
    """Show the page as the shell does: every write refreshes it."""

    def shown() -> HomeworkPage:
        page = HomeworkPage(context)
        qtbot.addWidget(page)
        page.resize(1180, 704)
        context.notebook.database.listen(lambda touched: page.refresh())
        page.refresh()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return shown


def test_the_list_says_how_it_went(
    show: Callable[[], HomeworkPage], worry: Homework, record: Homework, lift: Homework
) -> None:
    page = show()
    pills = [card.pill.text() for card in page.list.cards.values()]
    assert pills == ["4 of 7 days", "1 of 3", "not started"]
    assert page.list.cards[lift.id].pill.property("tone") == "warm"
    assert page.list.cards[worry.id].place.text() == "Evenings, at the kitchen table"
    assert page.subtitle.text() == "3 open · agreed on 10 November"
    assert page.finished_button.isHidden()


def test_homework_that_is_new_counts_only_its_own_days(
    show: Callable[[], HomeworkPage], notebook: Notebook
) -> None:
    new = add(notebook, "New", started_on=ago(2))
    practise(notebook, new, ago(1))
    page = show()
    assert page.list.cards[new.id].pill.text() == "1 of 3 days"
    practise(notebook, new, ago(4))
    assert page.list.cards[new.id].pill.text() == "2 of 5 days"


def test_a_week_without_practice_only_says_when_it_was_last(
    show: Callable[[], HomeworkPage], notebook: Notebook
) -> None:
    old = add(notebook, "Old", times_a_week=3)
    practise(notebook, old, ago(12))
    page = show()
    assert page.list.cards[old.id].pill.text() == "last on 12 Nov"
    assert page.list.cards[old.id].pill.property("tone") != "warm"


def test_the_log_shows_days_notes_and_distress(
    show: Callable[[], HomeworkPage], notebook: Notebook, worry: Homework
) -> None:
    practise(notebook, worry, TODAY, note="it helped", distress_before=6, distress_after=3)
    rows = list(show().practice.log.rows.values())
    assert [row.day.text() for row in rows[:2]] == ["Tue 24", "Mon 23"]
    assert rows[0].said.text() == "it helped"
    assert rows[0].distress.text() == "distress 6 → 3"
    skipped = rows[4]
    assert skipped.said.text() == "Skipped: too tired"
    assert skipped.said.property("kind") == "quiet"


def test_the_practice_card_says_why_and_since_when(
    show: Callable[[], HomeworkPage], worry: Homework
) -> None:
    assert show().practice.why.text() == "Why: to sleep · agreed in the session of 10 November"


def test_a_click_on_a_day_notes_a_practice_and_another_takes_it_back(
    qtbot: QtBot,
    show: Callable[[], HomeworkPage],
    notebook: Notebook,
    worry: Homework,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    square = page.list.cards[worry.id].week.squares[-1]
    assert square.accessibleName() == "Practised on Tuesday 24 November"
    qtbot.mouseClick(square, LEFT)
    assert [each.day for each in notebook.homework.practices.done_on(worry.id, TODAY)] == [TODAY]
    assert page.list.cards[worry.id].pill.text() == "5 of 7 days"
    qtbot.mouseClick(square, LEFT)
    assert notebook.homework.practices.done_on(worry.id, TODAY) == []
    assert not square.isChecked()
    undo[-1]()
    assert len(notebook.homework.practices.done_on(worry.id, TODAY)) == 1
    assert square.isChecked()


def test_cards_are_chosen_with_the_arrow_keys(
    qtbot: QtBot, show: Callable[[], HomeworkPage], worry: Homework, record: Homework
) -> None:
    page = show()
    first, second = page.list.cards.values()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert second.hasFocus()
    assert page.practice.name.text() == "Thought record"
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert page.practice.name.text() == "Worry time"


def test_a_card_is_chosen_with_enter_and_with_the_mouse(
    qtbot: QtBot, show: Callable[[], HomeworkPage], worry: Homework, record: Homework
) -> None:
    page = show()
    first, second = page.list.cards.values()
    qtbot.mouseClick(second, LEFT)
    assert page.practice.name.text() == "Thought record"
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.practice.name.text() == "Worry time"
    assert first.isChecked()


def test_logging_a_practice(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    form = page.practice.form
    qtbot.mouseClick(page.practice.log_button, LEFT)
    assert form.note.field.hasFocus()
    qtbot.keyClicks(form.note.field, "went up two floors")
    qtbot.mouseClick(form.amounts[Done.MOST], LEFT)
    qtbot.keyClick(form.ratings["distress_before"].slider, Qt.Key.Key_8)
    qtbot.keyClick(form.ratings["distress_after"].slider, Qt.Key.Key_4)
    qtbot.mouseClick(form.done_button, LEFT)
    (saved,) = notebook.homework.practices.of(lift.id)
    assert (saved.day, saved.done, saved.note) == (TODAY, Done.MOST, "went up two floors")
    assert (saved.distress_before, saved.distress_after, saved.effort) == (8, 4, None)
    assert form.isHidden()
    assert [row.distress.text() for row in page.practice.log.rows.values()] == ["distress 8 → 4"]


def test_a_practice_is_saved_while_it_is_typed(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.practice.log_practice()
    qtbot.keyClicks(page.practice.form.note.field, "half a")
    assert notebook.homework.practices.of(lift.id) == []
    qtbot.waitUntil(lambda: len(notebook.homework.practices.of(lift.id)) == 1, timeout=2000)
    qtbot.keyClicks(page.practice.form.note.field, " sentence")
    page.flush()
    (saved,) = notebook.homework.practices.of(lift.id)
    assert saved.note == "half a sentence"
    assert page.practice.form.note.field.hasFocus()
    assert not page.practice.form.isHidden()


def test_an_untouched_form_leaves_nothing_behind(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.practice.log_practice()
    page.flush()
    qtbot.mouseClick(page.practice.form.delete_link, LEFT)
    assert notebook.homework.practices.of(lift.id) == []
    assert page.practice.form.isHidden()
    assert not page.practice.log_button.isHidden()


def test_something_got_in_the_way(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    qtbot.mouseClick(page.practice.obstacle_button, LEFT)
    qtbot.keyClicks(page.practice.form.obstacle.field, "the lift was broken")
    qtbot.keyClick(page.practice.form.obstacle.field, Qt.Key.Key_Return)
    (saved,) = notebook.homework.practices.of(lift.id)
    assert (saved.done, saved.obstacle) == (Done.NONE, "the lift was broken")
    assert page.list.cards[lift.id].pill.text() == "not started"


def test_a_practice_is_edited_in_its_place_and_deleted_with_undo(
    qtbot: QtBot,
    show: Callable[[], HomeworkPage],
    notebook: Notebook,
    worry: Homework,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    key = list(page.practice.log.rows)[1]
    row = page.practice.log.rows[key]
    edit, delete = row.make_menu().actions()
    edit.trigger()
    assert row.isHidden()
    qtbot.keyClicks(page.practice.form.note.field, "!")
    page.practice.form.finish()
    assert not row.isHidden()
    assert row.said.text() == "!note 2"
    delete.trigger()
    assert notebook.homework.practices.get(key) is None
    assert key not in page.practice.log.rows
    undo[-1]()
    assert key in page.practice.log.rows


def test_done_with_this_and_taking_it_up_again(
    qtbot: QtBot,
    show: Callable[[], HomeworkPage],
    notebook: Notebook,
    worry: Homework,
    record: Homework,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    qtbot.mouseClick(page.practice.finish_button, LEFT)
    assert [each.id for each in notebook.homework.finished()] == [worry.id]
    assert page.finished_button.text() == "Finished (1)"
    assert page.practice.name.text() == "Thought record"
    undo[-1]()
    assert notebook.homework.finished() == []
    page.open(worry.id)
    qtbot.mouseClick(page.practice.finish_button, LEFT)
    qtbot.mouseClick(page.finished_button, LEFT)
    assert list(page.list.cards) == [worry.id]
    assert page.list.cards[worry.id].pill.text() == "4 days"
    qtbot.mouseClick(page.practice.resume_button, LEFT)
    assert notebook.homework.finished() == []
    assert list(page.list.cards) == [worry.id, record.id]


def test_editing_the_details(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    qtbot.mouseClick(page.practice.edit_link, LEFT)
    details = page.practice.details
    qtbot.keyClicks(details.fields["title"].field, " upstairs")
    qtbot.keyClicks(details.fields["obstacle"].field, "fear")
    qtbot.keyClick(details.confidence.slider, Qt.Key.Key_6)
    details.times.setCurrentIndex(details.times.findData(2))
    details.times.activated.emit(2)
    qtbot.mouseClick(details.done_button, LEFT)
    saved = notebook.homework.get(lift.id)
    assert saved
    assert (saved.title, saved.obstacle) == ("Take the lift upstairs", "fear")
    assert (saved.times_a_week, saved.confidence) == (2, 6)
    assert page.practice.name.text() == "Take the lift upstairs"
    assert page.list.cards[lift.id].heading.text() == "Take the lift upstairs"
    assert details.isHidden()


def test_an_emptied_title_is_not_saved(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.practice.edit_details()
    title = page.practice.details.fields["title"].field
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Backspace)
    page.flush()
    saved = notebook.homework.get(lift.id)
    assert saved
    assert saved.title == "Take the lift"


def test_a_refresh_leaves_the_words_being_typed_alone(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.practice.edit_details()
    field = page.practice.details.fields["why"].field
    field.setFocus()
    qtbot.keyClicks(field, "because")
    practise(notebook, lift, TODAY)
    assert field.text() == "because"
    assert field.hasFocus()
    page.flush()
    saved = notebook.homework.get(lift.id)
    assert saved
    assert saved.why == "because"


def test_homework_is_deleted_with_undo(
    qtbot: QtBot,
    show: Callable[[], HomeworkPage],
    notebook: Notebook,
    worry: Homework,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    page.practice.edit_details()
    qtbot.keyClicks(page.practice.details.fields["why"].field, "gone soon")
    qtbot.mouseClick(page.practice.details.delete_link, LEFT)
    qtbot.wait(700)
    assert notebook.homework.open() == []
    assert not page.empty.isHidden()
    undo[-1]()
    assert list(page.list.cards) == [worry.id]
    assert len(page.practice.log.rows) == 5


def test_adding_homework(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.add()
    title = page.practice.details.fields["title"].field
    assert title.hasFocus()
    assert notebook.homework.open() == [lift]
    qtbot.keyClicks(title, "Call a friend")
    page.flush()
    (_, new) = notebook.homework.open()
    assert (new.title, new.started_on) == ("Call a friend", TODAY)
    assert page.list.cards[new.id].isChecked()
    assert title.hasFocus()
    qtbot.mouseClick(page.practice.details.done_button, LEFT)
    assert page.practice.name.text() == "Call a friend"


def test_adding_and_thinking_better_of_it(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.add()
    qtbot.mouseClick(page.practice.details.delete_link, LEFT)
    assert notebook.homework.open() == [lift]
    assert page.practice.name.text() == "Take the lift"
    assert page.practice.details.isHidden()


def test_an_empty_page_says_what_it_is_for(qtbot: QtBot, show: Callable[[], HomeworkPage]) -> None:
    page = show()
    assert page.empty.isVisible()
    assert not page.practice.isVisible()
    (action,) = page.empty.findChildren(QAbstractButton)
    qtbot.mouseClick(action, LEFT)
    assert page.practice.details.fields["title"].field.hasFocus()


def test_search_opens_an_old_practice_of_finished_homework(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    old = add(notebook, "Old", finished_on=ago(3))
    practices = [practise(notebook, old, ago(days), note="x") for days in range(70, 0, -1)]
    page = show()
    page.open(practices[10].id)
    assert page.finished_button.isChecked()
    assert page.practice.name.text() == "Old"
    row = page.practice.log.rows[practices[10].id]
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty(), timeout=1000)
    assert row.more.hasFocus()
    page.open("unknown")
    assert page.practice.name.text() == "Old"


def test_a_long_log_shows_more_when_asked(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    for days in range(70):
        practise(notebook, lift, ago(days))
    page = show()
    assert len(page.practice.log.rows) == 8
    for shown in (58, 70):
        qtbot.mouseClick(page.practice.log.more, LEFT)
        assert len(page.practice.log.rows) == shown
    assert page.practice.log.more.isHidden()


def test_a_refresh_asks_few_questions(
    show: Callable[[], HomeworkPage], notebook: Notebook, worry: Homework
) -> None:
    for number in range(30):
        practise(notebook, add(notebook, f"Homework {number}"), TODAY)
    page = show()
    asked: list[str] = []
    notebook.database._sql.set_trace_callback(asked.append)
    page.refresh()
    notebook.database._sql.set_trace_callback(None)
    assert 0 < len(asked) <= 10


def test_everything_can_be_named_by_a_screen_reader(
    show: Callable[[], HomeworkPage], worry: Homework
) -> None:
    page = show()
    page.practice.log_practice()
    page.practice.edit_details()
    kinds = QAbstractButton, QAbstractSlider, QPlainTextEdit, QDateEdit
    for kind in kinds:
        for widget in page.practice.findChildren(kind) + page.list.findChildren(kind):
            if widget.objectName().startswith("qt_") or (
                kind is QAbstractSlider
                and (widget.parent() is None or "ScrollBar" in type(widget).__name__)
            ):
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_narrow_windows_get_one_column(
    qtbot: QtBot, show: Callable[[], HomeworkPage], worry: Homework
) -> None:
    page = show()
    assert page.practice.mapTo(page, page.practice.rect().topLeft()).x() > page.list.width()
    page.resize(620, 704)
    qtbot.waitUntil(lambda: page.practice.mapTo(page, page.rect().topLeft()).x() < 60)
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_saving_is_announced(
    qtbot: QtBot, show: Callable[[], HomeworkPage], worry: Homework
) -> None:
    page = show()
    with qtbot.waitSignal(page.saved):
        page.list.cards[worry.id].week.squares[0].click()


def test_every_part_of_the_record_can_be_written(
    qtbot: QtBot, show: Callable[[], HomeworkPage], notebook: Notebook, lift: Homework
) -> None:
    page = show()
    page.practice.edit_details()
    details = page.practice.details
    for name, field in details.fields.items():
        field.field.setFocus()
        field.field.selectAll()
        qtbot.keyClicks(field.field, name)
    for choice, value in ((details.times, 3), (details.form, "small_step")):
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())
    qtbot.keyClick(details.confidence.slider, Qt.Key.Key_7)
    details.finish()
    saved = notebook.homework.get(lift.id)
    assert saved
    for name in details.fields:
        assert getattr(saved, name) == name
    assert (saved.times_a_week, saved.form, saved.confidence) == (3, "small_step", 7)
    assert page.list.cards[lift.id].place.text() == "moment, place · form: Small step"
    page.practice.log_practice()
    form = page.practice.form
    qtbot.mouseClick(form.amounts[Done.ALL], LEFT)
    qtbot.keyClicks(form.note.field, "learned")
    qtbot.keyClicks(form.obstacle.field, "in the way")
    for row in form.ratings.values():
        qtbot.keyClick(row.slider, Qt.Key.Key_5)
    form.finish()
    (attempt,) = notebook.homework.practices.of(lift.id)
    assert (attempt.day, attempt.done) == (TODAY, Done.ALL)
    assert (attempt.note, attempt.obstacle) == ("learned", "in the way")
    assert {getattr(attempt, name) for name in form.ratings} == {5}


def test_a_form_that_was_deleted_stays_chosen_until_another_is(
    show: Callable[[], HomeworkPage], notebook: Notebook
) -> None:
    homework = add(notebook, "Old", form="gone")
    page = show()
    assert page.practice.fill_button.isHidden()
    assert page.list.cards[homework.id].place.text() == ""
    page.practice.edit_details()
    assert page.practice.details.form.currentText() == "a form that was deleted"
    page.practice.details._autosave.touch()
    page.flush()
    saved = notebook.homework.get(homework.id)
    assert saved
    assert saved.form == "gone"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((0,), "One attempt: today"),
        ((1, 1, 3), "3 attempts, last Monday"),
        ((0, 3), "2 attempts, the last: today"),
        ((9, 30), "2 attempts, the last: 15 Nov"),
    ],
)
def test_attempts_are_counted_in_words(
    show: Callable[[], HomeworkPage],
    notebook: Notebook,
    lift: Homework,
    days: tuple[int, ...],
    said: str,
) -> None:
    for back in days:
        practise(notebook, lift, ago(back))
    practise(notebook, lift, ago(2), done=Done.NONE)
    page = show()
    assert page.practice.tried.text() == said
    assert page.practice.tried.isHidden() == (not said)
