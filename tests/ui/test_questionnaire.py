"""Questionnaires answered at the window: by keys, in one go or two, with support before a total."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sessionbook.domain.measures import Answer, Item, Measure, MeasureAnswers, MeasureResult
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.sessions import Session
from sessionbook.services.catalogue import Catalogue
from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui import theme
from sessionbook.ui.page import HELP, Context
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.add_result import AddResultDialog
from sessionbook.ui.pages.progress.change_total import ChangeTotalDialog
from sessionbook.ui.questionnaire import support
from sessionbook.ui.questionnaire.sheet import QuestionnaireSheet
from sessionbook.vault.vault import Vault
from tests.conftest import PASSPHRASE, TODAY, Clock
from tests.ui.hands import CONTROL, Hands, Key, at_the_window, focused, name_of

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier
NO_TOTAL = "PHQ-9 has a total once everything is answered."


def due(context: Context, measure: str = "gad7", total: int = 14, ago: int = 15) -> None:
    day = TODAY - timedelta(days=ago)
    context.notebook.measures.save(MeasureResult(measure=measure, day=day, total=total))


def open_sheet(hands: Hands, measure: str) -> QuestionnaireSheet:
    hands.shell.show_page("progress", f"answer:{measure}")
    return the_sheet(hands)


def the_sheet(hands: Hands) -> QuestionnaireSheet:
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    assert page.desk.is_open
    QApplication.processEvents()
    return page.desk.sheet


def answer(hands: Hands, digits: str) -> None:
    for digit in digits:
        hands.press(Qt.Key(Key.Key_0.value + int(digit)))


def stored(context: Context) -> list[list[int | None]]:
    return [json.loads(each.answers) for each in context.notebook.answer_sheets.where("true")]


def totals(context: Context, measure: str) -> list[int]:
    return [each.total for each in context.notebook.measures.of(measure)]


def hear(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(support, "announce", lambda _, sentence: heard.append(sentence))
    return heard


# --- the way through


def test_a_whole_gad_7_by_keys_from_today_and_back(hands: Hands, context: Context) -> None:
    due(context)
    hands.shell.page.refresh()
    hands.start("Answer the questions: GAD-7")
    assert hands.shell.page.key == "progress"
    assert {"About the last 2 weeks.", "1 of 7"} <= set(hands.seen())
    assert "Short labels: answer from the sheet you were given." in hands.seen()
    assert any("Spitzer" in words and "Licence:" in words for words in hands.seen())
    answer(hands, "1201201")
    assert "Add it up" in name_of(focused())
    assert "7, mild" not in hands.seen()
    hands.press(Key.Key_Return)
    seen = hands.in_view()
    assert "7, mild" in seen
    assert "7 is below the cut-off of 10." in seen
    assert any(words.startswith("Down 7 since") for words in seen)
    hands.press(Key.Key_Return)
    assert hands.shell.page.key == "today"
    assert "Answer the questions: GAD-7" not in hands.seen()
    assert totals(context, "gad7") == [7, 14]
    assert stored(context) == [[1, 2, 0, 1, 2, 0, 1]]


def test_no_word_on_a_total_says_that_it_is_good_or_bad(hands: Hands, context: Context) -> None:
    due(context, total=9)
    open_sheet(hands, "gad7")
    answer(hands, "1111111")
    hands.press(Key.Key_Return)
    said = " ".join(hands.seen()).lower()
    assert "changed by 2 since" in said
    assert "smaller than this questionnaire can reliably tell (4)" in said
    for word in ("better", "worse", "improve", "good", "well done", "great", "no change"):
        assert word not in said


def test_backspace_goes_back_enter_on_and_arrows_choose(hands: Hands, context: Context) -> None:
    sheet = open_sheet(hands, "gad7")
    answer(hands, "2")
    hands.press(Key.Key_Backspace)
    assert "1 of 7" in hands.seen()
    assert name_of(focused()).startswith("2, ")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert "3 of 7" in hands.seen()
    assert sheet.items.values()[:3] == [3, None, None]
    hands.press(Key.Key_Up)
    assert sheet.items.values()[2] == 3
    hands.press(Key.Key_Delete)
    assert sheet.items.values()[2] is None
    answer(hands, "9")
    assert "3 of 7" in hands.seen()
    assert stored(context) == [[3, None, None, None, None, None, None]]


def test_all_on_a_page_is_remembered_and_has_the_same_keys(hands: Hands, context: Context) -> None:
    sheet = open_sheet(hands, "gad7")
    answer(hands, "1")
    hands.go_to("One at a time")
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Space)
    assert all(row.isVisible() for row in sheet.items.rows)
    sheet.items.take_focus()
    answer(hands, "1")
    hands.press(Key.Key_Backspace)
    assert sheet.items.rows[1].options.target() is focused()
    hands.press(Key.Key_Return)
    answer(hands, "11111")
    hands.press(Key.Key_Return)
    assert "7, mild" in hands.in_view()
    hands.press(Key.Key_Escape)
    sheet = open_sheet(hands, "phq9")
    assert all(row.isVisible() for row in sheet.items.rows)


def test_it_goes_on_where_it_stopped_after_a_lock(
    qtbot: QtBot, hands: Hands, context: Context, vault: Vault, clock: Clock
) -> None:
    open_sheet(hands, "phq9")
    answer(hands, "123")
    hands.shell.flush()
    hands.shell.hide()  # what it would do ahead ends too
    context.notebook.close()
    vault.close()
    opened = Notebook(vault.connect(vault.unlock(PASSPHRASE)), clock.utc)
    clock.now += timedelta(days=1)
    known = Catalogue(opened).measures
    later = at_the_window(qtbot, replace(context, notebook=opened, measures=known), clock)
    sheet = open_sheet(later, "phq9")
    assert "4 of 9" in later.seen()
    assert "Begun on 24 November; it goes on where you stopped." in later.seen()
    assert sheet.items.values()[:4] == [1, 2, 3, None]
    assert sheet.day.date() == QDate(2026, 11, 24)
    later.shell.hide()
    opened.close()


def test_answers_of_other_weeks_are_gone_on_with_only_if_asked(
    hands: Hands, context: Context, clock: Clock
) -> None:
    open_sheet(hands, "phq9")
    answer(hands, "12")
    hands.press(Key.Key_Escape)
    clock.now += timedelta(days=9)
    sheet = open_sheet(hands, "phq9")
    assert sheet.items.values()[0] is None
    assert "On 24 November 2026 you left one without a total." in hands.seen()
    hands.start("Go on with that one")
    assert sheet.items.values()[:2] == [1, 2]
    assert "3 of 9" in hands.seen()


def test_escape_closes_and_nothing_is_lost(hands: Hands, context: Context) -> None:
    open_sheet(hands, "gad7")
    answer(hands, "12")
    hands.press(Key.Key_Escape)
    assert hands.shell.page.key == "today"
    assert "Kept. It goes on where you stopped." in notice(hands)
    assert focused().isVisible()
    assert stored(context) == [[1, 2, None, None, None, None, None]]
    assert totals(context, "gad7") == []


def test_a_sheet_only_opened_leaves_no_trace(hands: Hands, context: Context) -> None:
    open_sheet(hands, "gad7")
    hands.press(Key.Key_Escape)
    assert stored(context) == []


def test_starting_over_can_be_undone(hands: Hands, context: Context) -> None:
    sheet = open_sheet(hands, "gad7")
    answer(hands, "12")
    hands.start("Start over")
    assert sheet.items.values() == [None] * 7
    assert stored(context) == []
    hands.press(Key.Key_U, ALT)
    hands.qtbot.waitUntil(lambda: sheet.items.values()[:2] == [1, 2])
    assert "3 of 7" in hands.seen()


def test_the_day_can_be_an_earlier_one_but_none_to_come(hands: Hands, context: Context) -> None:
    sheet = open_sheet(hands, "phq4")
    answer(hands, "1111")
    sheet.day.setFocus()
    for digit in "20112026":
        hands.press(Qt.Key(Key.Key_0.value + int(digit)))
    sheet.day.setDate(QDate(2026, 11, 20))
    sheet.add_up()
    (result,) = context.notebook.measures.of("phq4")
    assert result.day == TODAY - timedelta(days=4)
    sheet.day.setDate(QDate(2026, 12, 24))
    sheet.flush()
    (result,) = context.notebook.measures.of("phq4")
    assert result.day == TODAY


# --- support


def with_plan(context: Context) -> None:
    plans = context.notebook.plans
    for place, (title, line, phone) in enumerate(
        (("Signs", "I stop answering", ""), ("My people", "Noor", "0470 123 456"))
    ):
        heading = plans.save(PlanHeading(plan=PlanKind.SAFETY, title=title, position=place))
        plans.lines.save(PlanLine(heading_id=heading.id, text=line, phone=phone))


@pytest.mark.parametrize("single", [True, False])
@pytest.mark.parametrize(("measure", "before"), [("phq9", 8), ("core10", 5)])
def test_support_stands_there_at_once_and_before_any_total(
    hands: Hands,
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    single: bool,
    measure: str,
    before: int,
) -> None:
    with_plan(context)
    heard = hear(monkeypatch)
    context.notebook.choices.choose("questionnaire_view", "single" if single else "all")
    sheet = open_sheet(hands, measure)
    answer(hands, "0" * before)
    assert "Here if you want it" not in hands.seen()
    answer(hands, "1")
    seen = hands.in_view()
    assert "Here if you want it" in seen
    people, crisis = seen.index("Noor"), seen.index("Crisis lines")
    assert people < crisis
    assert "0470 123 456" in seen
    assert "116 123" in hands.seen()
    assert "I stop answering" not in seen
    assert "nobody is told" in heard[0]
    assert sheet.items.values()[before] == 1
    assert sheet.items.rows[before].options.target() is focused()
    hands.press(Key.Key_Return)
    answer(hands, "0" * (len(sheet.items.rows) - before - 1))
    sheet.add_up()
    said = hands.seen()
    assert said.index("Here if you want it") < said.index(sheet.ending.head.text())
    assert len(totals(context, measure)) == 1


def test_a_zero_shows_no_support_and_is_not_praised(hands: Hands) -> None:
    sheet = open_sheet(hands, "phq9")
    answer(hands, "000000001")
    assert "Here if you want it" in hands.seen()
    answer(hands, "0")
    assert "Here if you want it" not in hands.seen()
    sheet.add_up()
    assert "Here if you want it" not in hands.seen()
    assert "0, minimal" in hands.seen()


def test_the_whole_plan_is_a_press_away_and_the_sheet_stays(hands: Hands, context: Context) -> None:
    with_plan(context)
    open_sheet(hands, "phq9")
    answer(hands, "000000002")
    hands.start("Open the whole plan")
    assert hands.shell.page.key == HELP
    people = context.notebook.plans.of(PlanKind.SAFETY)[1]
    context.notebook.plans.lines.save(PlanLine(heading_id=people.id, text="Sam", phone="55"))
    hands.turn_to("progress")
    assert the_sheet(hands).items.values()[8] == 2
    assert {"Here if you want it", "Noor", "Sam"} <= set(hands.seen())


def test_without_a_plan_the_numbers_stand_there_and_a_way_to_write_one(hands: Hands) -> None:
    open_sheet(hands, "phq9")
    answer(hands, "000000003")
    assert {"Write a safety plan", "Crisis lines", "116 123"} <= set(hands.seen())


# --- blanks


def test_an_incomplete_phq_9_has_no_total_and_that_is_fine(hands: Hands, context: Context) -> None:
    sheet = open_sheet(hands, "phq9")
    answer(hands, "11111111")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    seen = hands.seen()
    assert {"No total", NO_TOTAL} <= set(seen)
    assert "Blank so far: Death or self-harm." in seen
    assert "Leaving something blank is fine; what you answered is kept." in seen
    assert totals(context, "phq9") == []
    hands.start("Go to what is blank")
    assert "9 of 9" in hands.seen()
    answer(hands, "0")
    hands.press(Key.Key_Return)
    assert "8, mild" in hands.seen()
    assert sheet.result


def test_nine_answers_of_a_core_10_count_for_ten(hands: Hands, context: Context) -> None:
    open_sheet(hands, "core10")
    answer(hands, "1")
    hands.press(Key.Key_Return)
    answer(hands, "11101111")
    hands.press(Key.Key_Return)
    assert "One is left blank and counts as the mean of the others." in hands.seen()
    # 1, blank, 4 - 1, 1, 1, 0, 1, 1, 1, 1: ten over nine answers, times ten
    assert totals(context, "core10") == [11]


# --- totals only, and results looked at later


def test_a_total_alone_is_entered_where_there_are_no_questions(
    hands: Hands, context: Context
) -> None:
    page = progress(hands)
    context.notebook.measures.save(MeasureResult(measure="wsas", day=TODAY, total=20))
    page.add()
    (dialog,) = page.findChildren(AddResultDialog)
    assert dialog.to_answer is None or dialog.what.currentText() != "WSAS"
    dialog.what.setCurrentIndex(dialog.what.findText("WSAS"))
    assert not dialog.ways.isVisible()
    assert dialog.total.isVisible()
    dialog.total.setText("12")
    dialog.keep.click()
    assert totals(context, "wsas") == [12, 20]


def test_adding_a_result_chooses_between_the_questions_and_the_total(
    hands: Hands, context: Context
) -> None:
    page = progress(hands)
    page.add()
    (dialog,) = page.findChildren(AddResultDialog)
    dialog.what.setCurrentIndex(dialog.what.findText("GAD-7"))
    assert dialog.ways.isVisible()
    assert not dialog.total.isVisible()
    dialog.keep.click()
    sheet = the_sheet(hands)
    hands.shell.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert sheet.back.text() == "‹ Progress"
    answer(hands, "1111111")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert hands.shell.page is page
    assert not page.desk.is_open
    assert page.card.isVisible()
    assert focused().isVisible()


def progress(hands: Hands) -> ProgressPage:
    hands.turn_to("progress")
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    return page


def test_a_total_that_was_typed_in_is_corrected_from_its_dot(
    hands: Hands, context: Context
) -> None:
    due(context, ago=0)
    page = progress(hands)
    page.card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)  # the day's panel begins with the result
    sheet = the_sheet(hands)
    assert {"14, moderate", "Only the total was entered."} <= set(hands.seen())
    assert sheet.items.isHidden()
    hands.start("Change the total…")
    (dialog,) = page.findChildren(ChangeTotalDialog)
    for wrong in ("22", "x"):
        dialog.total.setText(wrong)
        dialog.keep.click()
        assert dialog.wrong.text() == "GAD-7 goes from 0 to 21; enter a whole number in it."
    dialog.total.setText("12")
    dialog.keep.click()
    assert totals(context, "gad7") == [12]
    assert "12, moderate" in hands.seen()


def test_answers_to_other_questions_are_not_shown_as_answers_to_these(
    hands: Hands, context: Context
) -> None:
    result = context.notebook.measures.save(MeasureResult(measure="gad7", day=TODAY, total=9))
    two = MeasureAnswers(measure="gad7", day=TODAY, answers="[4,5]", result_id=result.id)
    context.notebook.answer_sheets.save(two)
    hands.shell.show_page("progress", result.id)
    assert the_sheet(hands).items.isHidden()
    assert "Its answers were to another version of this questionnaire." in hands.seen()
    assert stored(context) == [[4, 5]]


def finished(hands: Hands, digits: str, measure: str = "gad7") -> QuestionnaireSheet:
    """Answer all of it, go back to Progress and open it from its dot."""
    open_sheet(hands, measure)
    answer(hands, digits)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    page = progress(hands)
    page.card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)  # the day's panel begins with the result
    return the_sheet(hands)


def test_an_earlier_result_shows_its_answers_and_keeps_what_they_were(
    hands: Hands, context: Context, clock: Clock
) -> None:
    sheet = finished(hands, "1111111")
    assert sheet.items.values() == [1] * 7
    assert sheet.ending.head.text() == "7, mild"
    assert "7, mild · About the last 2 weeks." in hands.in_view()
    clock.now += timedelta(hours=1)
    sheet.items.go_to(0)
    answer(hands, "3")
    assert sheet.ending.head.text() == "9, mild"
    assert totals(context, "gad7") == [9]
    query = "SELECT row FROM history WHERE kind = ?"
    kept = context.notebook.database.tuples(query, "measure_answers")
    assert json.loads(kept[-1][0])["answers"] == "[1,1,1,1,1,1,1]"
    assert len(context.notebook.database.tuples(query, "measure_results")) == 1


def test_support_comes_before_the_total_of_an_earlier_result_too(hands: Hands) -> None:
    sheet = finished(hands, "111111110", "phq9")
    assert sheet.recall.text().startswith("8, mild")
    sheet.items.go_to(8)
    answer(hands, "1")
    seen = hands.seen()
    totals_said = [place for place, words in enumerate(seen) if words.startswith("9, mild")]
    assert totals_said
    assert min(totals_said) > seen.index("Here if you want it")


def test_a_blank_takes_a_total_away_and_undo_brings_it_back(hands: Hands, context: Context) -> None:
    sheet = finished(hands, "1111111")
    sheet.items.go_to(2)
    hands.press(Key.Key_Delete)
    assert totals(context, "gad7") == []
    assert "Without that answer there is no total, so it was taken away." in notice(hands)
    hands.press(Key.Key_U, ALT)
    hands.qtbot.waitUntil(lambda: totals(context, "gad7") == [7])
    assert sheet.items.values() == [1] * 7
    assert sheet.ending.head.text() == "7, mild"


def notice(hands: Hands) -> str:
    return " ".join(each.text() for each in hands.shell.notice_bar.findChildren(QLabel))


def test_deleting_a_result_takes_its_answers_and_undo_brings_both_back(
    hands: Hands, context: Context
) -> None:
    finished(hands, "1111111")
    hands.start("Delete: GAD-7")
    assert (totals(context, "gad7"), stored(context)) == ([], [])
    hands.press(Key.Key_U, ALT)
    hands.qtbot.waitUntil(lambda: totals(context, "gad7") == [7])
    assert stored(context) == [[1] * 7]


def test_a_row_of_the_table_opens_the_same_and_leads_to_what_was_written(
    hands: Hands, context: Context
) -> None:
    session = context.notebook.sessions.save(Session(day=TODAY))
    due(context, ago=0)
    page = progress(hands)
    hands.press(Key.Key_T, CONTROL)
    hands.qtbot.waitUntil(page.card.as_table.isChecked)  # a key animates the button
    table = page.card.table
    (row,) = [n for n, fact in enumerate(table.facts.rows) if fact.value == 14]
    table.setCurrentIndex(table.facts.index(row, 0))
    hands.press(Key.Key_Return)
    assert the_sheet(hands).ending.head.text() == "14, moderate"
    with hands.qtbot.waitSignal(page.open_requested) as asked:
        hands.start("What you wrote that day")
    assert asked.args == ["sessions", session.id]


# --- screen readers, other languages, questionnaires of one's own


def test_an_item_is_a_named_group_of_radio_buttons(hands: Hands) -> None:
    sheet = open_sheet(hands, "phq9")
    answer(hands, "112")
    row = sheet.items.rows[2]
    assert row.accessibleName() == "3 of 9, Sleep, answer 2: over half the days"
    assert sheet.items.rows[3].accessibleName() == "4 of 9, Energy, not answered"
    roles = {QAccessible.queryAccessibleInterface(each).role() for each in row.options.options}
    assert roles == {QAccessible.Role.RadioButton}
    assert [name_of(each) for each in row.options.options][2] == "2, over half the days"
    assert hands.shell.window().windowTitle() == ""


def test_tab_stops_once_at_an_item_where_its_answer_is(hands: Hands) -> None:
    sheet = open_sheet(hands, "gad7")
    sheet.view.group.button(1).click()
    for row in sheet.items.rows[::2]:
        row.options.take_digit("2")
    sheet.items.go_to(0)
    for place, row in enumerate(sheet.items.rows[1:], 1):
        hands.press(Key.Key_Tab)
        assert focused() is row.options.options[0 if place % 2 else 2]


@pytest.mark.parametrize(
    "percent",
    [pytest.param(100, marks=pytest.mark.drill), pytest.param(150, marks=pytest.mark.drill), 200],
)
@pytest.mark.parametrize("single", [True, False])
def test_nothing_is_cut_off_in_the_smallest_window(
    hands: Hands, context: Context, qapp: QApplication, single: bool, percent: int
) -> None:
    theme.apply(qapp, context.theme, percent)
    hands.shell.resize(640, 480)
    context.notebook.choices.choose("questionnaire_view", "single" if single else "all")
    for measure in ("pcl5", "swls", "core10"):
        sheet = open_sheet(hands, measure)
        assert sheet.horizontalScrollBar().maximum() == 0
        for row in sheet.items.rows:
            for option in row.options.options if row.isVisible() else ():
                assert option.height() >= option.heightForWidth(option.width())
                assert row.options.rect().contains(option.geometry())
    theme.apply(qapp, context.theme)


LONG = "Over the month, how often was it hard to begin what you had planned, and had time for? " * 3
OWN = Measure(
    key="own",
    name="From the clinic",
    about="Everyday life",
    lowest=0,
    highest=16,
    higher_is_better=False,
    usual_interval_days=14,
    bands=(),
    cut_off=None,
    reliable_change=None,
    source="The clinic",
    licence="",
    version="2",
    answers=(Answer(0, LONG), Answer(8, "x" * 300)),
    items=(
        Item("a", LONG, heading="Doing things"),
        Item("b", "What helped?", scored=False),
        Item("c", "Rest"),
    ),
)


@pytest.mark.parametrize("single", [True, False])
def test_long_texts_wrap_and_what_has_no_number_is_only_shown(
    qtbot: QtBot, context: Context, clock: Clock, single: bool
) -> None:
    fill_new(context.notebook)
    mine = replace(context, measures=lambda: (OWN,))
    hands = at_the_window(qtbot, mine, clock)
    hands.shell.resize(640, 480)
    context.notebook.choices.choose("questionnaire_view", "single" if single else "all")
    sheet = open_sheet(hands, "own")
    assert {"Doing things", LONG} <= set(hands.seen())
    assert sheet.horizontalScrollBar().maximum() == 0
    answer(hands, "8")
    if single:
        assert "What helped?" in hands.seen()
        hands.press(Key.Key_Return)
    answer(hands, "8")
    hands.press(Key.Key_Return)
    assert "16" in hands.seen()
    assert stored(context) == [[8, None, 8]]


def test_the_page_stands_where_it_was_left_for_a_result(hands: Hands, context: Context) -> None:
    for ago in (60, 45, 30, 15):
        due(context, ago=ago)
    hands.shell.resize(1180, 640)
    hands.turn_to("progress")
    page = hands.shell.page
    assert isinstance(page, ProgressPage)
    hands.qtbot.waitUntil(lambda: "below" in vars(page.summaries), timeout=1000)
    bar = page.desk.ground.verticalScrollBar()
    page.card.chart.setFocus()
    for place in (0, 40):
        bar.setValue(place)
        assert page.desk.open_point("measure:gad7", TODAY.toordinal() - 15)
        the_sheet(hands)
        hands.press(Key.Key_Escape)
        hands.qtbot.wait(20)
        assert page.card.chart.hasFocus()
        assert bar.value() == place
