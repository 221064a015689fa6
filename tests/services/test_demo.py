"""The invented months: the same for a seed, plausible, and never an empty sentence."""

import json
from datetime import date, timedelta
from statistics import fmean
from typing import Any

import pytest

from sessionbook.domain.forms import fields_for
from sessionbook.domain.goals import GoalState
from sessionbook.domain.homework import days_practised, last_week
from sessionbook.domain.measures import asks_for_support, score
from sessionbook.domain.series import Point
from sessionbook.domain.topics import TopicKind
from sessionbook.services.catalogue import measures
from sessionbook.services.demo import fill
from sessionbook.services.demo.course import AT, AWAY_FROM, Course
from sessionbook.services.demo.texts import texts
from sessionbook.services.forms import own, shipped
from sessionbook.store.notebook import Notebook
from sessionbook.store.rows import plain
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault

LENGTHS = (1, 14, 36)
MAY_BE_EMPTY = {"honest_about", "held_back", "note", "obstacle", "reached_note"} | {
    *("label", "way", "hope", "form", "start", "rest_note", "phone"),
    *("much_less", "less", "expected", "more", "much_more"),
}
NOT_IN_THE_DEMO = {
    *("homework_reviews", "revisits", "prompt_sets", "prompts", "choices"),
    "own_measures",
}


def story(notebook: Notebook) -> list[tuple[str, list[str]]]:
    """Everything but ids and times of writing."""
    return [
        (table.table, sorted(str(told(each)) for each in table.each()))
        for table in notebook.tables()
    ]


def told(record: Any) -> dict[str, Any]:
    left_out = ("id", "_id", "record", "series", "raised_in", "created", "changed")
    return {name: value for name, value in plain(record).items() if not name.endswith(left_out)}


def values(points: list[Point], first: date, last: date) -> list[float]:
    return [point.value for point in points if first.toordinal() <= point.day <= last.toordinal()]


def test_one_transaction_announces_once(notebook: Notebook, today: date) -> None:
    heard: list[object] = []
    notebook.database.listen(heard.append)
    fill(notebook, today)
    assert len(heard) == 1


def test_a_seed_tells_one_story(notebook: Notebook, today: date, tmp_path: Any) -> None:
    fill(notebook, today, 14, 7)
    stories = []
    for name, seed in (("a", 7), ("b", 8)):
        vault, key, _ = Vault.create(tmp_path / name, "x", CHEAPEST)
        other = Notebook(vault.connect(key))
        fill(other, today, 14, seed)
        stories.append(story(other))
        other.close()
        vault.close()
    assert story(notebook) == stories[0]
    assert story(notebook) != stories[1]


