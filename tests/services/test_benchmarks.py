"""Benchmarks are dated in the write that reaches them, and that write's undoing takes it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sessionbook.domain.areas import Area
from sessionbook.domain.benchmarks import Benchmark
from sessionbook.domain.goals import Goal, Step
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.trackers import Tracker
from sessionbook.services.benchmarks import name_of, settle, standing, targets
from sessionbook.services.catalogue import measures
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.store.notebook import Notebook

START = date(2026, 9, 1)
BELOW_8 = Benchmark(title="Calmer", series="measure:gad7", set_on=START, bound=7, times=3)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """A notebook that is followed, as an open one is."""
    notebook.database.follow(lambda areas: settle(notebook, areas, measures))
    return notebook


def score(book: Notebook, *totals: int, first: int = 0) -> list[MeasureResult]:
    return [
        book.measures.save(MeasureResult(measure="gad7", day=on(14 * (first + place)), total=total))
        for place, total in enumerate(totals)
    ]


def on(days: int) -> date:
    return START + timedelta(days=days)


def reached(book: Notebook) -> date | None:
    (found,) = book.benchmarks.in_order()
    return found.reached_on


def test_it_is_dated_in_the_write_that_reaches_it(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    score(book, 7, 6)
    assert reached(book) is None
    heard: list[frozenset[Area]] = []
    book.database.listen(heard.append)
    score(book, 5, first=2)
    assert reached(book) == on(28)
    assert heard == [{Area.MEASURES, Area.BENCHMARKS}]  # one commit, one announcement


def test_a_worse_week_takes_nothing_away(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    score(book, 7, 6, 5, 19, 20)
    assert reached(book) == on(28)


def test_a_value_taken_back_takes_the_date_along(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    *_, last = score(book, 7, 6, 5)
    stamp = book.measures.delete(last.id)
    assert reached(book) is None
    book.measures.restore(stamp)
    assert reached(book) == on(28)


def test_a_write_that_fails_dates_nothing(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    score(book, 7, 6)
    with pytest.raises(RuntimeError), book.database.write(Area.MEASURES):
        score(book, 5, first=2)
        raise RuntimeError
    assert reached(book) is None


def test_setting_one_counts_what_is_there_from_its_day_on(book: Notebook) -> None:
    score(book, 7, 6, 5, 4)
    kept = book.benchmarks.save(replace(BELOW_8, set_on=on(14)))
    assert reached(book) == on(42)
    book.benchmarks.save(replace(kept, set_on=on(15)))
    assert reached(book) is None


def test_only_what_is_reached_now_is_told(notebook: Notebook) -> None:
    told: list[list[str]] = []
    notebook.database.follow(
        lambda areas: told.append([each.title for each in settle(notebook, areas, measures)])
    )
    notebook.benchmarks.save(BELOW_8)
    score(notebook, 7, 6, 5, 4)
    assert told == [[], [], [], ["Calmer"], []]


def test_a_scale_that_was_removed_leaves_it_reached(book: Notebook) -> None:
    sleep = book.trackers.save(Tracker(name="Sleep"))
    book.benchmarks.save(
        Benchmark(
            title="Rest", series=f"tracker:{sleep.id}", set_on=START, at_least=True, bound=7, days=7
        )
    )
    for number in range(8):
        book.trackers.ratings.rate(sleep.id, on(number), 7)
    assert reached(book) == on(7)
    stamp = book.trackers.delete(sleep.id)
    assert reached(book) == on(7)
    book.trackers.restore(stamp)
    assert reached(book) == on(7)
    (found,) = book.benchmarks.in_order()
    assert name_of(book, found.series, measures, "Together") == "Sleep"


def test_a_step_is_reached_on_the_day_it_is_done(book: Notebook) -> None:
    goal = book.goals.save(Goal(title="Sing", started_on=START))
    step = book.goals.steps.save(Step(goal_id=goal.id, text="Ask the choir"))
    book.benchmarks.save(Benchmark(title="Asked", series=f"step:{step.id}", set_on=START))
    done = book.goals.steps.save(replace(step, done_on=on(9)))
    assert reached(book) == on(9)
    book.goals.steps.save(replace(done, done_on=None))
    assert reached(book) is None


def test_how_near_a_goal_feels_and_working_together_can_be_set_too(book: Notebook) -> None:
    goal = book.goals.save(Goal(title="Sing", started_on=START))
    near = {"set_on": START, "at_least": True}
    book.benchmarks.save(Benchmark(title="a", series=f"goal:{goal.id}", bound=8, **near))  # type: ignore[arg-type]
    book.benchmarks.save(Benchmark(title="b", series="together", bound=80, position=1, **near))  # type: ignore[arg-type]
    book.goals.ratings.rate(goal.id, on(3), 8)
    answers = {"being_myself": 80, "what_matters": 80, "said_it": 81}
    book.sessions.save(Session(day=on(4), **answers))  # type: ignore[arg-type]
    assert [each.reached_on for each in book.benchmarks.in_order()] == [on(3), on(4)]


def test_other_areas_are_not_looked_at(book: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    book.benchmarks.save(BELOW_8)
    looked: list[str] = []
    read: Callable[[str], object] = book.measures.points
    monkeypatch.setattr(book.measures, "points", lambda key: looked.append(key) or read(key))
    book.goals.save(Goal(title="Sing", started_on=START))
    book.choices.choose("a", "b")
    assert looked == []
    score(book, 9)
    assert looked == ["gad7"]


def test_what_it_can_be_set_on(book: Notebook) -> None:
    book.trackers.save(Tracker(name="Sleep", higher_is_better=False))
    goal = book.goals.save(Goal(title="Sing", started_on=START))
    book.goals.steps.save(Step(goal_id=goal.id, text="Ask"))
    book.goals.steps.save(Step(goal_id=goal.id, text="Done", done_on=START))
    found = {each.name: each for each in targets(book, measures, "Together")}
    assert {"GAD-7", "Sleep", "Together", "Sing", "Ask"} <= set(found)
    assert "Done" not in found
    assert (found["GAD-7"].highest, found["GAD-7"].longest_gap) == (21, 28)
    assert (found["Sleep"].higher_is_better, found["Sleep"].longest_gap) == (False, 7)
    assert found["Ask"].is_step


def test_what_is_in_use_can_be_chosen_first(book: Notebook) -> None:
    keys = [measure.key for measure in measures()]
    assert keys[0] not in {"gad7", "phq9", "who5"}
    order = [each.series for each in targets(book, measures, "Together")]
    assert set(order[:3]) == {"measure:gad7", "measure:phq9", "measure:who5"}
    assert {f"measure:{key}" for key in keys} < set(order)


def test_how_far_an_open_one_has_come(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    score(book, 9, 7, 6)
    found = ProgressReader(book, measures(), lambda _, words: words).read()
    kept = standing(found, found.benchmarks[0])
    assert kept
    assert kept.times == 2
    assert standing(found, replace(BELOW_8, series="tracker:gone")) is None


def test_a_reached_one_is_a_flag_on_its_day(book: Notebook) -> None:
    book.benchmarks.save(BELOW_8)
    score(book, 7, 6, 5)
    found = ProgressReader(book, measures(), lambda _, words: words).read()
    assert [(flag.day, flag.words) for flag in found.reached] == [
        (on(28).toordinal(), "Benchmark reached: Calmer")
    ]
