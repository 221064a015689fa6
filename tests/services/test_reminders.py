"""What was asked for is kept in the notebook; something is due only when it really is."""

from datetime import date, time, timedelta

import pytest

from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.insights import Insight
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.reminders import Kind, Wishes
from sessionbook.domain.revisits import Answer, Revisit
from sessionbook.domain.sessions import Session
from sessionbook.services.catalogue import measures
from sessionbook.services.reminders import CHOICE, is_due, keep_wishes, read_wishes
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY


def due(notebook: Notebook, kind: Kind) -> bool:
    return is_due(notebook, measures, kind, TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_wishes_are_kept_in_the_notebook(notebook: Notebook) -> None:
    assert read_wishes(notebook) == Wishes()
    wishes = Wishes(10, time(18, 30), time(0, 0))
    keep_wishes(notebook, wishes)
    assert read_wishes(notebook) == wishes
    keep_wishes(notebook, Wishes())
    assert read_wishes(notebook) == Wishes()


@pytest.mark.parametrize(
    "value",
    ["", "7", "[]", '{"session_minutes": true}', '{"practice_at": 7}', '{"practice_at": "25"}'],
)
def test_wishes_that_make_no_sense_are_none(notebook: Notebook, value: str) -> None:
    notebook.choices.choose(CHOICE, value)
    assert read_wishes(notebook) == Wishes()


def test_homework_is_due_until_it_was_practised_today(notebook: Notebook) -> None:
    assert not due(notebook, Kind.PRACTICE)
    homework = notebook.homework.save(Homework(title="Walk", started_on=ago(9)))
    assert due(notebook, Kind.PRACTICE)
    practices = notebook.homework.practices
    practices.save(Practice(homework_id=homework.id, day=TODAY, done=Done.NONE))
    assert due(notebook, Kind.PRACTICE)
    practices.save(Practice(homework_id=homework.id, day=TODAY, done=Done.SOME))
    assert not due(notebook, Kind.PRACTICE)


def test_homework_practised_as_often_as_agreed_is_not_due(notebook: Notebook) -> None:
    homework = Homework(title="Walk", started_on=ago(9), times_a_week=2)
    notebook.homework.save(homework)
    for back in (6, 7):
        practice = Practice(homework_id=homework.id, day=ago(back))
        notebook.homework.practices.save(practice)
    assert due(notebook, Kind.PRACTICE)
    notebook.homework.practices.save(Practice(homework_id=homework.id, day=ago(1)))
    assert not due(notebook, Kind.PRACTICE)


def test_an_insight_is_due_until_it_is_answered(notebook: Notebook) -> None:
    assert not due(notebook, Kind.INSIGHTS)
    session = notebook.sessions.save(Session(day=ago(3)))
    insight = notebook.insights.save(Insight(text="Rest counts", session_id=session.id))
    assert due(notebook, Kind.INSIGHTS)
    revisit = Revisit(insight_id=insight.id, day=TODAY, answer=Answer.LATER)
    notebook.revisits.save(revisit)
    assert not due(notebook, Kind.INSIGHTS)


def test_a_questionnaire_in_use_is_due_after_its_interval(notebook: Notebook) -> None:
    usual = next(each for each in measures() if each.key == "gad7").usual_interval_days
    notebook.measures.save(MeasureResult(measure="gad7", day=ago(usual + 1), total=7))
    assert due(notebook, Kind.INSIGHTS)
    notebook.measures.save(MeasureResult(measure="gad7", day=ago(usual), total=7))
    assert not due(notebook, Kind.INSIGHTS)


def test_a_planned_session_always_is(notebook: Notebook) -> None:
    assert due(notebook, Kind.SESSION)
