"""Events of one's own, what was written on a day, then and now: through the real page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from sessionbook.domain.events import Event
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Homework, Practice
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.trackers import Tracker
from sessionbook.ui.chart.table import FactsTable
from sessionbook.ui.page import Context
from sessionbook.ui.pages.progress import ProgressPage
from sessionbook.ui.pages.progress.chart_foot import ROOM
from sessionbook.ui.pages.progress.event_dialog import EventDialog
from tests.conftest import TODAY
from tests.ui.hands import Hands, Key, focused, name_of

LEFT = Qt.MouseButton.LeftButton
FIRST = TODAY - timedelta(days=322)

# What menus make the offscreen platform say.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ProgressPage:
    for number, total in enumerate((15, 16, 14, 13, 12, 9, 9, 8, 7, 7, 8, 7)):
        day = FIRST + timedelta(days=28 * number)
        context.notebook.measures.save(MeasureResult(measure="gad7", day=day, total=total))
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 704)
    page.refresh()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def offered(page: ProgressPage) -> list[object]:
    found: list[object] = []
    page.context.notices.offered.connect(lambda _, undo: found.append(undo))
    return found


def dialog(page: ProgressPage) -> EventDialog:
    return page.window().findChildren(EventDialog)[-1]


def happened(page: ProgressPage, text: str = "Moved house", back: int = 100) -> Event:
    saved = page.context.notebook.events.save(Event(day=TODAY - timedelta(days=back), text=text))
    page.refresh()
    return saved


def marks(page: ProgressPage) -> list[str]:
    return [mark.words for mark in page.card.chart._model.marks]


def test_an_event_is_added_from_the_chart_by_key_and_taken_back(
    qtbot: QtBot, page: ProgressPage, offered: list[object]
) -> None:
    page.card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.card.chart, Qt.Key.Key_Left)
    qtbot.keyClick(page.card.chart, Qt.Key.Key_E)
    form = dialog(page)
    qtbot.mouseClick(form.keep, LEFT)
    assert form.wrong.text() == "Say in a few words what happened."
    assert form.focusWidget() is form.text
    qtbot.keyClicks(form.text, "New job")
    qtbot.mouseClick(form.keep, LEFT)
    (event,) = page.context.notebook.events.in_order()
    assert (event.text, event.day, event.until) == (
        "New job",
        FIRST + timedelta(days=28 * 10),
        None,
    )
    page.refresh()
    assert marks(page) == ["New job"]
    assert page.card.chart._day_of_current() == event.day.toordinal()  # the keys go on from there
    offered[-1]()  # type: ignore[operator]
    page.refresh()
    assert marks(page) == []


def test_an_event_is_changed_gets_an_end_and_is_removed(
    qtbot: QtBot, page: ProgressPage, offered: list[object]
) -> None:
    event = happened(page)
    page.card.chart.event_activated.emit(event.id)
    form = dialog(page)
    form.took_longer.click()
    form.until.setDate(form.day.date().addDays(-1))
    qtbot.mouseClick(form.keep, LEFT)
    assert form.wrong.isVisible()
    form.until.setDate(form.day.date().addDays(9))
    qtbot.mouseClick(form.keep, LEFT)
    events = page.context.notebook.events
    assert events.in_order() == [replace(event, until=event.day + timedelta(days=9))]
    offered[-1]()  # type: ignore[operator]
    assert events.in_order() == [event]
    page.card.events.choices.aboutToShow.emit()
    menu = page.card.events.choices.actions()[0].menu()
    assert page.card.events.choices.actions()[0].text().endswith("Moved house")
    menu.actions()[1].trigger()  # type: ignore[attr-defined]
    assert events.in_order() == []
    offered[-1]()  # type: ignore[operator]
    assert events.in_order() == [event]


def test_the_dialog_of_a_known_event_removes_it(qtbot: QtBot, page: ProgressPage) -> None:
    event = happened(page)
    page.card.events.change(event.id)
    form = dialog(page)
    form.removal_asked.emit()
    assert page.context.notebook.events.in_order() == []


def test_an_event_before_everything_can_be_gone_to(page: ProgressPage) -> None:
    event = happened(page, back=900)
    page.card.show_event(event)
    model = page.card.chart._model
    assert model.first <= event.day.toordinal() <= model.last
    assert page.ranges.group.checkedId() == -1


def test_range_buttons_follow_the_chart(qtbot: QtBot, page: ProgressPage) -> None:
    chart = page.card.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert page.ranges.group.checkedId() == -1
    focusable = [
        button
        for button in page.ranges.group.buttons()
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert focusable
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert page.ranges.group.checkedId() == page.ranges.days == 365
    quarter = page.ranges.group.button(91)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    qtbot.mouseClick(quarter, LEFT)
    assert quarter.isChecked()
    assert chart._model.first == TODAY.toordinal() - 91
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    chart.show_days(type(chart._view())(TODAY.toordinal() - 182, TODAY.toordinal()))
    assert page.ranges.group.checkedId() == 182


def test_where_one_went_stays_when_something_is_written(qtbot: QtBot, page: ProgressPage) -> None:
    chart = page.card.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    shown = chart._model.first, chart._model.last
    result = MeasureResult(measure="gad7", day=TODAY, total=5)
    page.context.notebook.measures.save(result)
    page.refresh()
    assert (chart._model.first, chart._model.last) == shown


def test_rows_are_offered_where_there_is_something_and_switched_in_the_legend(
    qtbot: QtBot, page: ProgressPage
) -> None:
    assert page.card.legend.beside == {}
    book = page.context.notebook
    homework = book.homework.save(Homework(title="Breathe", started_on=FIRST))
    book.homework.practices.save(Practice(homework_id=homework.id, day=TODAY))
    session = book.sessions.save(Session(day=TODAY))
    book.gratitude.save(GratitudeLine(text="Rain", session_id=session.id))
    page.refresh()
    assert list(page.card.legend.beside) == ["practice", "gratitude"]
    assert page.card.model.rows == ()
    qtbot.mouseClick(page.card.legend.beside["practice"], LEFT)
    assert [row.name for row in page.card.model.rows] == ["Practice"]
    page.refresh()
    assert page.card.legend.beside["practice"].isChecked()


def test_a_point_opens_all_that_was_written_that_day(qtbot: QtBot, page: ProgressPage) -> None:
    last = FIRST + timedelta(days=28 * 11)
    session = page.context.notebook.sessions.save(Session(day=last, notes="About dogs"))
    happened(page, "New job", (TODAY - last).days)
    chart = page.card.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    panel = page.card.day_panel
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert "Anxiety, GAD-7: 7, mild" in said
    assert "New job" in said
    to_result = "Answers and total: GAD-7"
    links = [link.text() for link in panel.links]
    assert links == ["Change this event…", to_result, "Session: About dogs"]
    assert panel.links[0].hasFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert chart.hasFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(panel.links[2], Qt.Key.Key_Return)
    assert asked.args == ["sessions", session.id]


def test_the_day_goes_when_one_goes_on_elsewhere(qtbot: QtBot, page: ProgressPage) -> None:
    page.card.chart.setFocus()
    page.card.show_day(TODAY.toordinal())
    assert page.card.day_panel.isVisible()
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert page.card.day_panel.isVisible()
    page.add_result.setFocus()
    assert page.card.day_panel.isHidden()


def test_a_day_with_nothing_but_its_value_still_takes_an_event(
    qtbot: QtBot, page: ProgressPage
) -> None:
    page.card.show_day(TODAY.toordinal() - 3)
    panel = page.card.day_panel
    assert "Nothing was written on that day or shortly before." in [
        label.text() for label in panel.findChildren(QLabel)
    ]
    qtbot.mouseClick(panel.add_event, LEFT)
    assert dialog(page).day.date().toPython() == TODAY - timedelta(days=3)


def test_then_and_now_by_keys_is_told_by_the_threshold(qtbot: QtBot, page: ProgressPage) -> None:
    chart, said = page.card.chart, page.card.then_and_now
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_M, *[Qt.Key.Key_Right] * 3, Qt.Key.Key_M):
        qtbot.keyClick(chart, key)
    assert said.isVisible()
    (sentence,) = said.said
    assert sentence == (
        "Anxiety, GAD-7: then 4 values, median 14.5, now 7 on 10 Nov 2026. "
        "Down 7.5 from then to now. 4 is the change that counts as reliable."
    )
    for key in (Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_M):
        qtbot.keyClick(chart, key)
    assert "now 2 values, the latest 12. A difference of 2.5; smaller" in said.said[0]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert said.isHidden()


def test_of_an_own_scale_no_threshold_is_said(qtbot: QtBot, page: ProgressPage) -> None:
    trackers = page.context.notebook.trackers
    tracker = trackers.save(Tracker(name="Outlook"))
    for back, value in ((60, 3), (2, 6)):
        trackers.ratings.rate(tracker.id, TODAY - timedelta(days=back), value)
    page.refresh()
    first = TODAY.toordinal() - 61
    page.card.chart.span_marked.emit(first, first + 4)
    said = page.card.then_and_now.said[-1]
    assert said.endswith("now 6 on 22 Nov 2026. Up 3 from then to now.")
    assert "better" not in said.lower()


def test_comparing_can_be_left_by_its_button(qtbot: QtBot, page: ProgressPage) -> None:
    qtbot.mouseClick(page.card.foot.compare, LEFT)
    assert page.card.chart.marks_by_drag
    page.card.chart.span_marked.emit(FIRST.toordinal(), FIRST.toordinal() + 60)
    qtbot.mouseClick(page.card.then_and_now.close_it, LEFT)
    assert not page.card.foot.compare.isChecked()
    assert page.card.chart.spans == ()
    assert page.card.then_and_now.isHidden()


def test_the_table_has_events_and_sessions_too_and_is_sorted(
    qtbot: QtBot, page: ProgressPage
) -> None:
    happened(page, "Moved house")
    page.context.notebook.sessions.save(Session(day=TODAY - timedelta(days=7)))
    page.refresh()
    page.card.as_table.toggle()
    table = page.card.table
    names = [fact.name for fact in table.facts.rows]
    assert names[:2] == ["Anxiety, GAD-7", "Session"] or names[0] == "Session"
    assert "Moved house" in names
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [fact.value for fact in table.facts.rows][:2] == [16, 15]
    table._sort_by(1)
    assert [fact.name for fact in table.facts.rows] == sorted(names, key=str.casefold)
    table._sort_by(0)
    assert [fact.name for fact in table.facts.rows] == names


def test_the_menu_of_the_chart_offers_its_day(qtbot: QtBot, page: ProgressPage) -> None:
    page.card.chart.menu_wanted.emit(page.mapToGlobal(page.rect().center()), TODAY.toordinal())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert "What was written on 24 November" in words
    assert "Add what happened on 24 November…" in words
    menu.close()


def test_an_event_is_written_down_in_the_window_and_read_in_the_table(
    hands: Hands, context: Context
) -> None:
    day = date(2026, 10, 1)
    context.notebook.measures.save(MeasureResult(measure="gad7", day=day, total=9))
    hands.turn_to("progress")
    hands.go_to("Your own events")
    hands.press(Key.Key_Space)
    hands.choose("New event…")
    assert isinstance(QApplication.activeModalWidget(), QDialog)
    hands.type("New flat")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: not QApplication.activeModalWidget())
    hands.shell.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    hands.press(Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    hands.qtbot.waitUntil(lambda: hands.shell.page.findChild(FactsTable) is not None)
    table = hands.shell.page.findChild(FactsTable)
    assert table
    assert table.facts.rows[0].cells()[:2] == ("24 Nov 2026", "New flat")
    assert name_of(table) == "The chart as a table"


def test_tab_meets_what_is_newly_beside_where_it_stands(qtbot: QtBot, page: ProgressPage) -> None:
    happened(page)
    page.card.chart.setFocus()
    for expected in (page.card.legend.beside["events"], page.card.foot.compare):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is expected


def test_what_is_newly_beside_takes_a_line_where_there_is_no_room(
    qtbot: QtBot, page: ProgressPage
) -> None:
    foot = page.card.foot
    happened(page)
    words = foot.hint.fontMetrics().horizontalAdvance(foot.hint.text())
    parts = page.card.legend.signs, foot.compare.parentWidget()
    needed = words + sum(each.sizeHint().width() for each in parts if each) + ROOM
    page.resize(page.width() - foot.width() + needed + 24, 704)
    QApplication.processEvents()
    assert foot.compare.mapTo(foot, QPoint()).y() < foot.hint.geometry().bottom()
    notebook = page.context.notebook
    session = notebook.sessions.save(Session(day=TODAY))
    line = notebook.gratitude.save(GratitudeLine(text="Rain", session_id=session.id))
    page.refresh()
    QApplication.processEvents()
    signs = page.card.legend.beside.values()
    assert len(signs) == 2
    qtbot.waitUntil(lambda: foot.compare.mapTo(foot, QPoint()).y() > foot.hint.geometry().bottom())
    for each in (*signs, foot.compare, page.card.as_table):
        place = QRect(each.mapTo(foot, QPoint()), each.size())
        assert foot.rect().contains(place)
        assert each.width() >= each.sizeHint().width()
    notebook.gratitude.delete(line.id)
    page.refresh()
    qtbot.waitUntil(lambda: foot.compare.mapTo(foot, QPoint()).y() < foot.hint.geometry().bottom())
