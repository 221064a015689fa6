"""Forms: chosen, filled in, found again, made and brought in, through the real page."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sessionbook.domain.forms import FieldKind, FilledForm, Form, FormField
from sessionbook.domain.homework import Done, Homework
from sessionbook.services import forms
from sessionbook.services.filling import keep_filled
from sessionbook.ui import aloud, theme
from sessionbook.ui.page import Context
from sessionbook.ui.pages.forms import FormsPage
from sessionbook.ui.pages.forms.answers import (
    ButtonsAnswer,
    ListAnswer,
    NumberAnswer,
    ScaleAnswer,
    WordsAnswer,
)
from sessionbook.ui.pages.homework import HomeworkPage
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.words import qdate
from tests.conftest import TODAY
from tests.ui.full_notebook import fill_forms
from tests.ui.test_aloud import controls, focused, name_of, takes_tab, widget_of
from tests.ui.test_line_drag import let_go, pull

LEFT = Qt.MouseButton.LeftButton
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
YESTERDAY = TODAY - timedelta(days=1)

# What menus make the offscreen platform say.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture
def page(shell: Shell) -> FormsPage:
    shell.show_page("forms")
    assert isinstance(shell.page, FormsPage)
    return shell.page


@pytest.fixture
def said(context: Context) -> list[str]:
    heard: list[str] = []
    context.notices.offered.connect(lambda words, undo: heard.append(words))
    return heard


@pytest.fixture
def record(context: Context) -> Homework:
    homework = Homework(title="When I ruminate", started_on=YESTERDAY, form="thought_record")
    return context.notebook.homework.save(homework)


@pytest.fixture
def mine(context: Context) -> Form:
    """A form of the person's own, with a question of every kind."""
    fields = tuple(
        FormField(key=kind.value, label=f"Asked {kind.value}", kind=kind, choices=("red", "blue"))
        for kind in FieldKind
    )
    return forms.keep(context.notebook, Form(key="", name="Mine", fields=fields))


def words_of(page: FormsPage, key: str) -> WordsAnswer:
    answer = page.sheet.answers.answers[key]
    assert isinstance(answer, WordsAnswer)
    return answer


def stored(context: Context, filled: FilledForm) -> dict[str, str]:
    return {each.field: each.value for each in context.notebook.filled.answers.of(filled.id)}


def newest(context: Context) -> FilledForm:
    return context.notebook.filled.newest(1)[0]


def listed(page: FormsPage) -> list[str]:
    model = page.side.list
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def fill_in(page: FormsPage, key: str) -> None:
    page.chooser.rows[key].fill.click()


def test_a_form_is_chosen_and_saved_while_it_is_filled_in(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    assert page.chooser.isVisible()
    assert [row.name.text() for row in page.chooser.rows.values()] == [
        form.name for form in forms.shipped()
    ]
    fill_in(page, "thought_record")
    assert words_of(page, "situation").field.hasFocus()
    assert context.notebook.filled.newest(9) == []
    qtbot.keyClicks(words_of(page, "situation").field, "On the tram")
    qtbot.waitUntil(lambda: bool(context.notebook.filled.newest(9)), timeout=2000)
    filled = newest(context)
    assert (filled.form, filled.name, filled.day) == ("thought_record", "Thought record", TODAY)
    assert (filled.homework_id, filled.practice_id) == (None, None)
    assert stored(context, filled) == {"situation": "On the tram"}
    assert listed(page) == ["Thought record. 24 Nov 2026. On the tram"]
    qtbot.keyClicks(words_of(page, "situation").field, ", standing")
    page.flush()
    assert stored(context, filled) == {"situation": "On the tram, standing"}
    assert words_of(page, "situation").field.hasFocus()


def test_what_is_only_on_screen_is_kept_by_a_lock(
    qtbot: QtBot, page: FormsPage, shell: Shell, context: Context
) -> None:
    fill_in(page, "free")
    qtbot.keyClicks(words_of(page, "words").field, "half a")
    shell.flush()
    assert stored(context, newest(context)) == {"words": "half a"}


def test_a_form_that_was_only_opened_leaves_nothing_behind(
    qtbot: QtBot, page: FormsPage, shell: Shell, context: Context
) -> None:
    fill_in(page, "values")
    assert len(listed(page)) == 1
    qtbot.keyClick(shell, Qt.Key.Key_N, CONTROL)
    assert page.chooser.isVisible()
    assert focused() is page.chooser.rows["thought_record"].fill
    assert listed(page) == []
    assert context.notebook.filled.newest(9) == []


def test_every_kind_of_question_is_answered_with_keys_and_comes_back(  # noqa: PLR0915
    qtbot: QtBot, page: FormsPage, context: Context, mine: Form
) -> None:
    fill_in(page, mine.key)
    answers = page.sheet.answers.answers
    _, text, scale, number, choice, yes_no = (answers[kind.value] for kind in FieldKind)
    assert isinstance(scale, ScaleAnswer)
    assert isinstance(number, NumberAnswer)
    assert isinstance(choice, ButtonsAnswer)
    assert isinstance(yes_no, ButtonsAnswer)
    qtbot.keyClicks(focused(), "a line")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is text.target()
    qtbot.keyClicks(focused(), "two")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "lines")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_7)
    while focused() is not number.field:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "25x")
    assert number.ends.text() == "Asked for is a number from 0 to 10."
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    yes_no.buttons["No"].setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    page.flush()
    filled = newest(context)
    expected = {
        "line": "a line",
        "text": "two\nlines",
        "scale": "7",
        "number": "25",
        "choice": "blue",
        "yes_no": "No",
    }
    assert stored(context, filled) == expected
    page.add()
    page.open(filled.id)
    assert page.sheet.answers.values() == expected


