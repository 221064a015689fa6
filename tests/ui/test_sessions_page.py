from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Homework
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.page import Context, Tab
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.details import DetailsDialog
from sessionbook.ui.pages.sessions.session_list import PIECE, SPOKEN, SessionList
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.autosave import PAUSE_MS
from tests.conftest import NOW, Clock
from tests.ui.sessions_page import open_all

DAY = date(2026, 11, 24)
LEFT_BUTTON = Qt.MouseButton.LeftButton


def fill(notebook: Notebook, count: int, first: date = DAY) -> list[Session]:
    """Save sessions a week apart, newest first."""
    return [
        notebook.sessions.save(
            Session(
                day=first - timedelta(weeks=back),
                at=time(15),
                with_whom="Dr Moreau",
                notes=f"Notes **{back}**",
            )
        )
        for back in range(count)
    ]


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    shell = Shell(context, [Tab("sessions", "Sessions", lambda: SessionsPage)])
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    return shell


@pytest.fixture
def page(shell: Shell) -> SessionsPage:
    assert isinstance(shell.page, SessionsPage)
    return shell.page


def chosen_row(page: SessionsPage) -> int:
    return page.side.view.currentIndex().row()


def spoken(page: SessionsPage) -> list[str]:
    model = page.side.list
    return [str(model.data(model.index(row), SPOKEN[0])) for row in range(model.rowCount())]


def type_notes(qtbot: QtBot, page: SessionsPage, text: str) -> None:
    page.write_up.notes.editor.setFocus()
    qtbot.keyClicks(page.write_up.notes.editor, text)


def notice(context: Context) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    context.notices.offered.connect(lambda said, undo: heard.append((said, undo)))
    return heard


# The list


def test_the_newest_session_is_chosen_and_shown(notebook: Notebook, context: Context) -> None:
    newest = fill(notebook, 3)[0]
    page = SessionsPage(context)
    page.refresh()
    assert page.session == newest
    assert chosen_row(page) == 0
    assert page.write_up.notes.editor.toPlainText() == "Notes 0"


def test_a_row_says_day_draft_and_beginning_without_marks(
    notebook: Notebook, page: SessionsPage
) -> None:
    notebook.sessions.save(Session(day=DAY, notes="# Rest\n\n- is **not** earned"))
    notebook.sessions.save(Session(day=DAY - timedelta(days=1)))
    today, before = words.short_date(DAY), words.short_date(DAY - timedelta(days=1))
    assert spoken(page) == [f"{today}, draft. Rest is not earned", before]
    model = page.side.list
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == spoken(page)[0]


def test_a_long_list_is_read_in_pieces(notebook: Notebook, context: Context) -> None:
    with notebook.database.write():
        fill(notebook, 2 * PIECE + 5)
    model = SessionList(notebook.sessions, context.today)
    model.reload()
    lengths = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        lengths.append(model.rowCount())
    assert lengths == [PIECE, 2 * PIECE, 2 * PIECE + 5]
    days = [model.line(row).day for row in range(model.rowCount())]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == len(days)


