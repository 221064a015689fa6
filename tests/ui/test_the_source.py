"""Four habits and four tips, each as a person meets it: by keys, at the real window.

The rows of the table in the README that says what the notebook is for, in its order. Only
asserts on what nobody sees read the notebook.
"""

from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.homework import Verdict
from sessionbook.domain.reports import Part
from sessionbook.store.notebook import Notebook
from sessionbook.ui.chart.table import FactsTable
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.insight_row import InsightRow
from sessionbook.ui.report.sheet import ReportSheet
from sessionbook.ui.report.wanted import Wanted
from tests.conftest import NOW, Clock
from tests.ui.hands import CONTROL, Hands, Key, at_the_window, focused, name_of
from tests.ui.test_loop_by_keys import plan_every_week

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

HONESTY = "What I was honest about · what I held back"
THANKFUL, COMPLIMENT = "Five things I am thankful for", "A compliment for next time"
HOPE = "Something that gives me hope"
HIDDEN = "sensitive line 1, hidden"
A_WEEK = timedelta(weeks=1)


def write_up(hands: Hands, notes: str = "") -> None:
    """Begin the session of today and note something, or nothing."""
    hands.turn_to("sessions")
    hands.press(Key.Key_N, CONTROL)
    assert name_of(focused()) == "Notes"
    hands.type(notes)


def add_to_bring_up(hands: Hands, words: str) -> None:
    hands.press(Key.Key_B, CONTROL)
    hands.type(words)
    hands.press(Key.Key_Return)


def say_about(hands: Hands, line: str, said: str) -> None:
    """Choose something in the menu of a line of Today."""
    hands.go_to(f"More about {line}")
    hands.press(Key.Key_Space)
    hands.choose(said)


def found(hands: Hands, words: str) -> int:
    """Return how many hits a search has."""
    hands.press(Key.Key_K, CONTROL)
    hands.type(words)
    count = hands.shell.search.results.model.rowCount()
    hands.press(Key.Key_Escape)
    return count


# --- be honest