def test_an_answer_can_be_taken_back(
    qtbot: QtBot, page: FormsPage, context: Context, mine: Form
) -> None:
    fill_in(page, mine.key)
    answers = page.sheet.answers.answers
    choice, scale = answers["choice"], answers["scale"]
    assert isinstance(choice, ButtonsAnswer)
    assert isinstance(scale, ScaleAnswer)
    choice.buttons["red"].click()
    qtbot.keyClick(scale.slider, Qt.Key.Key_3)
    page.flush()
    assert stored(context, newest(context)) == {"choice": "red", "scale": "3"}
    choice.buttons["red"].click()
    qtbot.keyClick(scale.slider, Qt.Key.Key_Delete)
    page.flush()
    assert stored(context, newest(context)) == {"choice": "", "scale": ""}


def test_many_choices_stand_in_a_list_that_can_say_nothing(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    fill_in(page, "values")
    area = page.sheet.answers.answers["area"]
    assert isinstance(area, ListAnswer)
    assert area.value() == ""
    area.list.setFocus()
    qtbot.keyClick(area.list, Qt.Key.Key_Down)
    page.flush()
    assert stored(context, newest(context)) == {"area": "Family"}


def test_the_first_thought_stays_in_view(
    qtbot: QtBot, page: FormsPage, shell: Shell, context: Context
) -> None:
    shell.resize(1180, 420)
    fill_in(page, "thought_record")
    qtbot.keyClicks(words_of(page, "thought").field, "They all see it")
    assert page.sheet.pinned.isHidden()
    page.sheet.go_to("other_view")
    qtbot.waitUntil(page.sheet.pinned.isVisible, timeout=2000)
    assert "They all see it" in "".join(
        each.text() for each in page.sheet.pinned.findChildren(QLabel)
    )
    page.sheet.go_to("thought")
    qtbot.waitUntil(page.sheet.pinned.isHidden, timeout=2000)


def test_a_day_is_changed_and_the_list_stays_newest_first(
    page: FormsPage, context: Context, mine: Form
) -> None:
    for day in (TODAY, YESTERDAY):
        filled = FilledForm(form=mine.key, name="Mine", day=day)
        keep_filled(context.notebook, filled, mine.fields, {"line": f"of {day:%d}"})
    page.open(newest(context).id)
    page.sheet.day.setDate(qdate(TODAY - timedelta(days=9)))
    page.flush()
    assert [each.rsplit(". ", 1)[1] for each in listed(page)] == ["of 23", "of 24"]


def test_a_filled_form_is_deleted_and_brought_back(
    qtbot: QtBot,
    page: FormsPage,
    context: Context,
    mine: Form,
    undo: list[Callable[[], object]],
) -> None:
    filled = keep_filled(
        context.notebook, FilledForm(form=mine.key, name="Mine", day=TODAY), mine.fields, {}
    )
    page.open(filled.id)
    qtbot.keyClicks(words_of(page, "line").field, "gone soon")
    qtbot.mouseClick(page.sheet.delete, LEFT)
    qtbot.wait(700)
    assert context.notebook.filled.newest(9) == []
    assert page.chooser.isVisible()
    undo[-1]()
    assert page.filled
    assert page.filled.id == filled.id
    assert words_of(page, "line").value() == "gone soon"


def test_without_its_form_a_filled_one_stays_readable_and_can_be_changed(
    qtbot: QtBot,
    page: FormsPage,
    context: Context,
    mine: Form,
    undo: list[Callable[[], object]],
) -> None:
    filled = FilledForm(form=mine.key, name="Mine", day=TODAY)
    keep_filled(context.notebook, filled, mine.fields, {"line": "kept", "scale": "7"})
    *_, delete = [
        each for each in page.chooser.rows[mine.key].make_menu().actions() if not each.isSeparator()
    ]
    delete.trigger()
    assert mine.key not in page.chooser.rows
    page.open(filled.id)
    assert page.sheet.title.text() == "Mine"
    shown = {
        each.caption.text(): each.value()
        for each in page.sheet.answers.answers.values()
        if isinstance(each, WordsAnswer)
    }
    assert shown == {"Asked line": "kept", "Asked scale": "7"}
    qtbot.keyClicks(words_of(page, "line").field, "!")
    page.flush()
    assert stored(context, filled)["line"] in ("kept!", "!kept")
    undo[-1]()
    page.add()
    assert mine.key in page.chooser.rows


def test_homework_with_a_form_offers_it_and_filling_it_in_is_an_attempt(
    qtbot: QtBot, shell: Shell, context: Context, record: Homework
) -> None:
    shell.show_page("homework")
    homework = shell.page
    assert isinstance(homework, HomeworkPage)
    assert homework.list.cards[record.id].place.text() == "form: Thought record"
    assert homework.practice.fill_button.text() == "Fill in: Thought record"
    homework.practice.fill_button.click()
    page = shell.page
    assert isinstance(page, FormsPage)
    assert focused() is words_of(page, "situation").field
    assert page.sheet.homework_link.text() == "Homework: When I ruminate"
    assert context.notebook.homework.practices.of(record.id) == []
    qtbot.keyClicks(focused(), "A letter came")
    page.flush()
    (attempt,) = context.notebook.homework.practices.of(record.id)
    assert (attempt.day, attempt.done) == (TODAY, Done.ALL)
    qtbot.keyClicks(focused(), " today")
    page.flush()
    assert context.notebook.homework.practices.of(record.id) == [attempt]
    page.sheet.homework_link.click()
    assert shell.page is homework
    row = homework.practice.log.rows[attempt.id]
    assert row.form.text() == "Thought record"
    assert homework.practice.tried.text() == "One attempt: today"
    row.form.click()
    assert shell.page is page
    assert page.filled == newest(context)


def test_the_attempt_moves_with_the_form_and_goes_with_it(
    qtbot: QtBot,
    page: FormsPage,
    context: Context,
    record: Homework,
    undo: list[Callable[[], object]],
) -> None:
    practices = context.notebook.homework.practices
    page.open(record.id)
    qtbot.keyClicks(focused(), "x")
    page.sheet.day.setDate(qdate(YESTERDAY))
    page.flush()
    page.sheet.day.setDate(qdate(YESTERDAY - timedelta(days=1)))
    page.flush()
    assert [each.day for each in practices.of(record.id)] == [YESTERDAY - timedelta(days=1)]
    page.sheet.delete.click()
    assert practices.of(record.id) == []
    undo[-1]()
    assert len(practices.of(record.id)) == 1
    assert newest(context).practice_id == practices.of(record.id)[0].id


def test_an_attempt_of_which_more_was_said_outlives_its_form(
    qtbot: QtBot, page: FormsPage, context: Context, record: Homework
) -> None:
    from dataclasses import replace

    practices = context.notebook.homework.practices
    page.open(record.id)
    qtbot.keyClicks(focused(), "x")
    page.flush()
    (attempt,) = practices.of(record.id)
    practices.save(replace(attempt, note="It helped", effort=4))
    page.sheet.delete.click()
    assert [each.note for each in practices.of(record.id)] == ["It helped"]


def test_what_a_small_step_says_of_distress_stands_in_its_attempt(
    shell: Shell, context: Context
) -> None:
    step = Homework(title="The lift", started_on=YESTERDAY, form="small_step")
    context.notebook.homework.save(step)
    practices = context.notebook.homework.practices
    shell.show_page("homework")
    homework = shell.page
    assert isinstance(homework, HomeworkPage)
    homework.practice.fill_button.click()
    page = shell.page
    assert isinstance(page, FormsPage)
    rate(page, "before", 6)
    rate(page, "peak", 8)
    page.flush()
    (attempt,) = practices.of(step.id)
    assert (attempt.distress_before, attempt.distress_peak, attempt.distress_after) == (6, 8, None)
    page.sheet.homework_link.click()
    row = homework.practice.log.rows[attempt.id]
    assert row.distress.text() == "distress 6 before, 8 at most"
    homework.practice.edit_practice(attempt.id)
    assert homework.practice.form.ratings["distress_peak"].isVisible()
    row.form.click()
    rate(page, "after", 2)
    page.flush()
    page.sheet.homework_link.click()
    assert homework.practice.form.ratings["distress_after"].answer() == 2
    homework.practice.form.finish()
    assert row.distress.text() == "distress 6 → 2, 8 at most"
    row.form.click()
    page.sheet.delete.click()
    assert practices.of(step.id) == []


def rate(page: FormsPage, key: str, value: int) -> None:
    answer = page.sheet.answers.answers[key]
    assert isinstance(answer, ScaleAnswer)
    QTest.keyClick(answer.slider, Qt.Key(Qt.Key.Key_0.value + value))


def test_a_search_leads_to_the_answer(
    qtbot: QtBot, shell: Shell, context: Context, mine: Form
) -> None:
    for number in range(70):
        filled = FilledForm(form=mine.key, name="Mine", day=TODAY - timedelta(days=number))
        text = "the blue heron" if number == 66 else "nothing"
        keep_filled(context.notebook, filled, mine.fields, {"text": text})
    shell.search.ask()
    qtbot.keyClicks(shell.search, "heron")
    qtbot.keyClick(shell.search, Qt.Key.Key_Down)
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    page = shell.page
    assert isinstance(page, FormsPage)
    assert words_of(page, "text").value() == "the blue heron"
    assert focused() is words_of(page, "text").field
    assert page.side.view.currentIndex().row() == 66


def test_a_form_is_made_with_keys_and_looks_as_it_will(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    page.chooser.make.click()
    editor = page.editor
    assert editor.isVisible()
    qtbot.keyClicks(editor.name.field, "Morning")
    (first,) = editor.questions.questions
    qtbot.keyClicks(first.words, "How I slept")
    first.kind.setFocus()
    while first.kind.currentData() != FieldKind.SCALE.value:
        qtbot.keyClick(first.kind, Qt.Key.Key_Down)
    assert first.low_words.isVisible()
    qtbot.keyClicks(first.low_words.field, "badly")
    qtbot.keyClicks(first.high_words.field, "well")
    editor.questions.add_button.click()
    second = editor.questions.questions[1]
    assert focused() is second.words
    qtbot.keyClicks(second.words, "What I dreamt")
    qtbot.mouseClick(second.pinned, LEFT)
    qtbot.keyClick(second.pinned, Qt.Key.Key_Up, ALT)
    assert focused() is second.pinned
    assert second.accessibleName() == "Question 1"
    qtbot.waitUntil(lambda: len(editor.preview.answers) == 2, timeout=2000)
    (form,) = forms.own(context.notebook)
    assert (form.name, [field.label for field in form.fields]) == (
        "Morning",
        ["What I dreamt", "How I slept"],
    )
    dreamt, slept = form.fields
    assert dreamt.pinned
    assert (slept.kind, slept.low_words, slept.high_words) == (FieldKind.SCALE, "badly", "well")
    assert editor.preview.fields == form.fields


def names(page: FormsPage) -> list[str]:
    """Return the person's own forms as they are offered."""
    return [row.name.text() for row in page.chooser.rows.values() if row.is_own]


def test_own_forms_are_put_in_order_by_keys_by_dragging_and_in_the_menu(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    asked = (FormField(key="a", label="Asked"),)
    made = [Form(key="", name=name, fields=asked) for name in ("A", "B", "C")]
    keys = {form.name: forms.keep(context.notebook, form).key for form in made}
    assert names(page) == ["A", "B", "C"]
    page.chooser.go_to(keys["A"])
    for _ in range(3):  # once more than there are places
        qtbot.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert names(page) == ["B", "C", "A"]
    assert focused() is page.chooser.rows[keys["A"]].fill
    page.chooser.rows[keys["A"]].more.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Up, ALT)
    assert names(page) == ["B", "A", "C"]
    QApplication.processEvents()
    pulled, target = page.chooser.rows[keys["B"]].name, page.chooser.rows[keys["C"]]
    pull(pulled, target)
    let_go(pulled, target)
    assert names(page) == ["A", "C", "B"]
    actions = page.chooser.rows[keys["B"]].make_menu().actions()
    next(each for each in actions if each.text() == "Move up").trigger()
    assert [form.name for form in forms.own(context.notebook)] == ["A", "B", "C"]


def test_questions_are_dragged_unless_their_words_are_being_edited(
    qtbot: QtBot, page: FormsPage, mine: Form, context: Context
) -> None:
    page.chooser.rows[mine.key].make_menu().actions()[0].trigger()
    QApplication.processEvents()
    first, second, *_ = page.editor.questions.questions
    pulled = first.words.viewport()
    pull(pulled, second.kind)
    let_go(pulled, second.kind)
    page.flush()
    (form,) = forms.own(context.notebook)
    assert [field.key for field in form.fields][:2] == [second._asked.key, first._asked.key]
    first.words.put_caret_at_end()
    QApplication.processEvents()
    pull(pulled, second.words)
    let_go(pulled, second.words)
    assert page.editor.questions.questions[:2] == [second, first]


def test_done_keeps_the_last_words_and_goes_back_to_the_form(
    qtbot: QtBot, page: FormsPage, context: Context, mine: Form
) -> None:
    page.chooser.rows[mine.key].make_menu().actions()[0].trigger()
    qtbot.keyClicks(page.editor.about.field, "Before breakfast")
    page.editor.finish.click()
    assert forms.own(context.notebook)[0].about == "Before breakfast"
    assert page.chooser.rows[mine.key].about.text() == "Before breakfast"
    assert focused() is page.chooser.rows[mine.key].fill


def test_making_a_form_and_thinking_better_of_it(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    page.chooser.make.click()
    assert page.editor.delete.text() == "Cancel"
    page.editor.delete.click()
    assert page.chooser.isVisible()
    assert context.notebook.forms.all() == []


def test_a_form_without_names_is_kept_all_the_same(
    qtbot: QtBot, page: FormsPage, context: Context
) -> None:
    page.chooser.make.click()
    (question,) = page.editor.questions.questions
    question.kind.setCurrentIndex(question.kind.findData(FieldKind.CHOICE.value))
    question.kind.activated.emit(0)
    qtbot.keyClicks(question.choices.field, "one")
    page.flush()
    (form,) = forms.own(context.notebook)
    assert form.name == "My form"
    assert [(field.label, field.choices) for field in form.fields] == [("Question 1", ("one",))]


def test_a_question_is_removed_and_brought_back(
    qtbot: QtBot, page: FormsPage, context: Context, undo: list[Callable[[], object]]
) -> None:
    page.chooser.rows["thought_record"].make_menu().actions()[0].trigger()
    questions = page.editor.questions
    labels = [each.words.text() for each in questions.questions]
    assert labels[:2] == ["What happened", "The first thought"]
    remove = questions.questions[1].make_menu().actions()[-1]
    remove.trigger()
    page.flush()
    (form,) = forms.own(context.notebook)
    assert [field.label for field in form.fields] == [labels[0], *labels[2:]]
    undo[-1]()
    page.flush()
    (form,) = forms.own(context.notebook)
    assert [field.label for field in form.fields] == labels
    assert form.fields[1].pinned


def test_a_changed_form_keeps_every_answer_readable(
    qtbot: QtBot, page: FormsPage, context: Context, mine: Form
) -> None:
    filled = FilledForm(form=mine.key, name="Mine", day=TODAY)
    values = {"line": "kept", "choice": "red", "scale": "7"}
    keep_filled(context.notebook, filled, mine.fields, values)
    page.chooser.rows[mine.key].make_menu().actions()[0].trigger()
    by_key = {each.asked().key: each for each in page.editor.questions.questions}
    by_key["choice"].choices.field.set_text("green\nblue")
    by_key["choice"].choices.edited.emit()
    by_key["line"].removed.emit()
    page.flush()
    page.open(filled.id)
    assert page.sheet.answers.values() == {
        **dict.fromkeys((kind.value for kind in FieldKind), ""),
        **values,
    }
    choice = page.sheet.answers.answers["choice"]
    assert isinstance(choice, ButtonsAnswer)
    assert list(choice.buttons) == ["green", "blue", "red"]


def test_a_form_goes_to_a_file_and_is_taken_from_one(
    page: FormsPage, context: Context, mine: Form, tmp_path: Path, said: list[str]
) -> None:
    context.ask.path = tmp_path / "mine.toml"  # type: ignore[attr-defined]
    page.chooser.rows[mine.key].make_menu().actions()[2].trigger()
    assert said == ["Saved. Anybody can read that file."]
    page.chooser.bring_in.click()
    assert said[-1] == "“Mine” is one of your forms now."
    assert [form.name for form in forms.own(context.notebook)] == ["Mine", "Mine"]


def test_a_wrong_file_is_refused_in_one_sentence(
    page: FormsPage, context: Context, tmp_path: Path, said: list[str]
) -> None:
    path = tmp_path / "wrong.toml"
    context.ask.path = path  # type: ignore[attr-defined]
    path.write_text('name = "A"\n[[fields]]\nkey = "a"\nlabel = "A"\nsize = 3\n', encoding="utf-8")
    page.chooser.bring_in.click()
    path.write_bytes(b"\xff" * 70_000)
    page.chooser.bring_in.click()
    begins = "This file was not taken, and nothing was changed:"
    assert said == [
        f"{begins} in line 5, the word “size” means nothing here.",
        f"{begins} the file is larger than such a file can be.",
    ]
    assert context.notebook.forms.all() == []


def test_a_write_from_elsewhere_leaves_what_is_being_typed_alone(
    qtbot: QtBot, page: FormsPage, context: Context, mine: Form, record: Homework
) -> None:
    fill_in(page, mine.key)
    qtbot.keyClicks(words_of(page, "line").field, "half")
    context.notebook.homework.save(Homework(title="Other", started_on=TODAY))
    assert words_of(page, "line").value() == "half"
    assert words_of(page, "line").field.hasFocus()
    page.add()
    page.chooser.make.click()
    qtbot.keyClicks(page.editor.name.field, "New")
    context.notebook.homework.save(Homework(title="Another", started_on=TODAY))
    assert page.editor.isVisible()
    assert page.editor.name.text() == "New"


@pytest.mark.parametrize(
    ("width", "percent"),
    [
        (640, 150),
        pytest.param(900, 150, marks=pytest.mark.drill),
        pytest.param(640, 100, marks=pytest.mark.drill),
    ],
)
def test_nothing_is_cut_off_where_there_is_little_room(
    qtbot: QtBot, page: FormsPage, shell: Shell, context: Context, width: int, percent: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, context.theme, percent)
    shell.resize(width, 480)
    page.chooser.rows["thought_record"].make_menu().actions()[0].trigger()
    qtbot.wait(1)
    assert page.editor.horizontalScrollBar().maximum() == 0
    page.add()
    fill_in(page, "thought_record")
    qtbot.wait(1)
    assert page.sheet.paper.horizontalScrollBar().maximum() == 0
    for answer in page.sheet.answers.answers.values():
        if isinstance(answer, WordsAnswer):
            field = answer.field
            room = QRect(0, 0, field.viewport().width(), 0)
            needed = field.fontMetrics().boundingRect(
                room, int(Qt.TextFlag.TextWordWrap), field.placeholderText()
            )
            assert needed.height() <= field.height() < needed.height() + field.height_of(1)


@pytest.fixture
def listening() -> Iterator[None]:
    aloud.install_roles()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize("what", ["sheet", "editor"])
def test_tab_and_screen_readers_meet_the_same_in_order(
    qtbot: QtBot, shell: Shell, page: FormsPage, context: Context, what: str, listening: None
) -> None:
    fill_forms(context.notebook, "written")
    (mine,) = forms.own(context.notebook)
    if what == "sheet":
        page.open(newest(context).id)
    else:
        page.chooser.rows[mine.key].make_menu().actions()[0].trigger()
        page.editor.questions.questions[2].moved.emit(-1)
    QApplication.processEvents()
    names = Counter(
        (group, each.role(), each.text(QAccessible.Text.Name)) for each, group in controls(page)
    )
    assert all(name.strip() for _, _, name in names)
    assert [each for each, times in names.items() if times > 1] == []
    shell.search.setFocus()
    met = []
    for _ in range(120):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        if page.isAncestorOf(focused()) and focused() not in met:
            met.append(focused())
    told = [widget for each, _ in controls(page) if takes_tab(widget := widget_of(each))]
    assert [name_of(each) for each in met] == [name_of(each) for each in told]
