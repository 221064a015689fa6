import json
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.homework import Homework
from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.services.exporters.json_export import export_json
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


def two_without_a_time(notebook: Notebook) -> tuple[Session, Session]:
    """Two of a day whose ids would put the second one first."""
    first = Session(id="z", day=DAY, with_whom="Dr Moreau", notes="herons, the first")
    second = Session(id="a", day=DAY, with_whom="Dr Moreau", notes="herons, the second")
    return notebook.sessions.save(first), notebook.sessions.save(second)


def test_of_two_without_a_time_the_one_made_later_is_the_second_everywhere(
    notebook: Notebook, tmp_path: Path
) -> None:
    first, second = two_without_a_time(notebook)
    sessions = notebook.sessions
    assert [line.id for line in sessions.lines(9)] == ["a", "z"]
    assert [line.id for line in sessions.lines(9, second.line())] == ["z"]
    assert sessions.lines(9, first.line()) == []
    assert [sessions.number(each) for each in (first, second)] == [1, 2]
    assert [each.id for each in sessions.on_day(DAY)] == ["z", "a"]
    assert [each.id for each in sessions.between(None, DAY)] == ["z", "a"]
    assert sessions.earlier(second, 9) == [first]
    assert sessions.earlier(first, 9) == []
    assert sessions.last_with_same(second) == first
    assert sessions.last_with_same(Session(day=DAY, with_whom="Dr Moreau")) == second
    assert sessions.latest_before(DAY + timedelta(1)) == second
    export_json(notebook, tmp_path / "all.json")
    exported = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["tables"]
    assert [each["id"] for each in exported["sessions"]] == ["z", "a"]


def test_one_that_is_being_written_is_the_last_of_its_day(notebook: Notebook) -> None:
    first, second = two_without_a_time(notebook)
    new = Session(id="b", day=DAY, with_whom="Dr Moreau")
    assert notebook.sessions.number(new) == 3
    assert [each.id for each in notebook.sessions.earlier(new, 9)] == [second.id, first.id]
    notebook.sessions.save(new)
    assert notebook.sessions.number(new) == 3


def test_made_at_the_same_moment_in_two_copies_their_ids_decide(notebook: Notebook) -> None:
    moment = "2026-11-24T10:00:00.000Z"
    for record in ("c", "a", "b"):
        notebook.sessions.save(Session(id=record, day=DAY, created=moment))
    one_by_one, after = "", None
    while found := notebook.sessions.lines(1, after):
        after = found[0]
        one_by_one += after.id
    assert one_by_one == "cba"


def test_found_again_the_later_session_of_a_day_comes_first(notebook: Notebook) -> None:
    first, second = two_without_a_time(notebook)
    notebook.insights.save(Insight(text="herons", session_id=second.id))
    notebook.sessions.save(Session(day=days_before(1), notes="herons of the day before"))
    timed = notebook.sessions.save(Session(day=DAY, at=time(9), notes="herons at nine"))
    notebook.sessions.save(replace(first, notes="herons, the first again"))
    found = [hit for hit in notebook.search.find("herons", 9) if hit.kind == "sessions"]
    assert [hit.record for hit in found[:3]] == [timed.id, "a", "z"]
    assert [hit.excerpt.split()[-1] for hit in found] == ["nine", "second", "again", "before"]


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
    notebook.sessions.lines(100)
    sql.set_trace_callback(None)
    assert len(asked) == 3
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
