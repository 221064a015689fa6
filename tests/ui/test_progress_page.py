"""The Progress page, driven as a person would."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from sessionbook.domain.events import Event
from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.trackers import Tracker
from sessionbook.ui.chart.widget import Chart
from sessionbook.ui.page import Context
from sessionbook.ui.pages import PAGES
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.add_result import AddResultDialog
from sessionbook.ui.pages.progress.chart_menu import fill_menu
from sessionbook.ui.pages.progress.picture_dialog import PictureDialog
from sessionbook.ui.pages.progress.tracker_dialog import TrackerDialog
from sessionbook.ui.unlocked.shell import Shell
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton
FIRST = TODAY - timedelta(days=322)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ProgressPage:
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 704)
    page.refresh()
    page.show()
    return page


def score(page: ProgressPage, *totals: int, measure: str = "gad7") -> None:
    for number, total in enumerate(totals):
        day = FIRST + timedelta(days=14 * number)
        page.context.notebook.measures.save(MeasureResult(measure=measure, day=day, total=total))
    page.refresh()


def outlook(page: ProgressPage) -> Tracker:
    trackers = page.context.notebook.trackers
    tracker = trackers.save(Tracker(name="Outlook"))
    trackers.ratings.rate(tracker.id, TODAY, 6)
    page.refresh()
    return tracker


def dialog(page: ProgressPage, kind: type[QDialog]) -> QDialog:
    return page.window().findChildren(kind)[-1]


def fill_in(qtbot: QtBot, page: ProgressPage, name: str, total: str) -> AddResultDialog:
    page.add()
    form = dialog(page, AddResultDialog)
    assert isinstance(form, AddResultDialog)
    form.what.setCurrentIndex(form.what.findText(name))
    form.ways.choose_total()
    qtbot.keyClicks(form.total, total)
    qtbot.mouseClick(form.keep, LEFT)
    return form


def test_an_empty_page_offers_the_one_thing(page: ProgressPage) -> None:
    assert page.heading.text() == "Progress"
    assert page.empty.isVisible()
    assert not page.card.isVisible()
    assert not page.ranges.isVisible()


def test_a_total_is_entered_and_taken_back(qtbot: QtBot, page: ProgressPage) -> None:
    offered: list[object] = []
    page.context.notices.offered.connect(lambda _, undo: offered.append(undo))
    fill_in(qtbot, page, "GAD-7", "13")
    (result,) = page.context.notebook.measures.of("gad7")
    assert (result.total, result.day) == (13, TODAY)
    offered[-1]()  # type: ignore[operator]
    assert page.context.notebook.measures.of("gad7") == []


@pytest.mark.parametrize("total", ["22", "-1", "7.5", "", "many"])
def test_a_total_outside_the_scale_is_refused(qtbot: QtBot, page: ProgressPage, total: str) -> None:
    form = fill_in(qtbot, page, "GAD-7", total)
    assert form.wrong.text() == "GAD-7 goes from 0 to 21; enter a whole number in it."
    assert form.isVisible()
    assert form.total is form.focusWidget()
    assert page.context.notebook.measures.of("gad7") == []
    form.close()


def test_an_own_scale_is_rated_and_the_old_rating_comes_back(
    qtbot: QtBot, page: ProgressPage
) -> None:
    tracker = outlook(page)
    offered: list[object] = []
    page.context.notices.offered.connect(lambda _, undo: offered.append(undo))
    fill_in(qtbot, page, "Outlook", "9")
    ratings = page.context.notebook.trackers.ratings
    assert ratings.of_day(TODAY) == {tracker.id: 9}
    offered[-1]()  # type: ignore[operator]
    assert ratings.of_day(TODAY) == {tracker.id: 6}


def test_the_head_counts_the_months(page: ProgressPage) -> None:
    score(page, *([12] * 23))
    assert page.heading.text() == "Ten months of work"


def test_ranges_exclude_each_other_and_narrow_the_chart(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, *([12] * 23))
    assert page.card.model.first == FIRST.toordinal()
    quarter = page.ranges.group.button(91)
    qtbot.mouseClick(quarter, LEFT)
    assert page.card.model.first == TODAY.toordinal() - 91
    page.refresh()
    assert page.ranges.days == 91


def test_a_hidden_series_leaves_the_colours_of_the_others(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, 12, 8)
    tracker = outlook(page)
    assert page.card.model.styles == (0, 1)
    qtbot.mouseClick(page.card.legend.buttons["measure:gad7"], LEFT)
    page.refresh()
    assert [series.key for series in page.card.model.series] == [f"tracker:{tracker.id}"]
    assert page.card.model.styles == (1,)
    assert page.card.model.flags == ()


@pytest.mark.parametrize(
    ("totals", "head", "words"),
    [
        ((15,), "GAD-7 at 15", "Starting point, on 6 January."),
        (
            (15, 7),
            "GAD-7 from 15 to 7",
            (
                "Down 8 since 6 January; 4 is the change that counts as reliable. "
                "At or above the cut-off of 10 then, below it now."
            ),
        ),
        (
            (15, 19),
            "GAD-7 from 15 to 19",
            (
                "Up 4 since 6 January; 4 is the change that counts as reliable. "
                "At or above the cut-off of 10, then and now."
            ),
        ),
        (
            (15, 13),
            "GAD-7 from 15 to 13",
            (
                "Changed by 2 since 6 January; smaller than this questionnaire "
                "can reliably tell (4). At or above the cut-off of 10, then and now."
            ),
        ),
    ],
)
def test_symptoms_are_told_by_the_threshold(
    page: ProgressPage, totals: tuple[int, ...], head: str, words: str
) -> None:
    score(page, *totals)
    assert page.summaries.symptoms.head.text() == head
    assert page.summaries.symptoms.words.text() == words


def test_goals_are_counted_without_those_let_go(page: ProgressPage) -> None:
    goals = page.context.notebook.goals
    day = date(2026, 10, 20)
    goals.save(Goal(title="Call Dad", started_on=FIRST, state=GoalState.REACHED, reached_on=day))
    goals.save(Goal(title="Old", started_on=FIRST, state=GoalState.LET_GO))
    near = goals.save(Goal(title="Sleep", started_on=FIRST))
    goals.ratings.rate(near.id, TODAY, 7)
    page.refresh()
    assert page.summaries.goals.head.text() == "1 of 2 reached"
    assert page.summaries.goals.words.text() == "“Call Dad” on 20 October. “Sleep” is at 7 of 10."


def test_a_dip_is_stated_and_can_be_opened(qtbot: QtBot, page: ProgressPage) -> None:
    sessions = []
    for number, value in enumerate((80, 50, 84)):
        answers = {"being_myself": value, "what_matters": value, "said_it": value}
        session = Session(day=date(2026, 9, 8 + 7 * number), **answers)
        sessions.append(page.context.notebook.sessions.save(session))
    page.refresh()
    card = page.summaries.together
    assert card.head.text() == "84 of 100, with one dip"
    assert card.words.text().startswith("Your own median is 80. The latest dip was 50, on 15 Sep")
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseClick(card.link, LEFT)
    assert asked.args == ["sessions", sessions[1].id]


def test_the_table_has_the_same_facts_and_copies_them(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, 12, 8)
    page.card.as_table.toggle()
    facts = page.card.table.facts
    cells = [facts.index(0, column).data() for column in range(facts.columnCount())]
    assert cells == ["20 Jan 2026", "Anxiety, GAD-7", "8", "mild"]
    assert [fact.name for fact in facts.rows][1] == "Anxiety below the cut-off"
    assert not page.card.chart.isVisible()
    page.card.table.selectRow(0)
    qtbot.keyClick(page.card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\t".join(cells)


@pytest.mark.parametrize(
    ("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")]
)
def test_the_picture_is_what_its_name_says(
    qtbot: QtBot, page: ProgressPage, tmp_path: Path, name: str, start: bytes
) -> None:
    score(page, 12, 8)
    page.context.ask.path = tmp_path / name  # type: ignore[attr-defined]
    qtbot.mouseClick(page.save, LEFT)
    qtbot.mouseClick(dialog(page, PictureDialog).save, LEFT)  # type: ignore[attr-defined]
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_of_an_unknown_kind_is_not_written(
    qtbot: QtBot, page: ProgressPage, tmp_path: Path
) -> None:
    score(page, 12, 8)
    page.context.ask.path = tmp_path / "a.doc"  # type: ignore[attr-defined]
    qtbot.mouseClick(page.save, LEFT)
    asked = dialog(page, PictureDialog)
    assert isinstance(asked, PictureDialog)
    qtbot.mouseClick(asked.save, LEFT)
    assert asked.wrong.text() == "Nothing was saved yet: let the name end in .png, .svg or .pdf."
    assert not (tmp_path / "a.doc").exists()


def test_an_own_scale_is_added_renamed_and_removed(qtbot: QtBot, page: ProgressPage) -> None:
    trackers = page.context.notebook.trackers
    page.trackers.add()
    form = dialog(page, TrackerDialog)
    assert isinstance(form, TrackerDialog)
    qtbot.mouseClick(form.keep, LEFT)
    assert form.wrong.text() == "Give the scale a name."
    qtbot.keyClicks(form.name, "Sleep")
    form.higher.click()
    qtbot.mouseClick(form.keep, LEFT)
    (made,) = trackers.all()
    assert (made.name, made.higher_is_better) == ("Sleep", False)

    page.trackers.choices.aboutToShow.emit()
    menu = page.trackers.choices.actions()[0].menu()
    menu.actions()[0].trigger()  # type: ignore[attr-defined]
    form = dialog(page, TrackerDialog)
    assert isinstance(form, TrackerDialog)
    form.name.clear()
    qtbot.keyClicks(form.name, "Rest")
    qtbot.mouseClick(form.keep, LEFT)
    assert [tracker.name for tracker in trackers.all()] == ["Rest"]

    menu.actions()[1].trigger()  # type: ignore[attr-defined]
    assert trackers.all() == []


def test_a_page_with_nothing_new_stays_as_it_is(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, 12, 8)
    page.card.as_table.toggle()
    page.card.table.selectRow(1)
    page.context.notebook.sessions.save(Session(day=date(2020, 1, 1)))
    page.refresh()
    session_days = page.card.model.session_days
    assert session_days == (date(2020, 1, 1).toordinal(),)
    page.card.table.selectRow(1)
    session = page.context.notebook.sessions.on_day(date(2020, 1, 1))[0]
    page.context.notebook.sessions.save(replace(session, notes="more"))
    page.refresh()
    assert [row.row() for row in page.card.table.selectionModel().selectedRows()] == [1]
    score(page, 12, 8, 3)
    assert page.card.table.facts.rowCount() > 3
    assert page.card.model.session_days == session_days


def test_what_is_done_ahead_leaves_only_the_painting(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real page in the real shell, before the first visit and after a rating elsewhere."""
    for day in range(20):
        total = MeasureResult(measure="gad7", day=TODAY - timedelta(days=7 * day), total=day)
        context.notebook.measures.save(total)
    shell = Shell(context, PAGES)
    qtbot.addWidget(shell)
    shell.resize(1180, 760)
    shell.show()
    drawn: list[int] = []
    draw = Chart._draw
    monkeypatch.setattr(Chart, "_draw", lambda *all_of_it: drawn.append(1) or draw(*all_of_it))
    qtbot.waitUntil(lambda: not shell._ahead._timer.isActive(), timeout=5000)
    shell.show_page("progress")
    qtbot.wait(10)
    page = shell.page
    assert isinstance(page, ProgressPage)
    assert page.card.chart.isVisible()
    assert drawn == []
    shell.show_page("today")
    context.notebook.measures.save(MeasureResult(measure="gad7", day=TODAY, total=9))
    qtbot.waitUntil(lambda: not shell._ahead._timer.isActive(), timeout=5000)
    assert page.card.model.series[0].points[-1].value == 9
    shell.show_page("progress")
    qtbot.wait(10)
    assert drawn == []


