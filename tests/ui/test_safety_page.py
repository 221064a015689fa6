"""The safety plan: written in place, read back from the notebook; help from everywhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.plans import PlanHeading, PlanKind, PlanLine
from sessionbook.services import crisis_lines
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.safety import SafetyPage
from sessionbook.ui.pages.safety.crisis_dialog import CrisisLineDialog
from sessionbook.ui.plan.heading_card import HeadingCard
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.ui.widgets.hint_button import HintButton
from sessionbook.ui.widgets.more_button import MoreButton
from sessionbook.ui.widgets.pair_row import PairRow
from sessionbook.ui.words import qdate
from tests.ui.test_line_drag import let_go, pull

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, shell: Shell) -> SafetyPage:
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    assert isinstance(shell.page, SafetyPage)
    return shell.page


@pytest.fixture
def plan(context: Context) -> list[PlanHeading]:
    """Two headings, the first with two lines."""
    plans = context.notebook.plans
    made = [
        plans.save(PlanHeading(plan=PlanKind.SAFETY, title=title, position=place))
        for place, title in enumerate(("Signs", "People"))
    ]
    for place, text in enumerate(("Not sleeping", "Going quiet")):
        plans.lines.save(PlanLine(heading_id=made[0].id, text=text, position=place))
    return made


def titles(context: Context) -> list[str]:
    return [heading.title for heading in context.notebook.plans.of(PlanKind.SAFETY)]


def lines(context: Context, heading: PlanHeading) -> list[tuple[str, str]]:
    found = context.notebook.plans.lines.by_heading([heading.id])[heading.id]
    return [(line.text, line.phone) for line in found]


def cards(page: SafetyPage) -> list[HeadingCard]:
    return list(page.plan.cards.values())


def rows(page: SafetyPage, card: int = 0) -> list[PairRow]:
    return cards(page)[card].lines.rows()


def choose(more: MoreButton | None, words: str) -> None:
    assert more
    more.click()
    above = more.parentWidget()
    assert above
    menu = above.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def said(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_six_headings_are_offered_and_become_the_person_s(
    qtbot: QtBot, page: SafetyPage, context: Context
) -> None:
    assert titles(context) == []
    begin = page.plan.empty.findChild(type(page.add_button))
    assert begin
    qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert len(titles(context)) == 6
    assert not page.plan.empty.isVisible()
    assert rows(page)[0].first.hasFocus()


def test_a_line_and_its_number_are_typed_and_kept(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    (adding,) = rows(page, 1)
    qtbot.keyClicks(adding.first, "My sister")
    qtbot.keyClick(adding.first, Qt.Key.Key_Tab)
    assert lines(context, plan[1]) == []
    qtbot.keyClicks(adding.second, "555 0100")
    qtbot.keyClick(adding.second, Qt.Key.Key_Return)
    qtbot.keyClicks(adding.first, "Jo")
    page.flush()
    assert lines(context, plan[1]) == [("My sister", "555 0100"), ("Jo", "")]
    assert adding.pair().is_blank()


def test_words_and_numbers_are_changed_in_place(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    first = rows(page)[0]
    qtbot.keyClicks(first.second, "116 123")
    qtbot.waitUntil(lambda: lines(context, plan[0])[0] == ("Not sleeping", "116 123"))
    first.first.put_caret_at_end()
    qtbot.keyClicks(first.first, " well")
    page.flush()
    assert lines(context, plan[0])[0] == ("Not sleeping well", "116 123")


def test_an_emptied_line_goes_and_comes_back(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, shell: Shell, context: Context
) -> None:
    first = rows(page)[0].first
    first.setFocus()
    first.selectAll()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    rows(page)[1].first.setFocus()
    assert lines(context, plan[0]) == [("Going quiet", "")]
    shell.notice_bar._undo_button.click()
    assert [text for text, _ in lines(context, plan[0])] == ["Not sleeping", "Going quiet"]
    assert [row.first.text() for row in rows(page)] == ["Not sleeping", "Going quiet", ""]


def test_lines_change_places_by_key_and_menu(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    rows(page)[1].first.put_caret_at_end()
    qtbot.keyClick(rows(page)[1].first, Qt.Key.Key_Up, ALT)
    assert [text for text, _ in lines(context, plan[0])] == ["Going quiet", "Not sleeping"]
    choose(rows(page)[0].more, "Move down")
    assert [text for text, _ in lines(context, plan[0])] == ["Not sleeping", "Going quiet"]
    assert [row.first.text() for row in rows(page)] == ["Not sleeping", "Going quiet", ""]


def test_a_heading_is_renamed_but_never_emptied(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    card = cards(page)[0]
    card.rename()
    qtbot.keyClicks(card.title, "What I notice")
    page.flush()
    assert titles(context) == ["What I notice", "People"]
    assert rows(page)[0].first.accessibleName() == "What I notice, line 1"
    card.rename()
    qtbot.keyClick(card.title, Qt.Key.Key_Delete)
    rows(page)[0].first.setFocus()
    assert card.title.text() == "What I notice"
    assert titles(context) == ["What I notice", "People"]


def test_headings_change_places(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    cards(page)[1].title.put_caret_at_end()
    qtbot.keyClick(cards(page)[1].title, Qt.Key.Key_Up, ALT)
    assert titles(context) == ["People", "Signs"]
    assert [card.title.text() for card in cards(page)] == ["People", "Signs"]
    choose(cards(page)[0].more, "Move down")
    assert titles(context) == ["Signs", "People"]


def test_a_deleted_heading_comes_back_with_its_lines(
    plan: list[PlanHeading], page: SafetyPage, shell: Shell, context: Context
) -> None:
    choose(cards(page)[0].more, "Delete")
    assert titles(context) == ["People"]
    shell.notice_bar._undo_button.click()
    assert titles(context) == ["Signs", "People"]
    assert len(lines(context, plan[0])) == 2
    assert len(rows(page)) == 3


def test_a_new_heading_waits_for_its_name(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, shell: Shell, context: Context
) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    title = cards(page)[-1].title
    assert title.hasFocus()
    qtbot.keyClicks(title, "Places")
    page.flush()
    assert titles(context) == ["Signs", "People", "Places"]


def test_help_leads_here_from_every_page(qtbot: QtBot, shell: Shell) -> None:
    for tab in PAGES[:5]:
        shell.show_page(tab.key)
        qtbot.keyClick(shell, Qt.Key.Key_F1)
        assert shell.page.key == "safety"
    shell.show_page("today")
    (button,) = [each for each in shell.findChildren(HintButton) if each.text() == "Help"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.page.key == "safety"
    assert "not an emergency service, and nobody is watching" in said(shell.page)
    assert "988" in said(shell.page)


def kept(context: Context) -> list[str]:
    return [line.number for line in crisis_lines.current(context.settings)]


def menu_of(page: SafetyPage, number: str) -> MoreButton:
    mores = page.numbers.lines.findChildren(MoreButton)
    return next(each for each in mores if number in each.accessibleName())


def choose_of(page: SafetyPage, more: MoreButton, words: str) -> None:
    more.click()
    menu = page.numbers.lines.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def crisis_form(page: SafetyPage) -> CrisisLineDialog:
    return page.numbers.lines.findChildren(CrisisLineDialog)[-1]


def test_a_crisis_line_is_added_and_corrected(
    qtbot: QtBot, page: SafetyPage, context: Context
) -> None:
    lines = page.numbers.lines
    assert lines.shipped_button.isHidden()
    qtbot.mouseClick(lines.add_button, Qt.MouseButton.LeftButton)
    form = crisis_form(page)
    form.keep.click()
    assert "Say whom" in form.wrong.text()
    qtbot.keyClicks(form.name, "Night line")
    form.keep.click()
    assert "number" in form.wrong.text()
    qtbot.keyClicks(form.number, "555 0100")
    form.checked.setDate(qdate(date(2025, 3, 1)))
    form.keep.click()
    assert kept(context)[-1] == "555 0100"
    QApplication.processEvents()
    assert "1 Mar 2025, more than a year ago: look it up again" in said(lines)
    choose_of(page, menu_of(page, "555 0100"), "I checked it today")
    assert crisis_lines.current(context.settings)[-1].verified_on == context.today()
    choose_of(page, menu_of(page, "988"), "Change…")
    form = crisis_form(page)
    assert form.name.text() == "United States, Canada"
    form.number.setText("0988")
    form.keep.click()
    first = crisis_lines.current(context.settings)[0]
    assert (first.number, first.countries, first.name) == ("0988", ("US", "CA"), "")


def test_a_deleted_crisis_line_comes_back_where_it_was(
    qtbot: QtBot, page: SafetyPage, shell: Shell, context: Context
) -> None:
    before = kept(context)
    more = menu_of(page, "116 123")
    more.setFocus()
    choose_of(page, more, "Delete")
    assert kept(context) == [number for number in before if number != "116 123"]
    assert "13 11 14" in (shell.focusWidget() or shell).accessibleName()
    shell.notice_bar._undo_button.click()
    assert kept(context) == before


def test_the_shipped_list_comes_back_and_goes_again(
    qtbot: QtBot, page: SafetyPage, shell: Shell, context: Context
) -> None:
    lines = page.numbers.lines
    for number in kept(context):
        choose_of(page, menu_of(page, number), "Delete")
    assert kept(context) == []
    qtbot.mouseClick(lines.shipped_button, Qt.MouseButton.LeftButton)
    assert len(kept(context)) == 9
    assert not crisis_lines.is_own(context.settings)
    assert lines.shipped_button.isHidden()
    shell.notice_bar._undo_button.click()
    assert kept(context) == []
    assert "Services only: this list can be read without the passphrase" in said(lines)


def test_a_found_line_is_gone_to(
    qtbot: QtBot, plan: list[PlanHeading], shell: Shell, context: Context
) -> None:
    qtbot.keyClicks(shell.search, "going quiet")
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert isinstance(shell.page, SafetyPage)
    assert rows(shell.page)[1].first.hasFocus()


def test_what_is_half_typed_is_saved_on_leaving(
    qtbot: QtBot, plan: list[PlanHeading], page: SafetyPage, shell: Shell, context: Context
) -> None:
    qtbot.keyClicks(rows(page, 1)[0].first, "Ana {0}")
    shell.show_page("today")
    assert lines(context, plan[1]) == [("Ana {0}", "")]


def test_a_line_of_the_plan_is_dragged_to_its_place(
    plan: list[PlanHeading], page: SafetyPage, context: Context
) -> None:
    QApplication.processEvents()
    first, second, _ = rows(page)
    pull(first.first.viewport(), second)
    let_go(first.first.viewport(), second)
    assert lines(context, plan[0]) == [("Going quiet", ""), ("Not sleeping", "")]