def test_what_was_held_back_is_written_read_again_and_stays_on_its_page(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    write_up(hands)
    hands.unfold(HONESTY)
    hands.go_to("What I was honest about")
    hands.type("The tablets I skipped")
    hands.go_to("What I held back")
    hands.type("That I nearly stayed away")
    clock.now += A_WEEK
    hands.shell.flush()
    hands = at_the_window(qtbot, context, clock)
    hands.turn_to("sessions")
    assert {"The tablets I skipped", "That I nearly stayed away"} <= set(hands.seen())
    for page in ("today", "homework", "goals", "progress"):
        hands.turn_to(page)
        assert not any("nearly stayed" in words for words in hands.seen())


def test_what_is_unsaid_comes_nearer_step_by_step(hands: Hands) -> None:
    add_to_bring_up(hands, "The letter")
    assert "The letter" in hands.seen()
    say_about(hands, "The letter", "Private")
    assert "The letter" not in hands.seen()
    assert "Private" in hands.seen()
    say_about(hands, HIDDEN, "Thinking about it")
    assert {"The letter", "Thinking about it"} <= set(hands.seen())
    say_about(hands, "The letter", "Ready to raise")
    assert "Thinking about it" not in hands.seen()
    write_up(hands, "Before")
    hands.turn_to("today")
    say_about(hands, "The letter", "Raised")
    assert "The letter" not in hands.seen()
    hands.turn_to("sessions")
    assert "What I raised" in hands.seen()
    hands.go_to("The letter")


def test_what_was_held_back_leaves_the_notebook_only_if_ticked(
    hands: Hands, context: Context, tmp_path: Path
) -> None:
    write_up(hands)
    hands.unfold(HONESTY)
    hands.go_to("What I held back")
    hands.type("Unsaid")
    hands.turn_to("progress")
    sheet = ReportSheet(context, Wanted())
    hands.qtbot.addWidget(sheet)
    sheet.show()
    (line,) = (row for row in sheet.rows.rows if row.line.part is Part.UNSAID)
    said = []
    for name in ("without", "with"):
        context.ask.path = tmp_path / f"{name}.pdf"  # type: ignore[attr-defined]
        sheet.save.click()
        pages = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages
        said.append("".join(page.extract_text() for page in pages))
        line.check.click()
    assert ["Unsaid" in each for each in said] == [False, True]


# --- commit to work outside sessions


def test_homework_is_planned_tried_and_looked_at_again(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    hands.turn_to("homework")
    hands.press(Key.Key_N, CONTROL)
    for name, words in (
        ("What", "Say one thing"),
        ("When", "Monday at nine"),
        ("Where", "in the round"),
        ("What will most likely get in the way", "My voice"),
        ("If that happens, then I…", "read it out"),
    ):
        hands.go_to(name)
        hands.type(words)
    hands.go_to("How sure am I that I will do it?")
    hands.type("7")
    hands.start("Done")
    seen = " ".join(hands.seen())
    for words in ("Say one thing", "Monday at nine", "in the round", "My voice", "read it out"):
        assert words in seen
    hands.start("Something got in the way")
    hands.type("I was ill")
    hands.start("Done")
    clock.now += timedelta(days=2)
    hands.start("Log a practice")
    hands.type("Nobody laughed")
    hands.start("Done")
    assert {"Skipped: I was ill", "Nobody laughed"} <= set(hands.seen())
    clock.now = NOW + A_WEEK
    hands = at_the_window(qtbot, context, clock)
    assert "Say one thing" in hands.seen()
    write_up(hands)
    hands.start("Let go: Say one thing")
    (homework,) = notebook.homework.finished()
    (review,) = notebook.homework.reviews.of(homework.id)
    assert review.verdict is Verdict.LET_GO
    hands.turn_to("homework")
    assert "Finished (1)" in hands.seen()
    for words in ("failed", "missed", "late", "streak", "well done"):
        assert words not in " ".join(hands.seen()).lower()


# --- a positive outlook


def test_outlook_is_a_line_of_its_own_on_the_chart(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    for outlook in ("3", "5", "8"):
        hands = at_the_window(qtbot, context, clock)
        hands.go_to("Outlook")
        hands.type(outlook)
        clock.now += A_WEEK
    clock.now -= timedelta(days=1)
    hands = at_the_window(qtbot, context, clock)
    hands.turn_to("progress")
    assert "Outlook" in hands.seen()
    assert [row[1:3] for row in as_table(hands)] == [
        ("Outlook", "8"),
        ("Outlook", "5"),
        ("Outlook", "3"),
    ]


def test_what_gives_hope_is_asked_once_and_can_be_passed_over(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    write_up(hands, "A short one.")
    hands.unfold(HOPE)
    hands.go_to(HOPE)
    hands.press(Key.Key_Return)
    assert name_of(focused()) != HOPE
    hands.shell.flush()
    (session,) = notebook.sessions.on_day(clock.today)
    assert (session.notes, session.hope) == ("A short one.", "")
    assert not QApplication.activeModalWidget()


# --- reflect on progress


def test_four_benchmarks_stand_side_by_side_and_a_reached_one_is_dated(
    qtbot: QtBot, hands: Hands, clock: Clock
) -> None:
    hands.go_to("Outlook")
    hands.type("6")
    hands.turn_to("goals")
    hands.press(Key.Key_N, CONTROL)
    hands.type("Sing in the choir")
    hands.shell.flush()
    hands.go_to("More about Sing in the choir")
    hands.press(Key.Key_Space)
    hands.choose("Reached…")
    hands.start("Reached")
    hands.turn_to("progress")
    for measure, total in (("WHO-5", "48"), ("PHQ-9", "12")):
        hands.press(Key.Key_N, CONTROL)
        choose_in_list(hands, measure)
        hands.go_to("Answer the questions")
        hands.press(Key.Key_Down)  # to: enter the total only
        hands.go_to("Total")
        hands.type(total)
        hands.press(Key.Key_Return)
        qtbot.waitUntil(lambda: not QApplication.activeModalWidget())
        hands.shell.activateWindow()  # a desktop does so
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    rows = as_table(hands)
    measured = {("Quality of life, WHO-5", "48"), ("Low mood, PHQ-9", "12"), ("Outlook", "6")}
    assert measured <= {row[1:3] for row in rows}
    assert [row[0] for row in rows if "Sing in the choir" in row[1]] == ["24 Nov 2026"]
    assert "1 of 1 reached" in hands.seen()


def as_table(hands: Hands) -> list[tuple[str, ...]]:
    """Turn the chart into its table and return what is read there."""
    hands.press(Key.Key_T, CONTROL)
    hands.qtbot.waitUntil(lambda: hands.shell.page.findChild(FactsTable) is not None)
    table = hands.shell.page.findChild(FactsTable)
    assert table
    assert table.isVisible()
    return [fact.cells() for fact in table.facts.rows]


def choose_in_list(hands: Hands, name: str) -> None:
    """Step with Down in the list of the dialog until it says this."""
    while not isinstance(focused(), QComboBox):
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Home)
    for _ in range(30):
        if name in name_of(focused()):
            return
        hands.press(Key.Key_Down)
    pytest.fail(f"no {name}")


def test_after_every_few_sessions_a_review_is_offered(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    for week in range(6):
        clock.now = NOW + week * A_WEEK
        hands = at_the_window(qtbot, context, clock)
        write_up(hands, f"Week {week}")
        hands.shell.flush()
    clock.now += timedelta(days=1)
    hands = at_the_window(qtbot, context, clock)
    hands.start("Look back")
    assert hands.shell.page.key == "looking_back"
    hands.go_to("What I see, looking back")
    hands.type("It goes slowly, and it goes.")
    hands.shell.flush()
    assert [review.text for review in notebook.reviews.all()] == ["It goes slowly, and it goes."]


# --- gratitude list


def test_one_line_of_five_is_enough_and_none_too(
    hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    write_up(hands, "Before")
    hands.unfold(THANKFUL)
    hands.go_to("I am thankful for 1")
    hands.type("The bench in the sun")
    hands.press(Key.Key_Return)
    (session,) = notebook.sessions.on_day(clock.today)
    assert [line.text for line in notebook.gratitude.of_session(session.id)] == [
        "The bench in the sun"
    ]
    for number in range(2, 6):
        hands.type(f"Thing {number}")
        hands.press(Key.Key_Return)
    assert len(notebook.gratitude.of_session(session.id)) == 5
    assert {"The bench in the sun", *(f"Thing {number}" for number in range(2, 6))} <= set(
        hands.seen()
    )
    clock.now += A_WEEK
    write_up(hands, "And none this time")
    hands.shell.flush()
    (without,) = notebook.sessions.on_day(clock.today)
    assert notebook.gratitude.of_session(without.id) == []
    assert "Saved just now" in hands.seen()


# --- share a compliment


def test_a_compliment_is_carried_to_the_next_session_and_marked_said(
    qtbot: QtBot, hands: Hands, notebook: Notebook, context: Context, clock: Clock
) -> None:
    write_up(hands, "Before")
    hands.unfold(COMPLIMENT)
    hands.go_to("Something kind to say")
    hands.type("You remembered the choir")
    hands.press(Key.Key_Return)
    hands.shell.flush()
    clock.now += A_WEEK
    hands = at_the_window(qtbot, context, clock)
    assert {"You remembered the choir", "Compliment"} <= set(hands.seen())
    hands.start("You remembered the choir")
    assert notebook.topics.open() == []
    write_up(hands, "Said it")
    hands.shell.flush()
    (topic,) = notebook.topics.where("kind = 'compliment'")
    (session,) = notebook.sessions.on_day(clock.today)
    assert (topic.state.value, topic.raised_in) == ("raised", session.id)
    hands.turn_to("today")
    assert "You remembered the choir" not in hands.seen()


# --- open up about something sensitive


def test_something_sensitive_is_read_only_while_it_is_held(
    qtbot: QtBot, hands: Hands, notebook: Notebook, clock: Clock
) -> None:
    add_to_bring_up(hands, "The drawer")
    say_about(hands, "The drawer", "Sensitive")
    say_about(hands, HIDDEN, "Thinking about it")
    QGuiApplication.clipboard().clear()
    hands.go_to(HIDDEN)
    assert not said_anywhere(hands, "The drawer")
    assert found(hands, "drawer") == 0
    hands.go_to(HIDDEN)
    hands.press(Key.Key_Tab)  # from the tick to the words
    qtbot.keyPress(focused(), Key.Key_Space)
    assert name_of(focused()) == "The drawer"
    qtbot.keyRelease(focused(), Key.Key_Space)
    assert name_of(focused()) == HIDDEN
    assert "Sensitive · when I'm ready" in hands.seen()
    say_about(hands, HIDDEN, "Ready to raise")
    assert "Sensitive · ready to raise" in hands.seen()
    assert not said_anywhere(hands, "The drawer")
    say_about(hands, HIDDEN, "Raised")
    assert notebook.topics.open() == []
    write_up(hands, "Said it")
    assert not said_anywhere(hands, "The drawer")


def said_anywhere(hands: Hands, words: str) -> bool:
    """Return whether a text, a name or the clipboard says this."""
    names = [name_of(each) + each.toolTip() for each in hands.shell.findChildren(QWidget)]
    said = [*hands.seen(), *names, hands.shell.window().windowTitle()]
    return any(words in text for text in (*said, QGuiApplication.clipboard().text()))


# --- take a pen and paper


def test_what_was_noted_comes_back_after_1_3_7_and_21_days(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    note_insight(hands, "A pause is an answer")
    assert met_on(qtbot, context, clock, ["Still true"] * 9) == [1, 3, 7, 21]


@pytest.mark.drill
def test_later_costs_nothing(qtbot: QtBot, hands: Hands, context: Context, clock: Clock) -> None:
    note_insight(hands, "A pause is an answer")
    later = ["Later", "Later", *["Still true"] * 9]
    assert met_on(qtbot, context, clock, later) == [1, 2, 3, 5, 9, 23]


def met_on(
    qtbot: QtBot, context: Context, clock: Clock, answers: list[str], days_on: int = 30
) -> list[int]:
    """Open the window once a day, give the next answer when asked, say on which days that was."""
    days = []
    for day in range(1, days_on + 1):
        clock.now = NOW + timedelta(days=day)
        hands = at_the_window(qtbot, context, clock)
        for insight in insights(hands):
            hands.start(f"{answers[len(days)]}: {insight}")
            days.append(day)
        for word in ("overdue", "missed", "late", "skipped", "days ago"):
            assert word not in " ".join(hands.seen()).lower().replace("later", "")
        hands.shell.close()
    return days


def test_the_picks_stay_the_same_all_day(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    for number in range(5):
        note_insight(hands, f"Insight {number}")
    clock.now += timedelta(days=1)
    hands = at_the_window(qtbot, context, clock)
    first = insights(hands)
    assert len(first) == 3
    hands.start(f"Later: {first[0]}")
    hands.start(f"Still true: {first[1]}")
    clock.now += timedelta(hours=6)
    hands = at_the_window(qtbot, context, clock)
    assert insights(hands) == first
    assert {"It comes back another day", "Still true"} <= set(hands.seen())


def test_those_of_the_last_session_come_back_before_the_next_one(
    qtbot: QtBot, hands: Hands, context: Context, clock: Clock
) -> None:
    plan_every_week(hands, clock)
    note_insight(hands, "A pause is an answer")
    found = met_on(qtbot, context, clock, ["Still true"] * 9, days_on=21)
    assert [day for day in found if day % 7 == 0] == [7, 14, 21]
    assert [day for day in found if day % 7][:2] == [1, 3]


def note_insight(hands: Hands, words: str) -> None:
    hands.turn_to("sessions")
    hands.press(Key.Key_N, CONTROL)
    hands.go_to("Add an insight", "Another insight")
    hands.type(words)
    hands.press(Key.Key_Return)
    hands.shell.flush()


def insights(hands: Hands) -> list[str]:
    """Return the insights that came back today."""
    rows = [row for row in hands.shell.page.findChildren(InsightRow) if row.isVisible()]
    return [row.text.text() for row in rows]


def test_people_and_facts_are_kept(hands: Hands) -> None:
    hands.turn_to("details")
    hands.press(Key.Key_N, CONTROL)
    hands.type("Noor")
    hands.press(Key.Key_Tab)
    hands.type("my sister, lives by the sea")
    hands.press(Key.Key_Return)
    hands.turn_to("today")
    hands.turn_to("details")
    assert {"Noor", "my sister, lives by the sea"} <= set(hands.seen())


# --- and the table of them


def test_the_table_names_tests_and_pictures_that_there_are() -> None:
    folder = Path(__file__).parents[2] / "packaging" / "pictures"
    rows = [row for row in (folder / "README.md").read_text().splitlines() if "`test_" in row]
    assert len(rows) == 8
    for row in rows:
        tests, pictures = row.split("|")[2:4]
        assert all(callable(globals().get(name)) for name in tests.replace("`", "").split()), row
        drawn = [folder / name for name in pictures.replace("`", "").split()]
        assert drawn
        assert all(each.stat().st_size < 150_000 for each in drawn)
