"""Insights that come back on Today, and the four answers."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment
from sessionbook.domain.insights import Insight
from sessionbook.domain.revisits import Answer
from sessionbook.domain.sessions import Session
from sessionbook.errors import SessionbookError
from sessionbook.store.notebook import Notebook
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today import TodayPage
from sessionbook.ui.pages.today.insight_row import InsightRow
from tests.conftest import NOW, TODAY

# the platform without a screen says so for every window
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

REST = "Rest is allowed."


@dataclass
class Surroundings:
    """The present, and what the page said with what undoes it."""

    now: datetime = NOW
    said: list[str] = field(default_factory=list)
    undo: list[Callable[[], object]] = field(default_factory=list)


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot: QtBot, context: Context, around: Surroundings) -> TodayPage:
    page = TodayPage(replace(context, now=lambda: around.now))
    qtbot.addWidget(page)
    context.notebook.database.listen(lambda areas: page.refresh() if areas & page.shows else None)

    def heard(words: str, undo: Callable[[], object]) -> None:
        around.said.append(words)
        around.undo.append(undo)

    context.notices.offered.connect(heard)
    page.resize(1180, 704)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def learned(notebook: Notebook, *texts: str, back: int = 1) -> list[Insight]:
    session = notebook.sessions.save(Session(day=TODAY - timedelta(days=back)))
    return [
        notebook.insights.save(Insight(text=text, session_id=session.id, position=place))
        for place, text in enumerate(texts)
    ]


def only_row(page: TodayPage) -> InsightRow:
    (row,) = page.insights_due.rows.values()
    return row


def answers(notebook: Notebook) -> list[tuple[date, Answer, str]]:
    return [(each.day, each.answer, each.words) for each in notebook.revisits.each()]


def due(page: TodayPage) -> list[str]:
    return [row.text.text() for row in page.insights_due.rows.values()]


def test_there_is_no_card_and_no_row_while_nothing_is_due(
    page: TodayPage, notebook: Notebook
) -> None:
    assert page.insights_due.isHidden()
    learned(notebook, "of today", back=0)
    assert page.insights_due.isHidden()
    assert page.insights_due.findChildren(InsightRow) == []
    assert page.last_session.insights() == ["of today"]


@pytest.mark.parametrize(
    ("answer", "said", "notice"),
    [
        (Answer.STILL_TRUE, "Still true", "Noted."),
        (Answer.BRING_UP, "Added to what you bring up", "Added to what you bring up."),
        (Answer.LATER, "It comes back another day", "It comes back another day."),
    ],
)
def test_an_answer_is_kept_shown_all_day_and_undone(
    page: TodayPage,
    notebook: Notebook,
    around: Surroundings,
    answer: Answer,
    said: str,
    notice: str,
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    assert row.choices[answer].isVisible()
    row.choices[answer].click()
    assert answers(notebook) == [(TODAY, answer, "")]
    topics = [REST] if answer is Answer.BRING_UP else []
    assert [topic.text for topic in notebook.topics.open()] == topics
    page.refresh()
    row = only_row(page)
    assert row.said.isVisible()
    assert row.said.text() == said
    assert not any(choice.isVisible() for choice in row.choices.values())
    assert around.said == [notice]
    around.undo[0]()
    assert answers(notebook) == []
    assert notebook.topics.open() == []
    assert row.choices[answer].isVisible()
    assert not row.said.isVisible()


def test_what_changed_is_one_line_by_keys_alone(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    row.choices[Answer.CHANGED].setFocus()
    qtbot.keyClick(row.choices[Answer.CHANGED], Qt.Key.Key_Space)
    assert row.field.hasFocus()
    qtbot.keyClicks(row.field, "only on Sun")
    page.refresh()
    qtbot.keyClicks(row.field, "days")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert answers(notebook) == [(TODAY, Answer.CHANGED, "only on Sundays")]
    assert row.said.text() == f"It changed: {QLocale().quoteString('only on Sundays')}"
    assert not row.field.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_line_that_is_left_without_words_says_nothing(
    qtbot: QtBot, page: TodayPage, notebook: Notebook, key: Qt.Key
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    row.choices[Answer.CHANGED].click()
    if key == Qt.Key.Key_Escape:
        qtbot.keyClicks(row.field, "no")
    qtbot.keyClick(row.field, key)
    assert answers(notebook) == []
    assert not row.field.isVisible()
    assert row.choices[Answer.CHANGED].hasFocus()
    row.choices[Answer.CHANGED].click()
    assert row.field.text() == ""


@pytest.mark.parametrize("leaves", [True, False])
def test_a_half_typed_line_is_kept_on_leaving(
    qtbot: QtBot, page: TodayPage, notebook: Notebook, leaves: bool
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    row.choices[Answer.CHANGED].click()
    qtbot.keyClicks(row.field, "only on Sun")
    if leaves:
        page.add()
    page.flush()
    assert answers(notebook) == [(TODAY, Answer.CHANGED, "only on Sun")]


def test_words_that_could_not_be_saved_stay(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    row.choices[Answer.CHANGED].click()
    qtbot.keyClicks(row.field, "only on Sundays")
    notebook.database._sql.execute("PRAGMA query_only = 1")
    with pytest.raises(SessionbookError):
        page.flush()
    assert row.field.text() == "only on Sundays"
    assert row.field.isVisible()
    notebook.database._sql.execute("PRAGMA query_only = 0")
    page.flush()
    assert answers(notebook) == [(TODAY, Answer.CHANGED, "only on Sundays")]


def test_answered_it_rests_and_put_off_it_is_back_tomorrow(
    page: TodayPage, notebook: Notebook, around: Surroundings
) -> None:
    first, _ = learned(notebook, REST, "Ask first.")
    assert sorted(due(page)) == sorted([REST, "Ask first."])
    page.insights_due.rows[first.id].choices[Answer.STILL_TRUE].click()
    (other,) = set(page.insights_due.rows) - {first.id}
    page.insights_due.rows[other].choices[Answer.LATER].click()
    assert sorted(due(page)) == sorted([REST, "Ask first."])
    around.now = NOW + timedelta(days=1)
    page.refresh()
    assert due(page) == ["Ask first."]
    around.now = NOW + timedelta(days=2)
    page.refresh()
    assert sorted(due(page)) == sorted([REST, "Ask first."])


def test_on_a_session_s_day_the_last_one_s_come_back_and_stand_in_one_card_only(
    page: TodayPage, notebook: Notebook
) -> None:
    (insight,) = learned(notebook, REST, back=7)
    for _ in range(4):
        only_row(page).choices[Answer.STILL_TRUE].click()
        (given,) = notebook.revisits.of(insight.id)[-1:]
        notebook.revisits.save(replace(given, day=TODAY - timedelta(days=1)))
        if page.insights_due.isHidden():
            break
    assert page.last_session.insights() == [REST]
    notebook.appointments.save(Appointment(day=TODAY, with_whom="Dr M"))
    assert due(page) == [REST]
    assert page.last_session.insights() == []
    assert not page.last_session.hint.isVisible()


def test_every_answer_is_named_with_its_insight_and_met_in_reading_order(
    qtbot: QtBot, page: TodayPage, notebook: Notebook
) -> None:
    learned(notebook, REST)
    row = only_row(page)
    names = [choice.accessibleName() for choice in row.choices.values()]
    assert names == [
        f"{word}: {REST}" for word in ("Still true", "It changed", "Bring up", "Later")
    ]
    assert row.field.accessibleName() == "How did it change?"
    row.choices[Answer.STILL_TRUE].setFocus()
    met: list[QWidget | None] = []
    for _ in range(4):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(page, Qt.Key.Key_Tab)
    assert met == list(row.choices.values())