def test_the_arrow_keys_go_through_the_sessions(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    sessions = fill(notebook, 3)
    page.side.view.setFocus()
    qtbot.keyClick(page.side.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.side.view, Qt.Key.Key_Down)
    assert page.session == sessions[2]
    qtbot.keyClick(page.side.view, Qt.Key.Key_Up)
    assert page.session == sessions[1]


def test_a_click_chooses_and_saves_what_was_typed(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    sessions = fill(notebook, 2)
    type_notes(qtbot, page, "More. ")
    place = page.side.view.visualRect(page.side.list.index(1)).center()
    qtbot.mouseClick(page.side.view.viewport(), LEFT_BUTTON, pos=place)
    assert page.session == sessions[1]
    saved = notebook.sessions.get(sessions[0].id)
    assert saved is not None
    assert saved.notes == "More. Notes **0**"


def test_refresh_keeps_what_is_chosen_and_how_far_it_was_scrolled(
    notebook: Notebook, page: SessionsPage
) -> None:
    with notebook.database.write():
        sessions = fill(notebook, 60)
    page.open(sessions[30].id)
    bar = page.side.view.verticalScrollBar()
    assert bar.value() > 0
    place = bar.value()
    notebook.sessions.save(Session(day=DAY - timedelta(weeks=100)))
    assert (chosen_row(page), bar.value()) == (30, place)
    notebook.sessions.save(Session(day=DAY + timedelta(days=1)))
    assert (chosen_row(page), bar.value()) == (31, place)
    assert page.session == sessions[30]


def test_opening_an_old_session_reads_on_to_it(notebook: Notebook, page: SessionsPage) -> None:
    with notebook.database.write():
        sessions = fill(notebook, 3 * PIECE)
    page.open(sessions[-1].id)
    assert page.session == sessions[-1]
    assert chosen_row(page) == 3 * PIECE - 1


def test_a_very_old_session_is_shown_unchosen(
    notebook: Notebook, page: SessionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessionbook.ui.pages.sessions.session_list.FARTHEST", PIECE)
    with notebook.database.write():
        sessions = fill(notebook, 3 * PIECE)
    page.open(sessions[-1].id)
    assert page.session == sessions[-1]
    assert not page.side.view.currentIndex().isValid()


# A new session


def test_an_empty_notebook_offers_the_one_thing_to_do(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    assert page.session is None
    qtbot.mouseClick(page.empty.begin, LEFT_BUTTON)
    assert page.session is not None
    assert page.write_up.notes.editor.hasFocus()


def test_a_new_session_is_a_row_only_once_something_is_written(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    older = fill(notebook, 1, DAY - timedelta(days=7))[0]
    qtbot.mouseClick(page.side.new, LEFT_BUTTON)
    assert [chosen_row(page), page.side.list.rowCount()] == [0, 2]
    page.open(older.id)
    assert page.side.list.rowCount() == 1
    assert [line.id for line in notebook.sessions.lines(5)] == [older.id]
    page.add()
    type_notes(qtbot, page, "Rest")
    page.flush()
    assert [line.beginning for line in notebook.sessions.lines(5)] == ["Rest", "Notes **0**"]
    assert [chosen_row(page), page.side.list.rowCount()] == [0, 2]
    assert spoken(page)[0].endswith(". Rest")


def test_words_typed_and_taken_back_make_no_session(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.add()
    type_notes(qtbot, page, "R")
    qtbot.keyClick(page.write_up.notes.editor, Qt.Key.Key_Backspace)
    page.flush()
    assert notebook.sessions.lines(5) == []


def test_a_new_session_is_todays_appointment(notebook: Notebook, page: SessionsPage) -> None:
    fill(notebook, 1, DAY - timedelta(days=7))
    plan = {"with_whom": "Ms Okafor", "label": "Couple", "way": "Phone"}
    notebook.appointments.save(Appointment(day=DAY, at=time(16, 30), **plan))  # type: ignore[arg-type]
    page.add()
    assert page.session is not None
    new = page.session
    assert (new.day, new.at, new.with_whom) == (DAY, time(16, 30), "Ms Okafor")
    assert page.write_up.heading.about.text() == "Couple · Phone"


def test_two_on_one_day_are_begun_one_after_the_other(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage, clock: Clock
) -> None:
    """The second is over before a third is begun: notes from before it are the waiting room's."""
    for hour, whom in ((17, "Ms Okafor"), (10, "Dr Moreau")):
        notebook.appointments.save(Appointment(day=DAY, at=time(hour), with_whom=whom))
    for hour in (10, 17, None):
        page.add()
        if hour == 17:
            clock.now = clock.now.replace(hour=18)
        type_notes(qtbot, page, "Rest")
        page.flush()
        assert page.session is not None
        assert page.session.at == (hour and time(hour))
    assert len(notebook.sessions.on_day(DAY)) == 3


def test_without_an_appointment_it_is_with_the_person_of_last_time(
    notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 1, DAY - timedelta(days=7))
    notebook.appointments.save(Appointment(day=DAY + timedelta(days=1), with_whom="Ms Okafor"))
    page.add()
    assert page.session is not None
    new = page.session
    assert (new.day, new.at, new.with_whom) == (DAY, None, "Dr Moreau")
    assert page.write_up.heading.pill.text() == "2nd with Dr Moreau"


def test_todays_session_without_words_is_used_again(notebook: Notebook, page: SessionsPage) -> None:
    blank = notebook.sessions.save(Session(day=DAY))
    page.add()
    assert page.session == blank
    assert not page.write_up.sheet.is_new


def test_what_was_begun_in_the_waiting_room_is_the_same_session(
    notebook: Notebook, page: SessionsPage
) -> None:
    begun = notebook.sessions.save(Session(day=DAY, mood_before=3))
    page.add()
    assert page.session == begun


def test_todays_session_with_words_is_left_alone(notebook: Notebook, page: SessionsPage) -> None:
    written = fill(notebook, 1)[0]
    page.add()
    assert page.session is not None
    assert page.session.id != written.id


def test_a_line_makes_the_new_session_a_row(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    page.add()
    page.write_up.thankful.open()
    field = page.write_up.thankful.lines.rows()[0].field
    qtbot.keyClicks(field, "Tea")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    session = notebook.sessions.on_day(DAY)[0]
    assert [each.text for each in notebook.gratitude.of_session(session.id)] == ["Tea"]
    assert spoken(page) == [f"{words.short_date(DAY)}, draft"]


# Writing


def test_half_a_second_after_typing_it_is_saved(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = fill(notebook, 1)[0]
    read = page.write_up.notes.editor.markdown
    reads: list[int] = []
    field = page.write_up.sheet._fields["notes"]
    page.write_up.sheet.bind(
        "notes",
        type(field)(field.widget, lambda: reads.append(1) or read(), field.show),
    )
    type_notes(qtbot, page, "Rest. ")
    assert reads == []
    assert notebook.sessions.get(session.id) == session

    def is_saved() -> None:
        saved = notebook.sessions.get(session.id)
        assert saved is not None
        assert saved.notes == "Rest. Notes **0**"

    qtbot.waitUntil(lambda: bool(reads), timeout=4 * PAUSE_MS)
    is_saved()
    assert len(reads) == 1
    assert page.write_up.heading.saved.text() == "Saved just now"
    assert spoken(page)[0].endswith("Rest. Notes 0")


def test_fields_are_saved_once_and_only_those_that_were_touched(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    heard: list[object] = []
    notebook.database.listen(heard.append)
    qtbot.keyClicks(page.write_up.honesty.honest_about, "The anger")
    qtbot.keyClicks(page.write_up.honesty.held_back, "How late it is")
    page.flush()
    assert len(heard) == 1
    saved = notebook.sessions.get(session.id)
    assert saved is not None
    assert (saved.honest_about, saved.held_back) == ("The anger", "How late it is")
    assert (saved.notes, saved.at, saved.said_it) == (session.notes, session.at, None)


def test_what_could_not_be_saved_stays_and_is_tried_again(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = fill(notebook, 2)
    type_notes(qtbot, page, "Rest. ")

    def fail(session: Session) -> Session:
        raise OSError(session.id)

    with monkeypatch.context() as broken:
        broken.setattr(notebook.sessions, "save", fail)
        with pytest.raises(OSError, match=sessions[0].id):
            page.flush()
        assert page.write_up.heading.saved.text() == "Not saved yet"
        with qtbot.captureExceptions() as raised:
            page.side.view.setCurrentIndex(page.side.list.index(1))
        assert [kind for kind, *_ in raised] == [OSError]
    assert page.session == sessions[0]
    assert chosen_row(page) == 0
    assert page.write_up.notes.editor.toPlainText() == "Rest. Notes 0"
    page.flush()
    saved = notebook.sessions.get(sessions[0].id)
    assert saved is not None
    assert saved.notes == "Rest. Notes **0**"


def test_refresh_never_replaces_words_the_person_is_in(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    page.write_up.honesty.held_back.setFocus()
    notebook.sessions.save(replace(session, held_back="from elsewhere", notes="New notes"))
    assert page.write_up.honesty.held_back.text() == ""
    assert page.write_up.notes.editor.toPlainText() == "New notes"
    page.write_up.notes.editor.setFocus()
    page.refresh()
    assert page.write_up.honesty.held_back.text() == "from elsewhere"


def test_saved_just_now_becomes_the_time(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 2)
    heading = page.write_up.heading
    assert heading.saved.text() == ""
    heading._later.setInterval(1)
    heading.show_saved()
    assert heading.saved.text() == "Saved just now"
    qtbot.waitUntil(lambda: not heading._later.isActive())
    assert heading.saved.text() == f"Saved at {words.clock(NOW.time())}"
    qtbot.keyClick(page.side.view, Qt.Key.Key_Down)
    assert heading.saved.text() == ""


# The parts


def test_insights_are_added_reworded_unstarred_and_removed_with_undo(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    lines = page.write_up.insights.lines
    qtbot.keyClicks(lines.rows()[-1].field, "Let me think")
    qtbot.keyClick(lines.rows()[-1].field, Qt.Key.Key_Return)
    (insight,) = notebook.insights.of_session(session.id)
    assert (insight.text, insight.starred) == ("Let me think", True)
    row = lines.rows()[0]
    qtbot.keyClicks(row.field, "!")
    page.flush()
    assert row.star is not None
    qtbot.mouseClick(row.star, LEFT_BUTTON)
    (insight,) = notebook.insights.of_session(session.id)
    assert insight.starred is False
    assert sorted(insight.text) == sorted("Let me think!")
    said = notice(context)
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(row.field, Qt.Key.Key_Backspace)
    assert notebook.insights.of_session(session.id) == []
    said[0][1]()  # type: ignore[operator]
    assert len(notebook.insights.of_session(session.id)) == 1
    assert len(lines.rows()) == 2


def test_five_numbered_lines_stand_ready_and_never_more(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    page.write_up.thankful.open()
    lines = page.write_up.thankful.lines
    for number in range(1, 6):
        rows = lines.rows()
        assert [row.number.text() for row in rows if row.number] == list("12345")
        focused = rows[number - 1].field
        focused.setFocus()
        qtbot.keyClicks(focused, f"Thing {number}")
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    texts = [each.text for each in notebook.gratitude.of_session(session.id)]
    assert texts == [f"Thing {number}" for number in range(1, 6)]
    assert [row.field.text() for row in lines.rows()] == texts


def test_tab_goes_to_the_next_free_gratitude_line(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 1)
    page.write_up.thankful.open()
    lines = page.write_up.thankful.lines
    lines.rows()[0].field.setFocus()
    for text in ("One", "Two"):
        typed = QApplication.focusWidget()
        assert typed is not None
        qtbot.keyClicks(typed, text)
        qtbot.keyClick(typed, Qt.Key.Key_Tab)
    assert [row.field.text() for row in lines.rows()] == ["One", "Two", "", "", ""]
    assert lines.rows()[2].field.hasFocus()


def test_agreed_homework_is_homework_at_once(
    qtbot: QtBot, notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    session = fill(notebook, 1, DAY - timedelta(days=3))[0]
    lines = page.write_up.agreed.lines
    qtbot.keyClicks(lines.rows()[-1].field, "Ask one question")
    qtbot.keyClick(lines.rows()[-1].field, Qt.Key.Key_Return)
    (homework,) = notebook.homework.open()
    assert homework.title == "Ask one question"
    assert (homework.session_id, homework.started_on) == (session.id, session.day)
    said = notice(context)
    row = lines.rows()[0]
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    page.flush()
    assert notebook.homework.open() == []
    said[0][1]()  # type: ignore[operator]
    assert notebook.homework.open() == [homework]


def test_the_other_session_has_its_own_lines(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    newer, older = fill(notebook, 2)
    page.refresh()
    qtbot.keyClicks(page.write_up.insights.lines.rows()[-1].field, "half typed")
    page.open(older.id)
    assert [row.field.text() for row in page.write_up.insights.lines.rows()] == [""]
    assert [each.text for each in notebook.insights.of_session(newer.id)] == ["half typed"]
    assert notebook.insights.of_session(older.id) == []


# Working together


def test_sliders_are_unanswered_until_set_and_can_be_cleared(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    page.write_up.together.open()
    rows = page.write_up.together.rows
    assert [row.answer() for row in rows.values()] == [None] * 4
    row = rows["what_matters"]
    middle = QPoint(row.slider.width() // 2, row.slider.height() // 2)
    qtbot.mouseClick(row.slider, LEFT_BUTTON, pos=middle)
    page.flush()

    def answers() -> tuple[int | None, int | None]:
        saved = notebook.sessions.get(session.id)
        assert saved is not None
        return saved.what_matters, saved.being_myself

    first, other = answers()
    assert first is not None
    assert abs(first - 50) < 3
    assert other is None
    qtbot.keyClick(row.slider, Qt.Key.Key_Delete)
    page.flush()
    assert answers() == (None, None)
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    page.flush()
    assert answers()[0] is not None
    qtbot.mouseClick(row.clear_button, LEFT_BUTTON)
    page.flush()
    assert answers() == (None, None)
    assert not row.clear_button.isEnabled()


def test_a_slider_says_its_whole_question(notebook: Notebook, page: SessionsPage) -> None:
    fill(notebook, 1)
    page.write_up.together.open()
    for row in page.write_up.together.rows.values():
        name = row.slider.accessibleName()
        assert name.startswith(row.caption.text())
        assert name.endswith("?")
        assert "?" in row.toolTip()
        assert row.caption.text() in row.clear_button.accessibleName()


# The heading


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"),
        (13, "13th"), (21, "21st"), (23, "23rd"), (101, "101st"), (111, "111th"),
    ],
)  # fmt: skip
def test_english_ordinals(number: int, said: str) -> None:
    assert words.ordinal(number) == said


def test_the_pill_counts_and_the_title_has_a_year_only_when_needed(
    notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 60)
    page.refresh()
    page.open(notebook.sessions.on_day(DAY)[0].id)
    heading = page.write_up.heading
    assert heading.title.text() == f"Session of {words.day_month(DAY)}"
    assert heading.pill.text() == "60th with Dr Moreau"
    first = DAY - timedelta(weeks=59)
    page.open(notebook.sessions.on_day(first)[0].id)
    assert str(first.year) in heading.title.text()
    assert heading.pill.text() == "1st with Dr Moreau"


def test_date_time_and_person_can_be_changed(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    moved, other = fill(notebook, 2)
    page.open(moved.id)
    page.write_up.heading.change_requested.emit()
    dialog = page.findChild(DetailsDialog)
    assert dialog is not None
    dialog.date.setDate(words.qdate(DAY - timedelta(days=20)))
    dialog.time.setTime(dialog.time.minimumTime())
    dialog.with_whom.setText("  Ms Okafor ")
    qtbot.mouseClick(dialog.keep, LEFT_BUTTON)
    saved = notebook.sessions.get(moved.id)
    assert saved is not None
    assert (saved.day, saved.at) == (DAY - timedelta(days=20), None)
    assert saved.with_whom == "Ms Okafor"
    assert page.write_up.heading.pill.text() == "1st with Ms Okafor"
    assert [page.side.list.line(row).id for row in range(2)] == [other.id, moved.id]
    assert chosen_row(page) == 1


def test_deleting_shows_the_next_session_and_undo_brings_all_back(
    notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    sessions = fill(notebook, 3)
    notebook.insights.save(Insight(text="rest", session_id=sessions[1].id))
    page.open(sessions[1].id)
    said = notice(context)
    page.write_up.heading.menu().actions()[-1].trigger()
    assert page.session == sessions[2]
    assert page.side.list.rowCount() == 2
    assert notebook.sessions.get(sessions[1].id) is None
    said[0][1]()  # type: ignore[operator]
    assert page.session == sessions[1]
    assert chosen_row(page) == 1
    assert page.write_up.insights.lines.rows()[0].field.text() == "rest"


def test_deleting_the_only_session_leaves_the_first_words(
    notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 1)
    page.write_up.heading.delete_requested.emit()
    assert page.session is None
    assert page.side.list.rowCount() == 0


# Coming from elsewhere


def test_a_part_opens_its_session(notebook: Notebook, page: SessionsPage) -> None:
    newer, older = fill(notebook, 2)
    insight = notebook.insights.save(Insight(text="rest", session_id=older.id))
    thanks = notebook.gratitude.save(GratitudeLine(text="tea", session_id=older.id))
    homework = notebook.homework.save(Homework(title="ask", started_on=DAY, session_id=older.id))
    for record_id in (insight.id, thanks.id, homework.id, older.id):
        page.open(newer.id)
        page.open(record_id)
        assert page.session == older
        assert chosen_row(page) == 1
    page.open("nothing")
    assert page.session == older


def test_a_part_below_long_notes_is_scrolled_to(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 1)
    long = Session(day=DAY - timedelta(days=3), notes="\n\n".join(["Notes"] * 80))
    notebook.sessions.save(long)
    insight = notebook.insights.save(Insight(text="rest", session_id=long.id))
    page.open(insight.id)

    def is_in_sight() -> bool:
        row = page.write_up.insights.lines.row(insight.id)
        assert row is not None
        return not row.visibleRegion().isEmpty()

    qtbot.waitUntil(is_in_sight)
    page.open(long.id)
    assert page.write_up.verticalScrollBar().value() == 0


def test_a_session_without_words_is_opened_for_writing(
    notebook: Notebook, page: SessionsPage
) -> None:
    fill(notebook, 1, DAY - timedelta(days=7))
    page.open(notebook.sessions.save(Session(day=DAY)).id)
    assert page.write_up.notes.editor.hasFocus()


def test_tab_goes_through_the_page_in_reading_order(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    session = fill(notebook, 1)[0]
    for place in range(2):
        notebook.insights.save(Insight(text="rest", session_id=session.id, position=place))
    notebook.gratitude.save(GratitudeLine(text="tea", session_id=session.id))
    QApplication.processEvents()  # a new row is shown in the next turn
    open_all(page)
    page.write_up.notes.editor.setFocus()
    names: list[str] = []
    for _ in range(25):
        focused = QApplication.focusWidget()
        assert focused is not None
        name = focused.accessibleName().split(".")[0].rstrip(" 12345")
        if name not in names:
            names.append(name)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Notes",
        "What stayed with me",
        "More about the prompts",
        "What I was honest about",
        "What I held back",
        "Something that gives me hope",
        "Revisit: rest",
        "Insight",
        "Another insight",
        "Add a picture or PDF",
        "I am thankful for",
        "Something kind to say",
        "Before",
        "After",
        "Being myself",
        "What matters",
        "Way of working",
        "Said what I wanted",
        "Add homework",
    ]


def test_columns_stack_where_there_is_no_room(
    qtbot: QtBot, notebook: Notebook, shell: Shell, page: SessionsPage
) -> None:
    fill(notebook, 1)
    thankful, notes = page.write_up.thankful, page.write_up.notes

    def tops() -> tuple[int, int]:
        QApplication.processEvents()
        inner = page.write_up.widget()
        return tuple(each.mapTo(inner, QPoint(0, 0)).y() for each in (notes, thankful))  # type: ignore[return-value]

    first, second = tops()
    assert first == second
    shell.resize(900, 700)
    first, second = tops()
    assert second > first + notes.height()


def test_the_page_builds_and_refreshes_at_twice_the_text_size(
    qtbot: QtBot, notebook: Notebook, context: Context, qapp: QApplication
) -> None:
    from sessionbook.ui import theme

    fill(notebook, 3)
    theme.apply(qapp, context.theme, 200)
    page = SessionsPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 704)
    page.refresh()
    page.show()
    QApplication.processEvents()
    assert page.side.width() <= 0.4 * page.width()
    assert page.write_up.horizontalScrollBar().maximum() == 0
    page.grab()
    theme.apply(qapp, context.theme, 100)
