from dataclasses import replace
from datetime import date, timedelta

from sessionbook.domain.homework import Done, Homework, Practice
from sessionbook.domain.sessions import Session
from sessionbook.store.homework import Tally
from sessionbook.store.notebook import Notebook

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def add(notebook: Notebook, title: str = "Walk", **facts: object) -> Homework:
    return notebook.homework.save(Homework(title=title, started_on=ago(9), **facts))


def practise(notebook: Notebook, homework: Homework, day: date, done: Done = Done.ALL) -> Practice:
    practice = Practice(homework_id=homework.id, day=day, done=done)
    return notebook.homework.practices.save(practice)


def test_open_and_finished_are_apart_and_in_order(notebook: Notebook) -> None:
    second = add(notebook, "Second", position=2)
    first = add(notebook, "First", position=1)
    old = add(notebook, "Old", finished_on=ago(5))
    newer = add(notebook, "Newer", finished_on=ago(2))
    assert notebook.homework.open() == [first, second]
    assert notebook.homework.finished() == [newer, old]
    assert notebook.homework.finished(1) == [newer]
    assert notebook.homework.finished_count() == 2


def test_everything_comes_back_as_it_was_saved(notebook: Notebook) -> None:
    full = add(
        notebook,
        why="to sleep",
        moment="evenings",
        place="kitchen",
        times_a_week=3,
        obstacle="tired",
        if_then="then shorter",
        confidence=7,
    )
    assert notebook.homework.get(full.id) == full
    practice = notebook.homework.practices.save(
        Practice(
            homework_id=full.id,
            day=TODAY,
            done=Done.SOME,
            note="short",
            obstacle="phone",
            distress_before=6,
            distress_after=3,
            effort=2,
            helpful=0,
        )
    )
    assert notebook.homework.practices.of(full.id) == [practice]


def test_the_log_is_newest_first_and_can_be_cut(notebook: Notebook) -> None:
    homework = add(notebook)
    practices = [practise(notebook, homework, ago(days)) for days in (3, 1, 2)]
    log = notebook.homework.practices.of(homework.id)
    assert [practice.day for practice in log] == [ago(1), ago(2), ago(3)]
    assert notebook.homework.practices.of(homework.id, 1) == [practices[1]]
    assert [notebook.homework.practices.newer(each) for each in log] == [0, 1, 2]


def test_a_tally_counts_days_not_attempts(notebook: Notebook) -> None:
    walk, write, skipped = add(notebook), add(notebook), add(notebook)
    for day in (ago(1), ago(1), ago(4)):
        practise(notebook, walk, day)
    practise(notebook, skipped, TODAY, Done.NONE)
    gone = practise(notebook, write, TODAY)
    notebook.homework.practices.delete(gone.id)
    tallies = notebook.homework.practices.tallies([walk.id, write.id, skipped.id])
    assert tallies == {walk.id: Tally(walk.id, 3, 2, ago(1))}
    assert notebook.homework.practices.tallies([]) == {}


def test_done_on_leaves_out_what_was_skipped(notebook: Notebook) -> None:
    homework = add(notebook)
    done = practise(notebook, homework, TODAY, Done.SOME)
    practise(notebook, homework, TODAY, Done.NONE)
    practise(notebook, homework, ago(1))
    assert notebook.homework.practices.done_on(homework.id, TODAY) == [done]


def test_since_reads_only_what_was_asked_for(notebook: Notebook) -> None:
    walk, write = add(notebook), add(notebook)
    practise(notebook, walk, ago(7))
    wanted = practise(notebook, walk, ago(6))
    practise(notebook, write, TODAY)
    assert notebook.homework.practices.since(ago(6), [walk.id]) == [wanted]
    assert notebook.homework.practices.since(ago(6), []) == []


def test_agreed_on_is_the_latest_session_with_open_homework(notebook: Notebook) -> None:
    assert notebook.homework.agreed_on() is None
    early = notebook.sessions.save(Session(day=ago(20)))
    late = notebook.sessions.save(Session(day=ago(6)))
    add(notebook, session_id=early.id)
    newest = add(notebook, session_id=late.id)
    assert notebook.homework.agreed_on() == ago(6)
    notebook.homework.save(replace(newest, finished_on=TODAY))
    assert notebook.homework.agreed_on() == ago(20)


def test_practices_go_and_come_back_with_their_homework(notebook: Notebook) -> None:
    homework = add(notebook)
    kept, gone = (practise(notebook, homework, ago(days)) for days in (1, 2))
    notebook.homework.practices.delete(gone.id)
    stamp = notebook.homework.delete(homework.id)
    assert notebook.homework.open() == []
    assert notebook.homework.practices.get(kept.id) is None
    notebook.homework.restore(stamp)
    assert notebook.homework.practices.of(homework.id) == [kept]
