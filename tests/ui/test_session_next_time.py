"""The next session, from the write-up: what is planned, planning it, changing it."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions import SessionsPage
from sessionbook.ui.pages.sessions.next_time import NextTimeSection
from sessionbook.ui.pages.today.plan_dialog import PlanDialog
from tests.conftest import TODAY
from tests.ui.sessions_page import notice, shown_page

WEEK = timedelta(weeks=1)
HALF_PAST_THREE = time(15, 30)


def met(notebook: Notebook, day: date, **facts: object) -> Session:
    facts = {"at": HALF_PAST_THREE, "with_whom": "Dr Moreau", **facts}
    return notebook.sessions.save(Session(day=day, notes="Rest", **facts))  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, context: Context, notebook: Notebook) -> SessionsPage:
    """Today's session, two weeks after the one before."""
    met(notebook, TODAY - 2 * WEEK)
    met(notebook, TODAY, label="Couple", way="Phone")
    return shown_page(qtbot, context)


def section(page: SessionsPage) -> NextTimeSection:
    return page.write_up.next_time


def plan(notebook: Notebook, day: date, **facts: object) -> Appointment:
    facts = {"at": HALF_PAST_THREE, "with_whom": "Dr Moreau", **facts}
    return notebook.appointments.save(Appointment(day=day, **facts))  # type: ignore[arg-type]


def dialog_of(page: SessionsPage) -> PlanDialog:
    (dialog,) = page.findChildren(PlanDialog)
    return dialog


def said(page: SessionsPage) -> str:
    QApplication.processEvents()
    return section(page).when.text() if section(page).when.isVisible() else ""


def test_planning_offers_what_is_usual_and_shows_it(
    qtbot: QtBot, notebook: Notebook, page: SessionsPage
) -> None:
    section(page).plan.setFocus()
    qtbot.keyClick(section(page).plan, Qt.Key.Key_Space)
    dialog = dialog_of(page)
    form = dialog.form
    assert (form.day(), form.at()) == (TODAY + 2 * WEEK, HALF_PAST_THREE)
    assert form.with_whom.text() == "Dr Moreau"
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (saved,) = notebook.appointments.all()
    assert (saved.day, saved.at, saved.repeat) == (TODAY + 2 * WEEK, HALF_PAST_THREE, Repeat.NEVER)
    assert (saved.with_whom, saved.label, saved.way) == ("Dr Moreau", "Couple", "Phone")
    day = words.weekday_date(TODAY + 2 * WEEK)
    assert said(page) == f"{day} at {words.clock(HALF_PAST_THREE)}"
    assert section(page).how.text() == "Couple · Phone"
    assert section(page).plan.isHidden()
    assert page.window().focusWidget() is section(page).move_it


def test_the_usual_hour_is_that_of_the_last_time_where_none_was_noted(
    notebook: Notebook, page: SessionsPage
) -> None:
    page.write_up.sheet.change(at=None)
    section(page).plan.click()
    assert dialog_of(page).form.at() == HALF_PAST_THREE


def test_the_series_goes_on_after_the_session_itself(
    notebook: Notebook, page: SessionsPage
) -> None:
    plan(notebook, TODAY, repeat=Repeat.WEEKLY)
    day = words.weekday_date(TODAY + WEEK)
    assert said(page) == f"{day} at {words.clock(HALF_PAST_THREE)}, every week"
    assert section(page).how.isHidden()


def test_another_person_s_appointment_is_another_matter(
    notebook: Notebook, page: SessionsPage
) -> None:
    plan(notebook, TODAY + timedelta(days=1), with_whom="Ms Okafor")
    assert said(page) == ""
    assert section(page).plan.isVisible()
    plan(notebook, TODAY + WEEK, repeat=Repeat.TWO_WEEKLY)
    assert said(page).startswith(words.weekday_date(TODAY + WEEK))
    assert said(page).endswith(", every two weeks")


def test_it_is_moved_with_the_same_dialog_as_on_today(
    notebook: Notebook, context: Context, page: SessionsPage
) -> None:
    plan(notebook, TODAY, repeat=Repeat.WEEKLY)
    heard = notice(context)
    section(page).move_it.click()
    dialog = dialog_of(page)
    dialog.form.date.setDate(words.qdate(TODAY + timedelta(days=9)))
    dialog.keep.click()
    assert said(page).startswith(words.weekday_date(TODAY + timedelta(days=9)))
    heard[0][1]()  # type: ignore[operator]
    assert said(page).startswith(words.weekday_date(TODAY + WEEK))


def test_a_change_of_the_hour_keeps_kind_and_way(notebook: Notebook, page: SessionsPage) -> None:
    old = plan(notebook, TODAY + WEEK, label="Group", way="Video")
    section(page).change.click()
    dialog = dialog_of(page)
    assert dialog.form.kind
    assert dialog.form.kind.currentText() == "Group"
    dialog.form.time.setTime(dialog.form.time.minimumTime().addSecs(16 * 3600))
    dialog.keep.click()
    saved = notebook.appointments.get(old.id)
    assert saved
    assert (saved.at, saved.label, saved.way) == (time(16), "Group", "Video")


def test_kind_and_way_can_be_told_in_own_words(notebook: Notebook, page: SessionsPage) -> None:
    old = plan(notebook, TODAY + WEEK)
    section(page).change.click()
    form = dialog_of(page).form
    assert form.kind
    assert form.way
    assert [form.kind.itemText(row) for row in range(2)] == ["Couple", "Individual"]
    form.kind.setEditText("With Mum")
    form.way.setEditText("In the park")
    dialog_of(page).keep.click()
    saved = notebook.appointments.get(old.id)
    assert saved
    assert (saved.label, saved.way) == ("With Mum", "In the park")


def test_an_old_session_does_not_ask(notebook: Notebook, page: SessionsPage) -> None:
    old = met(notebook, TODAY - 5 * WEEK)
    assert section(page).isVisible()
    page.open(old.id)
    assert section(page).isHidden()


def test_a_session_of_last_week_knows_of_the_one_today(
    notebook: Notebook, page: SessionsPage
) -> None:
    plan(notebook, TODAY)
    page.open(notebook.sessions.on_day(TODAY - 2 * WEEK)[0].id)
    assert said(page).startswith(words.weekday_date(TODAY))
