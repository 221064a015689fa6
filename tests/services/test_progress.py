"""The notebook's numbers as series, flags and changes."""

from datetime import date, timedelta

import pytest

from sessionbook.domain.goals import Goal, GoalState
from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.sessions import Session
from sessionbook.domain.trackers import Tracker
from sessionbook.services.catalogue import measures
from sessionbook.services.progress import (
    Progress,
    changes,
    first_shown,
    session_near,
    together,
)
from sessionbook.services.progress_reader import ProgressReader
from sessionbook.store.notebook import Notebook

START = date(2026, 1, 5)


def read(notebook: Notebook) -> Progress:
    return ProgressReader(notebook, measures(), lambda _, words: words).read()


def score(notebook: Notebook, measure: str, *totals: int) -> None:
    for number, total in enumerate(totals):
        day = START + timedelta(weeks=2 * number)
        notebook.measures.save(MeasureResult(measure=measure, day=day, total=total))


def check_in(notebook: Notebook, *scores: int) -> None:
    for number, value in enumerate(scores):
        day = START + timedelta(weeks=number)
        answers = {"being_myself": value, "what_matters": value, "said_it": value}
        notebook.sessions.save(Session(day=day, **answers))


def test_an_empty_notebook_has_nothing_to_show(notebook: Notebook) -> None:
    found = read(notebook)
    assert found == Progress()
    assert first_shown(found) == []
    assert together(found) is None


def test_only_what_has_points_becomes_a_series_in_a_fixed_order(notebook: Notebook) -> None:
    outlook = notebook.trackers.save(Tracker(name="Outlook"))
    notebook.trackers.save(Tracker(name="Never rated"))
    notebook.trackers.ratings.rate(outlook.id, START, 4)
    goal = notebook.goals.save(Goal(title="call Dad", started_on=START))
    notebook.goals.ratings.rate(goal.id, START, 7)
    score(notebook, "gad7", 15)
    check_in(notebook, 80)
    names = [series.name for series in read(notebook).series]
    assert names == ["Anxiety, GAD-7", "Outlook", "Working together", "call Dad"]


def test_one_of_each_kind_is_shown_first(notebook: Notebook) -> None:
    for key in ("gad7", "phq9", "who5"):
        score(notebook, key, 10)
    check_in(notebook, 80)
    shown = first_shown(read(notebook))
    assert shown == ["measure:gad7", "together", "measure:phq9"]


def test_a_left_cut_off_and_a_reached_goal_are_flags(notebook: Notebook) -> None:
    score(notebook, "gad7", 12, 11, 9)
    score(notebook, "who5", 40, 52)
    reached = START + timedelta(days=40)
    for state, when in ((GoalState.REACHED, reached), (GoalState.OPEN, None)):
        notebook.goals.save(Goal(title="call Dad", started_on=START, state=state, reached_on=when))
    found = read(notebook)
    assert [(key, flag.day, flag.words) for key, flag in found.crossings] == [
        ("measure:gad7", START.toordinal() + 28, "Anxiety below the cut-off"),
        ("measure:who5", START.toordinal() + 14, "Quality of life above the cut-off"),
    ]
    assert [(f.day, f.words) for f in found.reached] == [
        (reached.toordinal(), "Goal reached: call Dad")
    ]


@pytest.mark.parametrize(("last", "reliable"), [(11, True), (12, False), (19, True)])
def test_a_change_is_reliable_from_the_published_threshold(
    notebook: Notebook, last: int, reliable: bool
) -> None:
    score(notebook, "gad7", 15, 14, last)
    (change,) = changes(read(notebook), measures())
    assert (change.first, change.last, change.is_reliable) == (15, last, reliable)


def test_quality_of_life_is_no_symptom_unless_it_is_all_there_is(notebook: Notebook) -> None:
    score(notebook, "who5", 40, 60)
    assert [c.measure.key for c in changes(read(notebook), measures())] == ["who5"]
    score(notebook, "gad7", 15)
    assert [c.measure.key for c in changes(read(notebook), measures())] == ["gad7"]


def test_a_dip_lies_well_below_ones_own_median(notebook: Notebook) -> None:
    check_in(notebook, 80, 82, 60, 61, 84)
    found = together(read(notebook))
    assert found is not None
    assert (found.latest.value, found.median) == (84, 80)
    assert [point.value for point in found.dips] == [60]


def test_two_check_ins_have_no_median_yet(notebook: Notebook) -> None:
    check_in(notebook, 80, 20)
    found = together(read(notebook))
    assert found is not None
    assert (found.median, found.dips) == (None, ())


def test_a_day_belongs_to_the_session_up_to_three_days_before(notebook: Notebook) -> None:
    session = notebook.sessions.save(Session(day=START))
    assert session_near(notebook, START) == session
    assert session_near(notebook, START + timedelta(days=3)) == session
    assert session_near(notebook, START + timedelta(days=4)) is None
    assert session_near(notebook, START - timedelta(days=1)) is None


def test_only_what_was_written_to_is_read_again(notebook: Notebook) -> None:
    outlook = notebook.trackers.save(Tracker(name="Outlook"))
    notebook.trackers.ratings.rate(outlook.id, START, 4)
    score(notebook, "gad7", 15)
    reader = ProgressReader(notebook, measures(), lambda _, words: words)
    before = reader.read()
    assert reader.read() == before
    score(notebook, "gad7", 15, 9)
    notebook.trackers.ratings.rate(outlook.id, START, 6)
    after = reader.read()
    assert [list(series.points.values) for series in after.series] == [[15, 15, 9], [6]]
    check_in(notebook, 80)
    newest = reader.read()
    assert newest.series[1] is after.series[1]
    assert newest.session_days == (START.toordinal(),)
    assert notebook.trackers.delete(outlook.id)
    assert [series.key for series in reader.read().series] == ["measure:gad7", "together"]


def test_bands_are_named_in_the_persons_language(notebook: Notebook) -> None:
    score(notebook, "phq9", 17)
    reader = ProgressReader(notebook, measures(), lambda context, words: f"{context}:{words}")
    (series,) = reader.read().series
    assert series.band_name(17) == "measures:moderately severe"
