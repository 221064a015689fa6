from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Homework
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.store import sessions as store
from sessionbook.store.notebook import Notebook

DAY = date(2026, 11, 24)


def days_before(count: int) -> date:
    return DAY - timedelta(days=count)


def test_lines_come_newest_first_and_go_on_after_the_last_one(notebook: Notebook) -> None:
    for back in range(7):
        notebook.sessions.save(Session(day=days_before(back), notes=f"{back}"))
    first = notebook.sessions.lines(3)
    rest = notebook.sessions.lines(10, first[-1])
    assert [line.beginning for line in first + rest] == list("0123456")


def test_two_sessions_of_a_day_are_listed_by_their_time(notebook: Notebook) -> None:
    for hour in (9, 17, 12):
        notebook.sessions.save(Session(day=DAY, at=time(hour), notes=f"{hour}"))
    notebook.sessions.save(Session(day=DAY, notes="no time"))
    notebook.sessions.save(Session(day=days_before(1), at=time(23), notes="before"))
    one_by_one, after = [], None
    while found := notebook.sessions.lines(1, after):
        after = found[0]
        one_by_one.append(after.beginning)
    assert one_by_one == ["17", "12", "9", "no time", "before"]


def test_a_deleted_session_is_not_listed_and_comes_back_with_its_parts(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=DAY))
    notebook.insights.save(Insight(text="rest", session_id=session.id))
    notebook.gratitude.save(GratitudeLine(text="tea", session_id=session.id))
    stamp = notebook.sessions.delete(session.id)
    assert notebook.sessions.lines(10) == []
    assert notebook.insights.of_session(session.id) == []
    notebook.sessions.restore(stamp)
    assert [line.id for line in notebook.sessions.lines(10)] == [session.id]
    assert [each.text for each in notebook.insights.of_session(session.id)] == ["rest"]
    assert [each.text for each in notebook.gratitude.of_session(session.id)] == ["tea"]


def test_number_counts_the_sessions_with_the_same_person(notebook: Notebook) -> None:
    for back, whom in ((40, "Dr Moreau"), (30, "Ms Okafor"), (20, "Dr Moreau")):
        notebook.sessions.save(Session(day=days_before(back), with_whom=whom))
    new = Session(day=DAY, with_whom="Dr Moreau")
    assert notebook.sessions.number(new) == 3
    notebook.sessions.save(new)
    assert notebook.sessions.number(new) == 3
    notebook.sessions.delete(notebook.sessions.on_day(days_before(40))[0].id)
    assert notebook.sessions.number(new) == 2


def test_number_passes_over_what_did_not_happen(notebook: Notebook) -> None:
    for back, missed in ((30, False), (20, True), (10, False)):
        session = Session(day=days_before(back), with_whom="Dr Moreau", missed=missed)
        notebook.sessions.save(session)
    notebook.sessions.save(Session(day=DAY, at=time(9), with_whom="Dr Moreau", missed=True))
    new = Session(day=DAY, at=time(17), with_whom="Dr Moreau")
    assert notebook.sessions.number(new) == 3


def test_number_follows_the_time_within_a_day(notebook: Notebook) -> None:
    later = notebook.sessions.save(Session(day=DAY, at=time(17), with_whom="Dr Moreau"))
    earlier = notebook.sessions.save(Session(day=DAY, at=time(9), with_whom="Dr Moreau"))
    assert (notebook.sessions.number(earlier), notebook.sessions.number(later)) == (1, 2)


def test_number_stops_counting_somewhere(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_COUNTED", 3)
    for back in (30, 20, 10):
        notebook.sessions.save(Session(day=days_before(back), with_whom="Dr Moreau"))
    old = notebook.sessions.on_day(days_before(10))[0]
    assert notebook.sessions.number(old) == 3
    assert notebook.sessions.number(Session(day=DAY, with_whom="Dr Moreau")) is None


def test_holding_finds_the_session_of_each_kind_of_part(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=DAY))
    insight = notebook.insights.save(Insight(text="rest", session_id=session.id))
    thanks = notebook.gratitude.save(GratitudeLine(text="tea", session_id=session.id))
    homework = notebook.homework.save(Homework(title="ask", started_on=DAY, session_id=session.id))
    for record_id in (session.id, insight.id, thanks.id, homework.id):
        assert notebook.sessions.holding(record_id) == session


def test_holding_finds_nothing_for_what_is_gone_or_of_no_session(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=DAY))
    free = notebook.homework.save(Homework(title="ask", started_on=DAY))
    insight = notebook.insights.save(Insight(text="rest", session_id=session.id))
    notebook.insights.delete(insight.id)
    assert notebook.sessions.holding(free.id) is None
    assert notebook.sessions.holding(insight.id) is None
    assert notebook.sessions.holding("") is None


def test_the_check_ins_are_read_without_the_notes(notebook: Notebook) -> None:
    asked: list[str] = []
    sql = notebook.database._sql
    sql.set_trace_callback(asked.append)
    notebook.sessions.together_points()
    sql.set_trace_callback(None)
    ((*_, plan),) = sql.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()
    assert plan == "SCAN sessions USING COVERING INDEX sessions_answered"


def test_the_list_never_counts_the_table(notebook: Notebook) -> None:
    asked: list[str] = []
    for back in range(3):
        notebook.sessions.save(Session(day=days_before(back), with_whom="Dr Moreau"))
    sql = notebook.database._sql
    sql.set_trace_callback(asked.append)
    line = notebook.sessions.lines(2)[-1]
    notebook.sessions.lines(2, line)
    sql.set_trace_callback(None)
    assert len(asked) == 2
    plans = [sql.execute(f"EXPLAIN QUERY PLAN {query}").fetchall() for query in asked]
    assert all("sessions_by_day" in plan[0][3] for plan in plans)
    assert not any("count(" in query for query in asked)


def test_saving_changes_only_what_is_different(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=DAY, notes="one", held_back="two"))
    notebook.sessions.save(replace(session, notes="three"))
    kept = notebook.sessions.get(session.id)
    assert kept is not None
    assert (kept.notes, kept.held_back) == ("three", "two")
    assert notebook.sessions.save(kept).changed == kept.changed
