"""Benchmarks at the real window: set, reached, kept, changed, deleted, and said quietly."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.reviews import Review
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui.pages.looking_back.facts import Facts
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.benchmark_dialog import BenchmarkDialog
from sessionbook.ui.pages.progress.benchmarks_card import BenchmarksCard
from sessionbook.ui.widgets.choice import DateField
from tests.conftest import TODAY
from tests.ui.hands import Hands, Key, focused, name_of, said_beside

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

SET, MORE = "Set a benchmark…", "More about {}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def score(book: Notebook, *totals: int, last: int = 14) -> None:
    """Save totals a fortnight apart, the last so many days ago."""
    for place, total in enumerate(reversed(totals)):
        day = ago(last + 14 * place)
        book.measures.save(MeasureResult(measure="gad7", day=day, total=total))


def card(hands: Hands) -> BenchmarksCard:
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    return page.summaries.below.benchmarks


def choose(hands: Hands, name: str, wanted: str) -> None:
    """Step with Down in the list of this name until it says what is wanted."""
    while not (isinstance(field := focused(), QComboBox) and field.accessibleName() == name):
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Home)
    while field.currentText() != wanted and field.currentIndex() < field.count() - 1:
        hands.press(Key.Key_Down)
    assert field.currentText() == wanted


def after_dialog(hands: Hands) -> None:
    """Come back to the window, as a desktop lets one."""
    hands.qtbot.waitUntil(lambda: not QApplication.activeModalWidget())
    hands.shell.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_below_a_bound_three_times_running_by_keys_alone(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 12, 9)
    hands.turn_to("progress")
    hands.start(SET)
    choose(hands, "What", "GAD-7")
    choose(hands, "Which side counts", "At or below")
    hands.go_to("Value")
    hands.type("7")
    choose(hands, "How often, or for how long", "2 times in a row")
    hands.go_to("In your own words, if you like")
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == "GAD-7 at or below 7, 2 times in a row"
    hands.type("Calmer weeks")
    hands.press(Key.Key_Return)
    after_dialog(hands)
    (made,) = notebook.benchmarks.in_order()
    assert (made.title, made.series, made.at_least) == ("Calmer weeks", "measure:gad7", False)
    assert (made.bound, made.times, made.days, made.set_on) == (7, 2, None, TODAY)
    assert "Calmer weeks" in hands.seen()
    assert "on the way" in hands.seen()


def test_reaching_one_is_said_quietly_beside_the_undo_that_takes_both_back(
    hands: Hands, notebook: Notebook
) -> None:
    score(notebook, 7, 6)
    notebook.benchmarks.save(
        Benchmark(title="Calmer weeks", series="measure:gad7", set_on=ago(90), bound=7, times=3)
    )
    hands.turn_to("progress")
    asked = "GAD-7 at or below 7, 3 times in a row · 2 of 3 so far"
    hands.qtbot.waitUntil(lambda: asked in hands.seen(), timeout=1000)
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    page.add()
    form = QApplication.activeModalWidget()
    assert form
    form.what.setCurrentIndex(form.what.findText("GAD-7"))  # type: ignore[attr-defined]
    form.ways.choose_total()  # type: ignore[attr-defined]
    form.total.setText("5")  # type: ignore[attr-defined]
    form.keep.click()  # type: ignore[attr-defined]
    bar = hands.shell.notice_bar
    said = "The result was added. Benchmark reached: Calmer weeks."
    hands.qtbot.waitUntil(lambda: bar._words.text() == said, timeout=1000)
    assert [row.when.text() for row in card(hands).rows] == ["24 Nov 2026"]
    assert [flag.words for flag in page.card.model.flags] == ["Benchmark reached: Calmer weeks"]
    bar._undo_button.click()
    assert [row.when.text() for row in card(hands).rows] == ["on the way"]
    assert notebook.benchmarks.in_order()[0].reached_on is None


def test_a_harder_week_takes_nothing_away_and_the_window_says_so(
    hands: Hands, notebook: Notebook
) -> None:
    notebook.benchmarks.save(
        Benchmark(title="Calmer", series="measure:gad7", set_on=ago(90), bound=7)
    )
    score(notebook, 7, 18, 19)
    hands.turn_to("progress")
    assert [row.when.text() for row in card(hands).rows] == ["13 Oct 2026"]
    card(hands).add()
    form = QApplication.activeModalWidget()
    assert isinstance(form, BenchmarkDialog)
    texts = [each.text() for each in form.findChildren(QLabel) if each.isVisible()]
    assert "Once reached it stays reached: a harder week later takes nothing away." in texts
    form.reject()


def test_over_days_it_says_what_is_enough(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 7)
    hands.turn_to("progress")
    card(hands).add()
    form = QApplication.activeModalWidget()
    assert isinstance(form, BenchmarkDialog)
    form.what.setCurrentIndex(form.what.findText("Mood"))
    assert form.way.currentText() == "At or above"
    assert not form.enough.isVisible()
    form.kept.setCurrentIndex(form.kept.findText("For a month"))
    assert form.enough.isVisible()
    assert form.enough.text() == (
        "It takes 3 values at least, with no more than 7 days between two."
    )
    form.bound.setText("11")
    form.keep.click()
    assert form.wrong.text() == "Mood goes from 0 to 10; enter a whole number in it."
    form.bound.setText("7")
    form.keep.click()
    (made,) = notebook.benchmarks.in_order()
    assert made.title == "Mood at or above 7, for a month"
    assert (made.at_least, made.bound, made.times, made.days) == (True, 7, None, 30)


def test_a_step_asks_for_no_value(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 7)
    goal = notebook.goals.save(Goal(title="Sing", started_on=ago(40)))
    step = notebook.goals.steps.save(Step(goal_id=goal.id, text="Ask the choir"))
    hands.turn_to("progress")
    card(hands).add()
    form = QApplication.activeModalWidget()
    assert isinstance(form, BenchmarkDialog)
    form.what.setCurrentIndex(form.what.findText("Step: Ask the choir"))
    assert not form.bound.isVisible()
    assert form.own.placeholderText() == "Step done: Ask the choir"
    form.keep.click()
    (made,) = notebook.benchmarks.in_order()
    assert (made.series, made.bound, made.title) == (
        f"step:{step.id}",
        None,
        "Step done: Ask the choir",
    )


def test_one_is_changed_and_the_change_undone(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 7, 6)
    notebook.benchmarks.save(
        Benchmark(title="Calm", series="measure:gad7", set_on=ago(90), bound=6, times=2, note="so")
    )
    hands.turn_to("progress")
    hands.start(MORE.format("Calm"))
    hands.choose("Change…")
    form = QApplication.activeModalWidget()
    assert isinstance(form, BenchmarkDialog)
    assert (form.own.text(), form.note.text(), form.bound.text()) == ("Calm", "so", "6")
    assert form.kept.currentText() == "2 times in a row"
    assert isinstance(form.since, DateField)
    form.bound.setText("7")
    form.keep.click()
    (made,) = notebook.benchmarks.in_order()
    assert (made.bound, made.reached_on) == (7, ago(14))
    hands.shell.notice_bar._undo_button.click()
    (made,) = notebook.benchmarks.in_order()
    assert (made.bound, made.reached_on) == (6, None)


def test_one_whose_scale_was_removed_can_still_be_given_other_words(
    hands: Hands, notebook: Notebook
) -> None:
    score(notebook, 7)
    made = Benchmark(title="Far", series="measure:gone", set_on=ago(90), bound=40, times=2)
    notebook.benchmarks.save(made)
    hands.turn_to("progress")
    card(hands).change(notebook.benchmarks.in_order()[0])
    form = QApplication.activeModalWidget()
    assert isinstance(form, BenchmarkDialog)
    assert form.what.currentText() == "Far"
    form.own.setText("Farther")
    form.keep.click()
    (changed,) = notebook.benchmarks.in_order()
    assert (changed.title, changed.series, changed.bound) == ("Farther", "measure:gone", 40)


def test_deleting_can_be_undone_and_the_focus_stays_in_the_card(
    hands: Hands, notebook: Notebook
) -> None:
    score(notebook, 7)
    notebook.benchmarks.save(
        Benchmark(title="Calm", series="measure:gad7", set_on=ago(90), bound=6)
    )
    hands.turn_to("progress")
    hands.start(MORE.format("Calm"))
    hands.choose("Delete")
    assert notebook.benchmarks.in_order() == []
    assert name_of(focused()) == SET
    assert card(hands).nothing.isVisible()
    hands.shell.notice_bar._undo_button.click()
    assert [row.record for row in card(hands).rows] == [notebook.benchmarks.in_order()[0].id]


def test_goals_reached_stand_among_them_by_their_day(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 12)
    facts = {"series": "measure:gad7", "set_on": ago(90), "bound": 20}
    notebook.benchmarks.save(Benchmark(title="First", **facts))  # type: ignore[arg-type]
    goal = notebook.goals.save(
        Goal(title="Sing", started_on=ago(40), state=GoalState.REACHED, reached_on=ago(3))
    )
    notebook.benchmarks.save(Benchmark(title="Open", **{**facts, "bound": 3}))  # type: ignore[arg-type]
    hands.turn_to("progress")
    rows = card(hands).rows
    assert [row.when.text() for row in rows] == ["on the way", "21 Nov 2026", "10 Nov 2026"]
    hands.go_to(MORE.format("Sing"))
    assert said_beside(focused()) == "21 Nov 2026 · Goal reached"
    hands.press(Key.Key_Space)
    hands.choose("Open the goal")
    assert hands.shell.page.key == "goals"
    assert goal.title in " ".join(hands.seen())


def test_a_long_list_is_shown_a_part_at_a_time(hands: Hands, notebook: Notebook) -> None:
    score(notebook, 12)
    for number in range(9):
        made = Benchmark(
            title=f"B{number}", series="measure:gad7", set_on=ago(9), bound=1, position=number
        )
        notebook.benchmarks.save(made)
    hands.turn_to("progress")
    assert len(card(hands).rows) == 6
    hands.start("Show 3 more")
    assert len(card(hands).rows) == 9
    assert name_of(focused()) == MORE.format("B6")


def test_a_review_lists_those_reached_since_the_last_one(hands: Hands, notebook: Notebook) -> None:
    notebook.sessions.save(Session(day=ago(30), notes="a"))
    notebook.reviews.save(Review(day=ago(20), text="before"))
    for title, days in (("Long ago", 40), ("Lately", 5)):
        score(notebook, 7, last=days)
        notebook.benchmarks.save(
            Benchmark(title=title, series="measure:gad7", set_on=ago(days), bound=7, note="mine")
        )
    hands.shell.show_page("looking_back", "now")
    facts = hands.shell.page.findChildren(Facts)[-1]
    assert facts.benchmarks.texts() == ["Lately", "Reached on 19 Nov 2026", "mine"]
