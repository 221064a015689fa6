"""Every questionnaire that comes with the program, scored as it was published."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.measures import (
    Measure,
    Score,
    answers_of,
    asks_for_support,
    part_sum,
    reach,
    score,
)
from sessionbook.services.catalogue import measures, shipped_files

MEASURES = {measure.key: measure for measure in measures()}
WITH_ITEMS = [measure for measure in measures() if measure.items]

FACTS = (  # key, items, answers, range, cut-off, reliable change
    ("phq9", 9, (0, 3), (0, 27), 10, 6),
    ("gad7", 7, (0, 3), (0, 21), 10, 4),
    ("phq4", 4, (0, 3), (0, 12), None, None),
    ("pcl5", 20, (0, 4), (0, 80), 31, 10),
    ("core10", 10, (0, 4), (0, 40), 11, 6),
    ("k10", 10, (1, 5), (10, 50), None, 8),
    ("who5", 5, (0, 5), (0, 100), 48, 10),
    ("swls", 5, (1, 7), (5, 35), None, None),
    ("wsas", 0, None, (0, 40), None, None),
    ("ors", 0, None, (0, 40), None, None),
    ("srs", 0, None, (0, 40), None, None),
    ("wai_sr", 0, None, (12, 60), None, None),
    ("swemwbs", 0, None, (7, 35), None, None),
    ("pss10", 0, None, (0, 40), None, None),
)
BANDS = {
    "phq9": (0, 5, 10, 15, 20),
    "gad7": (0, 5, 10, 15),
    "phq4": (0, 3, 6, 9),
    "core10": (0, 6, 11, 15, 20, 25),
    "k10": (10, 16, 22, 30),
    "swls": (5, 10, 15, 20, 21, 26, 31),
}
B = None  # a blank
SCORED = (
    ("phq9", [0] * 9, Score(0)),
    ("phq9", [1, 2, 3, 0, 1, 2, 3, 0, 1], Score(13)),
    ("phq9", [3] * 9, Score(27)),
    ("phq9", [3] * 8 + [B], Score(None, (8,))),
    ("gad7", [2, 1, 0, 3, 1, 0, 2], Score(9)),
    ("gad7", [B, 1, 0, 3, 1, 0, 2], Score(None, (0,))),
    ("phq4", [1, 2, 3, 0], Score(6)),
    ("pcl5", [2] * 20, Score(40)),
    ("pcl5", [4] * 19 + [B], Score(None, (19,))),
    ("core10", [0, 4, 4, 0, 0, 0, 0, 0, 0, 0], Score(0)),
    ("core10", [4, 0, 0, 4, 4, 4, 4, 4, 4, 4], Score(40)),
    ("core10", [1, 3, 2, 1, 1, 1, 1, 1, 1, 1], Score(11)),
    ("core10", [2, 2, 2, 2, 2, 2, 2, 2, 2, B], Score(20, (9,), prorated=True)),
    ("core10", [1, 3, B, 1, 1, 1, 1, 2, 2, 2], Score(13, (2,), prorated=True)),  # 12 / 9 · 10
    ("core10", [2] * 8 + [B, B], Score(None, (8, 9))),
    ("k10", [3] * 9 + [B], Score(30, (9,), prorated=True)),  # nine of them sum to 27
    ("k10", [1] * 10, Score(10)),
    ("k10", [5, 4, 3, 2, 1, 5, 4, 3, 2, B], Score(32, (9,), prorated=True)),  # 29 / 9 · 10
    ("k10", [3] * 8 + [B, B], Score(None, (8, 9))),
    ("who5", [5] * 5, Score(100)),
    ("who5", [3, 3, 2, 2, 2], Score(48)),
    ("who5", [3, 3, 3, 2, 2], Score(52)),
    ("swls", [1] * 5, Score(5)),
    ("swls", [7, 6, 5, 4, 3], Score(25)),
)


def test_the_facts_are_all_here() -> None:
    assert {key for key, *_ in FACTS} == set(MEASURES)
    assert [path.stem for path in shipped_files()] == list(MEASURES)


@pytest.mark.parametrize(("key", "many", "ends", "span", "cut_off", "change"), FACTS)
def test_a_measure_has_its_published_facts(
    key: str,
    many: int,
    ends: tuple[int, int] | None,
    span: tuple[int, int],
    cut_off: int | None,
    change: int | None,
) -> None:
    measure = MEASURES[key]
    assert (measure.lowest, measure.highest) == span
    assert (measure.cut_off, measure.reliable_change) == (cut_off, change)
    assert len(measure.items) == many
    assert measure.short_labels == bool(many)
    assert all((measure.source, measure.licence, measure.version, measure.recall))
    for item in measure.items:
        values = [answer.value for answer in answers_of(measure, item)]
        assert ends is not None
        assert values == list(range(ends[0], ends[1] + 1))
    if many:
        assert reach(measure) == span


def test_bands_begin_where_they_are_published_and_cover_every_total_once() -> None:
    assert {m.key: tuple(b.low for b in m.bands) for m in measures() if m.bands} == BANDS
    for measure in measures():
        for total in range(measure.lowest, measure.highest + 1) if measure.bands else ():
            found = [band for band in measure.bands if band.low <= total <= band.high]
            assert found == [measure.band(total)]


@pytest.mark.parametrize(("key", "answered", "expected"), SCORED)
def test_a_measure_is_scored_as_published(
    key: str, answered: Sequence[int | None], expected: Score
) -> None:
    assert score(MEASURES[key], answered) == expected


def test_every_measure_with_items_has_an_example() -> None:
    assert {key for key, *_ in SCORED} == {measure.key for measure in WITH_ITEMS}


@given(st.data())
def test_a_total_never_leaves_the_range(data: st.DataObject) -> None:
    measure = data.draw(st.sampled_from(WITH_ITEMS))
    answered = [
        data.draw(st.sampled_from([None, *(a.value for a in answers_of(measure, item))]))
        for item in measure.items
    ]
    total = score(measure, answered).total
    assert total is None or measure.lowest <= total <= measure.highest


def test_the_support_panel_is_shown_for_two_items_only() -> None:
    assert [(m.key, i.key) for m in WITH_ITEMS for i in m.items if i.support] == [
        ("core10", "6"),
        ("phq9", "9"),
    ]
    for key, place in (("core10", 5), ("phq9", 8)):
        item = MEASURES[key].items[place]
        asked = [asks_for_support(MEASURES[key], item, value) for value in (None, 0, 1, 2, 3)]
        assert asked == [False, False, True, True, True]


def test_the_two_reversed_items_are_those_of_core10() -> None:
    found = [(m.key, i.key) for m in WITH_ITEMS for i in m.items if i.reversed]
    assert found == [("core10", "2"), ("core10", "3")]


def test_phq4_has_a_cut_off_for_each_pair() -> None:
    phq4 = MEASURES["phq4"]
    sums = [part_sum(phq4, part, [1, 2, 3, 0]) for part in phq4.parts]
    assert [(p.name, p.items, p.cut_off) for p in phq4.parts] == [
        ("Anxiety", ("1", "2"), 3),
        ("Low mood", ("3", "4"), 3),
    ]
    assert sums == [3, 3]


def test_second_thresholds_intervals_and_what_is_offered_at_first() -> None:
    assert [(t.at, t.name) for t in MEASURES["gad7"].thresholds] == [
        (8, "the lower of two published")
    ]
    assert [t.at for t in MEASURES["pcl5"].thresholds] == [33]
    assert MEASURES["swls"].least_interval_days == 28
    assert {m.key for m in measures() if m.usual} == {"phq9", "gad7", "who5"}
    assert MEASURES["who5"].is_clinical(48)
    assert not MEASURES["who5"].is_clinical(52)


def test_labels_are_short_and_ours() -> None:
    for measure in WITH_ITEMS:
        assert len({item.label for item in measure.items}) == len(measure.items)
        assert all(len(item.label.split()) <= 4 for item in measure.items), measure.key


def matched(measure: Measure) -> bool:
    return bool(measure.loinc)


def test_what_a_fhir_file_can_stand_for_has_no_reversed_items() -> None:
    """An ordinalValue is what an answer counts; whether it was turned around no file says."""
    assert {m.key for m in measures() if matched(m)} == {"phq9", "gad7", "phq4", "pcl5"}
    assert not any(i.reversed for m in measures() if matched(m) for i in m.items)
