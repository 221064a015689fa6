from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QSlider
from pytestqt.qtbot import QtBot

from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.series import Point
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.goals import A_PAGE_FULL, GoalsPage
from sessionbook.ui.pages.goals.sparkline import Sparkline, usual_interval
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def add(notebook: Notebook, title: str, **facts: object) -> Goal:
    position = notebook.goals.next_position()
    facts = {"started_on": ago(90), "position": position, **facts}
    return notebook.goals.save(Goal(title=title, **facts))  # type: ignore[arg-type]


def add_step(notebook: Notebook, goal: Goal, text: str, done_on: date | None = None) -> Step:
    position = notebook.goals.steps.next_position()
    step = Step(goal_id=goal.id, text=text, done_on=done_on, position=position)
    return notebook.goals.steps.save(step)


def stored(notebook: Notebook, goal: Goal) -> Goal:
    found = notebook.goals.get(goal.id)
    assert found
    return found


@pytest.fixture
def sleep(notebook: Notebook) -> Goal:
    sleep = add(notebook, "Sleep before midnight", why="mornings with the children")
    for days, value in ((60, 2), (30, 4), (7, 7)):
        notebook.goals.ratings.rate(sleep.id, ago(days), value)
    add_step(notebook, sleep, "Phone in the hall", ago(3))
    add_step(notebook, sleep, "Four nights in one week")
    return sleep


@pytest.fixture
def speak(notebook: Notebook) -> Goal:
    return add(notebook, "Say what I think")


@pytest.fixture
def dad(notebook: Notebook) -> Goal:
    return add(
        notebook,
        "Call Dad",
        why="he is old",
        state=GoalState.REACHED,
        reached_on=date(2026, 10, 20),
        reached_note="It took eleven weeks.",
    )


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[], GoalsPage]:
    """Show the page as the shell does: every write refreshes it."""

    def shown() -> GoalsPage:
        page = GoalsPage(context)
        qtbot.addWidget(page)
        page.resize(1180, 704)
        context.notebook.database.listen(lambda touched: page.refresh())
        page.refresh()
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return shown


def test_a_card_shows_the_goal_how_near_it_feels_and_its_steps(
    show: Callable[[], GoalsPage], sleep: Goal, speak: Goal
) -> None:
    page = show()
    card, bare = page.grid.cards.values()
    assert card.words.title.text() == "Sleep before midnight"
    assert card.words.why.text() == "mornings with the children"
    assert card.words.pill.text() == "7 / 10"
    first_day, last_day = (words.short_date(date(2026, *day)) for day in ((9, 25), (11, 17)))
    said = f"3 ratings: first 2 on {first_day}, last 7 on {last_day}"
    assert card.sparkline.accessibleDescription() == said
    first, second, _ = card.steps.rows()
    assert (first.shown.checked, second.shown.checked) == (True, False)
    assert first.field.font().strikeOut()
    assert not second.field.font().strikeOut()
    assert bare.words.pill.isHidden()
    assert bare.sparkline.isHidden()