def test_fourteen_months_hold_what_a_life_does(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    assert 22 <= len(list(notebook.sessions.each())) <= 28
    assert notebook.homework.finished_count() == 31
    assert len(notebook.homework.open()) == 3
    goals = notebook.goals.all()
    reached = [goal for goal in goals if goal.state is GoalState.REACHED]
    assert (len(goals), len(reached)) == (4, 2)
    assert all(goal.reached_on and goal.reached_note for goal in reached)
    topics = notebook.topics.open()
    assert sum(topic.sensitive for topic in topics) == 1
    assert sum(topic.kind is TopicKind.COMPLIMENT for topic in topics) == 1
    found = notebook.appointments.next(today)
    assert found is not None
    assert (found.day, found.at) == (today, AT)


def test_some_benchmarks_were_reached_and_some_were_not(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    start = Course(today, 14, 1).start
    reached = [each.reached_on for each in notebook.benchmarks.in_order() if each.reached_on]
    assert len(reached) == 2
    assert all(start < day <= today for day in reached)
    assert len(notebook.benchmarks.in_order()) == 4


def test_the_week_strip_is_five_of_seven(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    first = notebook.homework.open()[0]
    practised = days_practised(notebook.homework.practices.of(first.id))
    assert len(practised & set(last_week(today))) == 5


def test_the_course_rises_pauses_and_dips(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    course = Course(today, 14, 1)
    gad = notebook.measures.points("gad7")
    assert 13 <= gad[0].value <= 17
    assert 5 <= gad[-1].value <= 9
    mood, anxiety, _ = (notebook.trackers.ratings.points(t.id) for t in notebook.trackers.all())
    month = timedelta(days=30)
    assert fmean(values(mood, today - month, today)) > 2 + fmean(
        values(mood, course.start, course.start + month)
    )
    assert fmean(values(anxiety, today - month, today)) < fmean(
        values(anxiety, course.start, today)
    )
    dip = fmean(values(mood, course.day(0.69), course.day(0.73)))
    assert dip < fmean(values(mood, course.day(0.55), course.day(0.62))) - 1
    away = course.day(AWAY_FROM)
    assert values(mood, away, away + timedelta(days=35)) == []
    assert not [s for s in notebook.sessions.each() if away <= s.day < away + timedelta(days=36)]


@pytest.mark.parametrize("months", LENGTHS)
def test_every_text_says_something(notebook: Notebook, today: date, months: int) -> None:
    fill(notebook, today, months)
    for table in notebook.tables():
        records = list(table.each())
        assert bool(records) != (table.table in NOT_IN_THE_DEMO), table.table
        for record in records:
            blank = {name for name, value in told(record).items() if value == ""}
            assert blank <= MAY_BE_EMPTY


@pytest.mark.parametrize("months", LENGTHS)
def test_nothing_lies_outside_its_months(notebook: Notebook, today: date, months: int) -> None:
    fill(notebook, today, months)
    start = Course(today, months, 1).start
    for session in notebook.sessions.each():
        assert start <= session.day < today
        assert 40 <= len(session.notes.split()) <= 120
        assert 1 <= len(notebook.insights.of_session(session.id)) <= 3
        assert len(notebook.gratitude.of_session(session.id)) <= 5
    for homework in notebook.homework.each():
        assert start <= homework.started_on < (homework.finished_on or today) <= today
        practices = notebook.homework.practices.of(homework.id)
        assert all(homework.started_on < practice.day < today for practice in practices)
    assert all(start <= entry.day < today for entry in notebook.journal.each())
    assert all(start <= filled.day < today for filled in notebook.filled.each())


def test_what_is_filled_in_fits_its_form(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    known = {form.key: form for form in (*shipped(), *own(notebook))}
    for filled in notebook.filled.each():
        answers = notebook.filled.answers.of(filled.id)
        form = known[filled.form]
        assert fields_for(form, answers) == form.fields
        assert len(answers) == len(form.fields)
    of_homework = [each for each in notebook.filled.each() if each.homework_id]
    assert len(of_homework) == 2
    for filled in of_homework:
        practice = notebook.homework.practices.get(filled.practice_id or "")
        assert practice
        assert (practice.homework_id, practice.day) == (filled.homework_id, filled.day)
        assert len(notebook.homework.practices.done_on(practice.homework_id, filled.day)) == 1


@pytest.mark.parametrize("months", range(1, 121, 17))
def test_any_length_has_sessions_two_weeks_apart(today: date, months: int) -> None:
    days = Course(today, months, 1).session_days()
    assert days[-1] == today - timedelta(days=14)
    assert days == sorted(set(days))
    assert all((today - day).days % 14 == 0 for day in days)


def test_there_are_enough_different_fragments() -> None:
    fragments = [
        each for name in ("early", "middle", "dip", "late") for each in texts("notes")[name]
    ]
    assert len(set(fragments)) == len(fragments) >= 40


def test_what_waits_was_written_on_different_days(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    days = {topic.created[:10] for topic in notebook.topics.open()}
    assert len(days) == len(notebook.topics.open())
    assert max(days) < today.isoformat()
    for session in notebook.sessions.each():
        for topic in notebook.topics.raised_in(session.id):
            assert topic.created[:10] < session.day.isoformat()


def test_no_open_homework_was_done_more_often_than_agreed(notebook: Notebook, today: date) -> None:
    fill(notebook, today)
    for homework in notebook.homework.open():
        practised = days_practised(notebook.homework.practices.of(homework.id))
        assert len(practised & set(last_week(today))) <= (homework.times_a_week or 7)


def test_the_latest_totals_have_the_answers_that_they_add_up_from(
    notebook: Notebook, today: date
) -> None:
    fill(notebook, today)
    known = {each.key: each for each in measures()}
    sheets = list(notebook.answer_sheets.each())
    assert {sheet.measure for sheet in sheets} == {"gad7", "phq9", "who5"}
    for sheet in sheets:
        answers, result = json.loads(sheet.answers), notebook.measures.get(sheet.result_id or "")
        assert result
        measure = known[sheet.measure]
        assert (score(measure, answers).total, sheet.day) == (result.total, result.day)
        pairs = zip(measure.items, answers, strict=True)
        assert not any(asks_for_support(measure, item, value) for item, value in pairs)
