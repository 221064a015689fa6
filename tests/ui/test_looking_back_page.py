"""Looking back: offered on Today, written, found again; a letter, and the other plan."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.domain.reviews import Review, ReviewKind
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back import LookingBackPage
from sessionbook.ui.pages.looking_back.period_chart import PeriodChart
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import NOW, TODAY
from tests.ui.hands import in_front

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def hold(notebook: Notebook, count: int, last: int = 3) -> None:
    for number in range(count):
        notebook.sessions.save(Session(day=ago(last + 7 * number)))


def today_page(shell: Shell) -> TodayPage:
    shell.show_page("today")
    assert isinstance(shell.page, TodayPage)
    return shell.page


def looking_back(shell: Shell) -> LookingBackPage:
    shell.show_page("looking_back")
    assert isinstance(shell.page, LookingBackPage)
    return shell.page


@pytest.fixture
def page(shell: Shell) -> LookingBackPage:
    return looking_back(shell)


def reviews(context: Context) -> list[tuple[ReviewKind, date, str]]:
    return [(each.kind, each.day, each.text) for each in context.notebook.reviews.all()]


def test_today_offers_a_review_after_six_sessions_and_not_before(
    qtbot: QtBot, shell: Shell, context: Context
) -> None:
    hold(context.notebook, 5)
    card = today_page(shell).look_back
    assert not card.isVisible()
    context.notebook.sessions.save(Session(day=ago(2)))
    assert card.isVisible()
    assert card.said.text() == "6 sessions so far."
    qtbot.mouseClick(card.look, LEFT)
    assert isinstance(shell.page, LookingBackPage)
    assert shell.page.view is shell.page.review
    qtbot.keyClicks(shell.page.review.editor, "I rang him")
    shell.show_page("today")
    assert not card.isVisible()


def test_later_costs_nothing_and_can_be_undone(
    qtbot: QtBot, shell: Shell, context: Context
) -> None:
    context.notebook.reviews.save(Review(day=ago(50), text="Before"))
    hold(context.notebook, 6)
    card = today_page(shell).look_back
    assert card.said.text() == "6 sessions since you last looked back."
    qtbot.mouseClick(card.later, LEFT)
    assert not card.isVisible()
    shell.notice_bar._undo_button.click()
    assert card.isVisible()


def test_somebody_who_was_away_is_asked_nothing(qtbot: QtBot, context: Context) -> None:
    hold(context.notebook, 9, last=3)
    back = NOW + timedelta(days=57)
    shell = in_front(qtbot, replace(context, now=lambda: back))
    assert not today_page(shell).look_back.isVisible()
    shell = in_front(qtbot, replace(context, now=lambda: back - timedelta(days=1)))
    assert today_page(shell).look_back.isVisible()


def test_the_number_of_sessions_is_chosen_on_the_page(
    shell: Shell, context: Context, page: LookingBackPage
) -> None:
    hold(context.notebook, 4)
    choice = page.overview.rhythm.choice
    assert choice.currentText() == "6 sessions"
    choice.setCurrentIndex(choice.findData(4))
    choice.activated.emit(choice.currentIndex())
    assert page.overview.rhythm.choice.currentText() == "4 sessions"
    assert today_page(shell).look_back.isVisible()


def test_a_review_is_saved_while_typing_and_found_after_a_lock(
    qtbot: QtBot, shell: Shell, context: Context, page: LookingBackPage
) -> None:
    qtbot.mouseClick(page.overview.begin, LEFT)
    assert page.review.editor.hasFocus()
    assert reviews(context) == []
    qtbot.keyClicks(page.review.editor, "Quillfeather")
    qtbot.waitUntil(lambda: len(reviews(context)) == 1)
    qtbot.keyClicks(page.review.editor, " sings")
    shell.flush()
    assert reviews(context) == [(ReviewKind.REVIEW, TODAY, "Quillfeather sings")]
    shell.hide()
    after = in_front(qtbot, context)
    qtbot.keyClicks(after.search, "quillf")
    qtbot.keyClick(after.search, Qt.Key.Key_Return)
    assert isinstance(after.page, LookingBackPage)
    assert after.page.review.editor.toPlainText() == "Quillfeather sings"
    assert after.page.review.editor.hasFocus()


def test_a_review_that_was_only_looked_at_is_not_kept(
    qtbot: QtBot, context: Context, page: LookingBackPage
) -> None:
    page.look_back()
    qtbot.mouseClick(page.review.back, LEFT)
    assert page.view is None
    assert reviews(context) == []


def test_who_writes_nothing_can_keep_it_all_the_same(
    qtbot: QtBot, context: Context, page: LookingBackPage
) -> None:
    page.look_back()
    assert not page.review.delete.isVisible()
    qtbot.mouseClick(page.review.keep_so, LEFT)
    assert reviews(context) == [(ReviewKind.REVIEW, TODAY, "")]
    assert not page.review.keep_so.isVisible()
    qtbot.mouseClick(page.review.back, LEFT)
    (row,) = page.overview.earlier.rows.values()
    assert row.begins.text() == "Kept without words"


def test_a_day_has_one_review(context: Context, page: LookingBackPage) -> None:
    context.notebook.reviews.save(Review(day=TODAY, text="This morning"))
    page.look_back()
    assert page.review.editor.toPlainText() == "This morning"
    assert not page.review.is_new


def test_a_review_says_what_happened_since_the_last_one(
    context: Context, page: LookingBackPage
) -> None:
    book = context.notebook
    book.reviews.save(Review(day=ago(60), text="Before"))
    for title, back in (("Ring her", 70), ("Sing", 20)):
        day = ago(back)
        note = f"{title}, and it was short."
        goal = Goal(title=title, started_on=ago(back + 9), state=GoalState.REACHED, reached_on=day)
        book.goals.save(replace(goal, reached_note=note))
    page.look_back()
    texts = page.review.facts.goals.texts()
    assert "Sing" in texts
    assert "Ring her" not in texts
    assert any("Sing, and it was short." in text for text in texts)
    assert page.review.subtitle.text() == "since 25 Sep 2026"
    page.open(book.reviews.all()[0].id)
    assert "Ring her" in page.review.facts.goals.texts()
    assert "Sing" not in page.review.facts.goals.texts()


def test_below_the_threshold_nothing_is_called_better_or_unchanged(
    context: Context, page: LookingBackPage
) -> None:
    for back, total in ((50, 16), (10, 12)):
        context.notebook.measures.save(MeasureResult(measure="phq9", day=ago(back), total=total))
    page.look_back()
    said = page.review.facts.chart.said.text()
    assert "smaller than this questionnaire can reliably tell (6)" in said
    for word in ("better", "worse", "no change", "improve", "because", "down", "up "):
        assert word not in said.lower()


def test_one_total_is_no_starting_point_of_a_later_period(
    context: Context, page: LookingBackPage
) -> None:
    context.notebook.reviews.save(Review(day=ago(30)))
    for back, total in ((50, 16), (10, 12)):
        context.notebook.measures.save(MeasureResult(measure="phq9", day=ago(back), total=total))
    page.look_back()
    assert page.review.facts.chart.said.text() == "PHQ-9 at 12, on 14 Nov 2026."


def test_the_chart_is_a_table_too(qtbot: QtBot, context: Context, page: LookingBackPage) -> None:
    context.notebook.measures.save(MeasureResult(measure="phq9", day=ago(10), total=12))
    page.look_back()
    chart = page.review.facts.chart
    assert isinstance(chart, PeriodChart)
    assert chart.isVisible()
    qtbot.keyClick(page.review.editor, Qt.Key.Key_T, CONTROL)
    qtbot.waitUntil(chart.table.isVisible)
    assert [fact.value for fact in chart.table.facts.rows] == [12]


def test_what_is_sensitive_stays_hidden(context: Context, page: LookingBackPage) -> None:
    context.notebook.topics.save(Topic(text="Marrowbright", sensitive=True))
    page.look_back()
    assert page.review.facts.carried.texts()[-1] == "One that stays hidden"
    for each in page.findChildren(QLabel):
        assert "Marrowbright" not in each.text() + each.accessibleName() + each.toolTip()


def test_a_long_list_is_shown_a_part_at_a_time(
    qtbot: QtBot, context: Context, page: LookingBackPage
) -> None:
    for number in range(9):
        context.notebook.topics.save(Topic(text=f"Line {number}", position=number))
    page.look_back()
    carried = page.review.facts.carried
    assert "Line 5" in carried.texts()
    assert "Line 6" not in carried.texts()
    assert carried.more.text() == "Show 3 more"
    qtbot.mouseClick(carried.more, LEFT)
    assert "Line 8" in carried.texts()
    assert not carried.more.isVisible()


def test_a_letter_is_written_and_comes_back_after_deleting(
    qtbot: QtBot, shell: Shell, context: Context, page: LookingBackPage
) -> None:
    qtbot.mouseClick(page.overview.letter, LEFT)
    qtbot.keyClicks(page.letter.editor, "Dear me, it passed")
    qtbot.keyClick(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.view is None)
    assert reviews(context) == [(ReviewKind.LETTER, TODAY, "Dear me, it passed")]
    (row,) = page.overview.earlier.rows.values()
    assert row.title.text() == "Letter to myself, 24 Nov 2026"
    qtbot.mouseClick(row.open, LEFT)
    assert page.letter.editor.toPlainText() == "Dear me, it passed"
    qtbot.mouseClick(page.letter.delete, LEFT)
    assert page.view is None
    assert reviews(context) == []
    assert not page.overview.earlier.isVisible()
    shell.notice_bar._undo_button.click()
    assert len(page.overview.earlier.rows) == 1
    assert len(reviews(context)) == 1


def test_a_review_is_deleted_in_the_list_and_comes_back(
    qtbot: QtBot, shell: Shell, context: Context, page: LookingBackPage
) -> None:
    for back in (30, 90):
        context.notebook.reviews.save(Review(day=ago(back), text=f"{back} days ago"))
    first = next(iter(page.overview.earlier.rows.values()))
    qtbot.mouseClick(first.delete, LEFT)
    assert [text for *_, text in reviews(context)] == ["90 days ago"]
    shell.notice_bar._undo_button.click()
    assert [text for *_, text in reviews(context)] == ["30 days ago", "90 days ago"]


def test_the_plan_for_staying_well_is_begun_and_written(
    qtbot: QtBot, context: Context, page: LookingBackPage
) -> None:
    qtbot.mouseClick(page.overview.plan, LEFT)
    (begin,) = page.plan.plan.empty.findChildren(QAbstractButton)
    qtbot.mouseClick(begin, LEFT)
    plans = context.notebook.plans
    titles = [heading.title for heading in plans.of(PlanKind.STAYING_WELL)]
    assert titles == ["What helps me", "Early signs that it gets harder again", "What I do then"]
    assert plans.of(PlanKind.SAFETY) == []
    card = next(iter(page.plan.plan.cards.values()))
    adding = card.lines.rows()[-1]
    assert adding.first.hasFocus()
    assert not adding.second.isVisible()
    qtbot.keyClicks(adding.first, "Walking")
    page.flush()
    first = plans.of(PlanKind.STAYING_WELL)[0].id
    assert [line.text for line in plans.lines.by_heading([first])[first]] == ["Walking"]


def test_found_lines_lead_to_their_own_plan(qtbot: QtBot, shell: Shell, context: Context) -> None:
    plans = context.notebook.plans
    for kind, text in zip(PlanKind, ("Gossamer", "Dapple"), strict=True):
        heading = plans.save(PlanHeading(plan=kind, title=f"{text} heading"))
        plans.lines.save(PlanLine(heading_id=heading.id, text=f"{text} line"))
    for words, key in (("gossamer line", "safety"), ("dapple line", "looking_back")):
        qtbot.keyClicks(shell.search, words)
        qtbot.keyClick(shell.search, Qt.Key.Key_Return)
        assert shell.page.key == key
        focused = shell.focusWidget()
        assert isinstance(focused, QPlainTextEdit)
        assert focused.toPlainText().lower() == words
    qtbot.keyClicks(shell.search, "dapple heading")
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert shell.page.key == "looking_back"


def test_words_being_written_stay_when_something_else_changes(
    qtbot: QtBot, context: Context, page: LookingBackPage
) -> None:
    page.look_back()
    qtbot.keyClicks(page.review.editor, "half a sen")
    context.notebook.goals.save(Goal(title="Sing", started_on=ago(3)))
    assert page.review.editor.toPlainText() == "half a sen"
    assert "Sing" in page.review.facts.goals.texts()
    page.flush()
    qtbot.keyClicks(page.review.editor, "tence")
    (stored,) = context.notebook.reviews.all()
    context.notebook.reviews.save(replace(stored, text="Of another copy"))
    assert page.review.editor.toPlainText() == "half a sentence"


def test_control_n_begins_a_review(
    qtbot: QtBot, shell: Shell, context: Context, page: LookingBackPage
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    assert page.view is page.review
    qtbot.keyClicks(page.review.editor, "One")
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    assert [text for *_, text in reviews(context)] == ["One"]


def test_everything_can_be_named_and_nothing_is_cut_off_where_it_is_narrow(
    qtbot: QtBot, shell: Shell, context: Context, page: LookingBackPage
) -> None:
    hold(context.notebook, 3)
    context.notebook.reviews.save(Review(day=ago(40), text="Before"))
    context.notebook.measures.save(MeasureResult(measure="phq9", day=ago(10), total=12))
    shell.resize(640, 700)
    for go in (page.look_back, page.write_letter, page.open_plan, lambda: page._go(None)):
        go()
        view = page.view or page.overview
        qtbot.waitUntil(lambda view=view: view.horizontalScrollBar().maximum() == 0)
        for kind in (QAbstractButton, QComboBox, QTextEdit, QPlainTextEdit):
            for each in view.findChildren(kind):
                text = each.text() if isinstance(each, QAbstractButton) else ""
                if not each.objectName().startswith("qt_") and each.isVisible():
                    assert each.accessibleName() or text or each.toolTip(), each


def test_now_is_the_clock_of_the_context(qtbot: QtBot, context: Context) -> None:
    another = datetime(2027, 1, 2, 9, 0).astimezone()
    shell = in_front(qtbot, replace(context, now=lambda: another))
    page = looking_back(shell)
    page.write_letter()
    qtbot.keyClicks(page.letter.editor, "x")
    page.flush()
    assert reviews(context) == [(ReviewKind.LETTER, date(2027, 1, 2), "x")]