def test_title_and_reason_are_saved_while_typing(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    words = page.grid.cards[speak.id].words
    words.title.put_caret_at_end()
    qtbot.keyClicks(words.title, " aloud")
    assert stored(notebook, speak).title == "Say what I think"
    qtbot.waitUntil(lambda: stored(notebook, speak).title == "Say what I think aloud")
    qtbot.keyClick(words.title, Qt.Key.Key_Return)
    assert words.why.hasFocus()
    qtbot.keyClicks(words.why, "I am tired")
    page.flush()
    assert stored(notebook, speak).why == "I am tired"


def test_an_emptied_title_comes_back(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    words = page.grid.cards[speak.id].words
    words.title.setFocus()
    words.title.selectAll()
    qtbot.keyClick(words.title, Qt.Key.Key_Backspace)
    words.why.setFocus()
    assert words.title.text() == "Say what I think"
    assert stored(notebook, speak).title == "Say what I think"


def test_a_refresh_leaves_the_words_being_typed_alone(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    words = page.grid.cards[speak.id].words
    words.why.put_caret_at_end()
    qtbot.keyClicks(words.why, "half")
    notebook.goals.ratings.rate(speak.id, TODAY, 3)
    assert words.why.text() == "half"
    assert words.pill.text() == "3 / 10"
    page.flush()
    assert stored(notebook, speak).why == "half"


def test_rating_today(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, sleep: Goal
) -> None:
    page = show()
    card = page.grid.cards[sleep.id]
    assert card.nearness.answer() is None
    for key in (Qt.Key.Key_5, Qt.Key.Key_8):
        qtbot.keyClick(card.nearness, key)
    page.flush()
    points = notebook.goals.ratings.points(sleep.id)
    assert points[-1] == Point(TODAY.toordinal(), 8)
    assert len(points) == 4
    assert card.words.pill.text() == "8 / 10"
    assert card.nearness.answer() == 8


def test_a_rating_is_saved_without_leaving(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    card = show().grid.cards[speak.id]
    qtbot.keyClick(card.nearness, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: card.words.pill.text() == "6 / 10", timeout=2000)
    assert len(notebook.goals.ratings.points(speak.id)) == 1


def test_a_rating_of_today_can_be_taken_back(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    card = page.grid.cards[speak.id]
    qtbot.keyClick(card.nearness, Qt.Key.Key_6)
    page.flush()
    qtbot.keyClick(card.nearness, Qt.Key.Key_Delete)
    page.flush()
    assert notebook.goals.ratings.points(speak.id) == []
    assert card.nearness.answer() is None
    qtbot.keyClick(card.nearness, Qt.Key.Key_4)
    page.flush()
    assert [point.value for point in notebook.goals.ratings.points(speak.id)] == [4]


def test_steps_are_added_ticked_moved_and_removed(
    qtbot: QtBot,
    show: Callable[[], GoalsPage],
    notebook: Notebook,
    sleep: Goal,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    steps = page.grid.cards[sleep.id].steps
    steps.start_adding()
    qtbot.keyClicks(steps.rows()[-1].field, "Alarm at eleven")
    qtbot.keyClick(steps.rows()[-1].field, Qt.Key.Key_Return)
    texts = [step.text for step in notebook.goals.steps.of(sleep.id)]
    assert texts == ["Phone in the hall", "Four nights in one week", "Alarm at eleven"]
    second = steps.rows()[1]
    assert second.check
    second.check.click()
    assert notebook.goals.steps.of(sleep.id)[1].done_on == TODAY
    assert second.field.font().strikeOut()
    second.check.click()
    assert notebook.goals.steps.of(sleep.id)[1].done_on is None
    assert not second.field.font().strikeOut()
    qtbot.keyClick(second.field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert notebook.goals.steps.of(sleep.id)[0].text == "Four nights in one week"
    steps.removed.emit(second.shown.key)
    assert len(notebook.goals.steps.of(sleep.id)) == 2
    undo[-1]()
    assert len(notebook.goals.steps.of(sleep.id)) == 3


def test_reaching_a_goal(
    qtbot: QtBot,
    show: Callable[[], GoalsPage],
    notebook: Notebook,
    speak: Goal,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    card = page.grid.cards[speak.id]
    card.make_menu().reached.trigger()
    assert card.leaving.form
    assert card.leaving.form.note.field.hasFocus()
    qtbot.keyClicks(card.leaving.form.note.field, "I said it.")
    page.flush()
    assert stored(notebook, speak).reached_note == "I said it."
    assert stored(notebook, speak).state is GoalState.OPEN
    qtbot.mouseClick(card.leaving.form.confirm, LEFT)
    reached = stored(notebook, speak)
    assert (reached.state, reached.reached_on) == (GoalState.REACHED, TODAY)
    assert page.reached_button.text() == "Reached (1)"
    (banner,) = page.banners.memories.values()
    assert banner.name.text() == "Reached on 24 November: Say what I think"
    assert "I said it." in banner.note.text()
    assert page.grid.cards == {}
    undo[-1]()
    again = stored(notebook, speak)
    assert (again.state, again.reached_on) == (GoalState.OPEN, None)


def test_not_reached_yet_closes_the_form_and_keeps_the_sentence(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    card = show().grid.cards[speak.id]
    card.ask(GoalState.REACHED)
    assert card.leaving.form
    qtbot.keyClicks(card.leaving.form.note.field, "nearly")
    qtbot.mouseClick(card.leaving.form.cancel, LEFT)
    assert card.leaving.isHidden()
    assert stored(notebook, speak).state is GoalState.OPEN
    card.ask(GoalState.REACHED)
    assert card.leaving.form.note.text() == "nearly"


def test_a_scale_is_described_used_and_its_days_are_kept(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    card = page.grid.cards[speak.id]
    assert card.scale.isHidden()
    qtbot.mouseClick(card.add_scale, LEFT)
    assert card.scale_form
    assert card.scale_form.fields[2].field.hasFocus()
    qtbot.keyClicks(card.scale_form.fields[2].field, "I say one sentence")
    qtbot.keyClicks(card.scale_form.fields[4].field, "I begin")
    assert stored(notebook, speak).expected == ""
    qtbot.mouseClick(card.scale_form.done, LEFT)
    assert stored(notebook, speak).levels() == ("", "", "I say one sentence", "", "I begin")
    assert card.scale.isVisible()
    assert card.scale.words.text() == "What I hope for: I say one sentence"
    assert not page.attained.isVisible()
    notebook.goals.attainments.place(speak.id, ago(9), -1)
    assert card.scale.history.text().replace("\N{NO-BREAK SPACE}", " ") == "−1 on 15 Nov 2026"
    assert card.scale.slider.answer() is None
    qtbot.keyClick(card.scale.slider, Qt.Key.Key_1)
    assert card.scale.words.text() == "+1: More than hoped"
    qtbot.keyClick(card.scale.slider, Qt.Key.Key_Right)
    assert card.scale.words.text() == "+2: I begin"
    page.flush()
    found = [(each.day, each.level) for each in notebook.goals.attainments.of(speak.id)]
    assert found == [(ago(9), -1), (TODAY, 2)]
    qtbot.keyClick(card.scale.slider, Qt.Key.Key_Delete)
    page.flush()
    assert [each.day for each in notebook.goals.attainments.of(speak.id)] == [ago(9)]


def test_the_goals_with_a_scale_have_one_quiet_number(
    show: Callable[[], GoalsPage], notebook: Notebook
) -> None:
    page = show()
    for title, level in (("Walk", 1), ("Ring", 0)):
        goal = add(notebook, title, expected="twice a week", weight=6)
        notebook.goals.attainments.place(goal.id, ago(3), level)
    assert page.attained.text() == (
        "The 2 goals with a scale stand together at T 56.2, where 50 means as hoped for."
    )
    rest = add(notebook, "Rest", expected="x", weight=6, state=GoalState.PAUSED)
    notebook.goals.attainments.place(rest.id, ago(3), -2)
    assert "T 56.2," in page.attained.text()


def test_what_a_goal_weighs_is_chosen_with_its_scale(
    show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    card = show().grid.cards[speak.id]
    card.open_scale()
    form = card.scale_form
    assert form
    form.weight.setCurrentIndex(form.weight.findData(6))
    form.weight.activated.emit(form.weight.currentIndex())
    card.flush()
    assert stored(notebook, speak).weight == 6


def test_where_a_goal_starts_is_asked_for_and_goes_again_when_left_empty(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, speak: Goal
) -> None:
    page = show()
    card = page.grid.cards[speak.id]
    assert not card.words.start.isVisible()
    qtbot.mouseClick(card.add_start, LEFT)
    assert card.words.start.hasFocus()
    assert not card.add_start.isVisible()
    card.words.why.setFocus()
    assert not card.words.start.isVisible()
    assert card.add_start.isVisible()
    qtbot.mouseClick(card.add_start, LEFT)
    qtbot.keyClicks(card.words.start, "I say nothing")
    card.words.why.setFocus()
    assert stored(notebook, speak).start == "I say nothing"
    assert card.words.start.isVisible()


def test_a_reached_goal_shows_where_it_started_and_its_scale(
    show: Callable[[], GoalsPage], notebook: Notebook
) -> None:
    day = ago(20)
    goal = add(
        notebook,
        "Dance",
        start="by the wall",
        expected="one dance",
        state=GoalState.REACHED,
        reached_on=day,
    )
    notebook.goals.attainments.place(goal.id, day, 0)
    banner = show().banners.memories[goal.id]
    banner.open_details()
    assert banner.details
    assert banner.details.start.text() == "Where it started: by the wall"
    levels = banner.details.levels.text().replace("\N{NO-BREAK SPACE}", " ")
    assert levels == "On my scale: 0 on 4 Nov 2026"


def test_the_banner_opens_what_was(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, dad: Goal, sleep: Goal
) -> None:
    add_step(notebook, dad, "Find the number", ago(50))
    notebook.goals.ratings.rate(dad.id, ago(60), 2)
    page = show()
    banner = page.banners.memories[dad.id]
    qtbot.mouseClick(banner.look_back, LEFT)
    assert banner.details
    assert banner.details.why.text() == "Why it matters: he is old"
    assert not banner.details.sparkline.isHidden()
    assert banner.details.steps() == ["Find the number · done on 5 Oct 2026"]
    qtbot.mouseClick(banner.look_back, LEFT)
    assert not banner.is_open()


def test_all_reached_goals_are_on_their_own_list_latest_first(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, dad: Goal, sleep: Goal
) -> None:
    bus = add(notebook, "Bus", state=GoalState.REACHED, reached_on=date(2025, 1, 28))
    page = show()
    assert list(page.banners.memories) == [dad.id]
    qtbot.mouseClick(page.reached_button, LEFT)
    assert list(page.banners.memories) == [dad.id, bus.id]
    assert page.banners.memories[bus.id].name.text() == "Reached on 28 Jan 2025: Bus"
    assert not page.grid.isVisible()
    qtbot.mouseClick(page.reached_button, LEFT)
    assert list(page.grid.cards) == [sleep.id]


@pytest.mark.parametrize("state", [GoalState.PAUSED, GoalState.LET_GO])
def test_a_goal_can_rest_and_be_taken_up_again(
    qtbot: QtBot,
    show: Callable[[], GoalsPage],
    notebook: Notebook,
    speak: Goal,
    undo: list[Callable[[], object]],
    state: GoalState,
) -> None:
    page = show()
    card = page.grid.cards[speak.id]
    getattr(card.make_menu(), state.value).trigger()
    assert stored(notebook, speak).state is GoalState.OPEN
    assert card.leaving.form
    qtbot.keyClicks(card.leaving.form.note.field, "The move comes first")
    qtbot.mouseClick(card.leaving.form.confirm, LEFT)
    goal = stored(notebook, speak)
    assert (goal.state, goal.rested_on) == (state, TODAY)
    assert goal.rest_note == "The move comes first"
    assert goal.reached_note == ""
    resting = page.resting.memories[speak.id]
    assert resting.state.text() == state.value.replace("_", " ")
    assert resting.note.text().startswith("since 24 Nov 2026 · ")
    assert "The move comes first" in resting.note.text()
    assert page.resting_card.isVisible()
    undo[-1]()
    assert stored(notebook, speak).state is GoalState.OPEN
    assert stored(notebook, speak).rested_on is None
    card = page.grid.cards[speak.id]
    card.ask(state)
    assert card.leaving.form
    qtbot.mouseClick(card.leaving.form.confirm, LEFT)
    resting = page.resting.memories[speak.id]
    resting.toggle()
    assert resting.details
    resting.details.take_up.click()
    assert list(page.grid.cards) == [speak.id]
    assert not page.resting_card.isVisible()


def test_deleting_a_goal_with_undo(
    qtbot: QtBot,
    show: Callable[[], GoalsPage],
    notebook: Notebook,
    sleep: Goal,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    card = page.grid.cards[sleep.id]
    card.words.why.put_caret_at_end()
    qtbot.keyClicks(card.words.why, "!")
    card.make_menu().delete_goal.trigger()
    qtbot.wait(700)
    assert notebook.goals.all() == []
    assert page.empty.isVisible()
    undo[-1]()
    assert stored(notebook, sleep).why == "mornings with the children!"
    assert len(page.grid.cards[sleep.id].steps.rows()) == 3


def test_adding_a_goal(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, sleep: Goal
) -> None:
    page = show()
    page.add()
    page.add()
    new = list(page.grid.cards.values())[-1]
    assert len(page.grid.cards) == 2
    assert new.words.title.hasFocus()
    assert new.steps.isHidden()
    qtbot.keyClicks(new.words.title, "Swim")
    page.flush()
    assert [goal.title for goal in notebook.goals.all()] == ["Sleep before midnight", "Swim"]
    assert new.words.title.hasFocus()
    assert not new.steps.isHidden()
    assert len(page.grid.cards) == 2


def test_a_goal_added_but_never_named_leaves_nothing_behind(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, dad: Goal
) -> None:
    page = show()
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.findChildren(QAbstractButton)[0], LEFT)
    assert not page.empty.isVisible()
    page.flush()
    assert notebook.goals.all() == [dad]
    qtbot.mouseClick(page.reached_button, LEFT)
    qtbot.mouseClick(page.reached_button, LEFT)
    assert page.grid.cards == {}


def test_search_opens_goals_steps_and_what_rests(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook, sleep: Goal, dad: Goal
) -> None:
    bus = add(notebook, "Bus", state=GoalState.REACHED, reached_on=date(2025, 1, 28))
    rest = add(notebook, "Rest", state=GoalState.PAUSED)
    step = notebook.goals.steps.of(sleep.id)[1]
    page = show()
    page.open(step.id)
    row = page.grid.cards[sleep.id].steps.row(step.id)
    assert row
    assert row.field.hasFocus()
    page.open(bus.id)
    assert page.reached_button.isChecked()
    assert page.banners.memories[bus.id].is_open()
    page.open(rest.id)
    assert page.resting.memories[rest.id].is_open()
    page.open(sleep.id)
    assert page.grid.cards[sleep.id].words.title.hasFocus()
    page.open("unknown")


def test_many_goals_are_shown_a_page_at_a_time(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook
) -> None:
    goals = [add(notebook, f"Goal {number}") for number in range(A_PAGE_FULL + 3)]
    page = show()
    assert len(page.grid.cards) == A_PAGE_FULL
    assert page.more.text() == "Show 3 more"
    page.open(goals[-1].id)
    assert list(page.grid.cards) == [goal.id for goal in goals]
    assert not page.more.isVisible()


def test_a_new_goal_stays_on_screen_though_the_page_is_full(
    qtbot: QtBot, show: Callable[[], GoalsPage], notebook: Notebook
) -> None:
    for number in range(A_PAGE_FULL + 3):
        add(notebook, f"Goal {number}")
    page = show()
    page.add()
    new = list(page.grid.cards.values())[-1]
    qtbot.keyClicks(new.words.title, "One more")
    page.flush()
    assert list(page.grid.cards.values())[-1] is new
    assert new.words.title.hasFocus()
    assert page.more.text() == "Show 3 more"


def test_a_refresh_asks_few_questions(
    show: Callable[[], GoalsPage], notebook: Notebook, sleep: Goal
) -> None:
    for number in range(20):
        add_step(notebook, add(notebook, f"Goal {number}"), "one")
    page = show()
    asked: list[str] = []
    notebook.database._sql.set_trace_callback(asked.append)
    page.refresh()
    notebook.database._sql.set_trace_callback(None)
    assert 0 < len(asked) <= 4


def test_tab_goes_through_the_cards_in_reading_order(
    qtbot: QtBot,
    show: Callable[[], GoalsPage],
    notebook: Notebook,
    sleep: Goal,
    speak: Goal,
    undo: list[Callable[[], object]],
) -> None:
    page = show()
    page.changes.delete(sleep.id)
    undo[-1]()
    first, second = page.grid.cards.values()
    qtbot.waitUntil(first.nearness.isVisible)
    first.words.title.setFocus()
    met = []
    while not second.isAncestorOf(QApplication.focusWidget()) and len(met) < 30:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert first.nearness in met
    assert all(first.isAncestorOf(widget) for widget in met[:-1])
    assert met[-1] is second.words.title


def test_everything_can_be_named_by_a_screen_reader(
    show: Callable[[], GoalsPage], sleep: Goal, dad: Goal
) -> None:
    page = show()
    page.grid.cards[sleep.id].ask(GoalState.REACHED)
    page.banners.memories[dad.id].open_details()
    for kind in (QAbstractButton, QSlider, QPlainTextEdit):
        for widget in page.findChildren(kind):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or text, widget


def test_narrow_windows_get_one_column(
    qtbot: QtBot, show: Callable[[], GoalsPage], sleep: Goal, speak: Goal
) -> None:
    page = show()
    first, second = page.grid.cards.values()
    assert first.y() == second.y()
    page.resize(620, 704)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert page._scroll.horizontalScrollBar().maximum() == 0


def test_the_line_keeps_to_time_and_to_the_scale(qtbot: QtBot) -> None:
    line = Sparkline()
    qtbot.addWidget(line)
    line.show_points([Point(100, 0), Point(101, 5), Point(110, 10)])
    line.resize(200, line.height())
    first, second, third = line.places()
    assert second.x() - first.x() == pytest.approx((third.x() - first.x()) / 10)
    assert first.y() > second.y() > third.y()
    assert second.y() == pytest.approx((first.y() + third.y()) / 2)
    assert usual_interval([Point(0, 1), Point(30, 1), Point(60, 1)]) == 30
    assert usual_interval([Point(0, 1), Point(1, 1)]) == 7
    line.show_points([])
    assert line.isHidden()