def test_tab_goes_through_the_table_where_the_chart_was(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, 12, 8)
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.card.as_table.toggle()
    assert page.card.table.hasFocus()
    below = page.card.foot.compare, page.card.events, page.card._scales, page.card.as_table
    for each in below:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert each.hasFocus()
    for _ in below:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert page.card.table.hasFocus()


def test_what_stands_below_is_made_after_the_first_paint_or_ahead_of_it(
    qtbot: QtBot, page: ProgressPage, context: Context
) -> None:
    score(page, 12, 8)
    assert "below" not in vars(page.summaries)
    qtbot.waitUntil(lambda: "below" in vars(page.summaries), timeout=1000)
    hidden = ProgressPage(context)
    qtbot.addWidget(hidden)
    for _ in hidden.refresh_ahead():
        assert not hidden.isVisible()
    assert "below" in vars(hidden.summaries)


def test_the_legend_has_no_line_more_than_it_must_and_tells_as_much_as_there_is_room_for(
    page: ProgressPage,
) -> None:
    context = page.context
    title = "Say what I would like before somebody else has to guess it"
    for number in range(3):
        goal = context.notebook.goals.save(Goal(title=f"{title} {number}", started_on=FIRST))
        context.notebook.goals.ratings.rate(goal.id, TODAY, 4)
    context.notebook.events.save(Event(day=TODAY, text="Moved house"))
    score(page, 12, 8)
    legend = page.card.legend
    goals = [made for key, made in legend.buttons.items() if key.startswith("goal:")]
    for width in (1180, 900):
        page.resize(width, 704)
        QApplication.processEvents()
        said = {len(made.text()) for made in goals}
        assert max(said) > 24 or width == 900
        assert {made.toolTip()[: len(title)] for made in goals} == {title}
        lines = {made.y() for made in legend.buttons.values()}
        for made in goals:
            made.set_words(made.toolTip()[:23] + "…")
        QApplication.processEvents()
        assert {made.y() for made in legend.buttons.values()} == lines
    events = legend.beside["events"]
    assert page.card.foot.isAncestorOf(events)
    page.card.legend.beside["events"].click()
    assert page.card.model.marks == ()


def test_a_chosen_button_shows_that_it_has_the_focus(qtbot: QtBot, page: ProgressPage) -> None:
    score(page, 12, 8)
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    chosen = page.ranges.group.checkedButton()
    assert chosen
    edges = []
    for widget in (page.save, chosen):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        picture = chosen.grab().toImage()
        edges.append(picture.pixelColor(picture.width() // 2, 0).name())
    assert edges == [page.context.theme.tint.lower(), page.context.theme.accent.lower()]


def test_the_menu_of_the_chart_draws_the_median_behind_the_points(page: ProgressPage) -> None:
    score(page, 12, 9, 15, 8, 10, 6)
    card = page.card
    plain = card.chart.grab().toImage()
    menu = QMenu()
    fill_menu(menu, card, TODAY.toordinal())
    smooth = next(each for each in menu.actions() if each.text().startswith("Median"))
    assert not smooth.isChecked()
    smooth.trigger()
    assert card.model.smoothed
    assert card.chart.grab().toImage() != plain
    smooth.trigger()
    assert card.chart.grab().toImage() == plain
