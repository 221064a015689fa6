"""The one scorer: sums, reversed items, blanks, parts, and what shows the support panel."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessionbook.domain.measures import (
    Answer,
    Item,
    Measure,
    Part,
    Score,
    answers_of,
    asks_for_support,
    counted,
    part_sum,
    reach,
    score,
)

FOUR = tuple(Answer(value, f"answer {value}") for value in range(4))
THREE = Measure(
    key="three",
    name="Three",
    about="",
    lowest=0,
    highest=9,
    higher_is_better=False,
    usual_interval_days=14,
    bands=(),
    cut_off=None,
    reliable_change=None,
    source="",
    licence="",
    version="",
    items=(Item("1", "one"), Item("2", "two", reversed=True), Item("3", "three", support=True)),
    answers=FOUR,
)


def test_answers_are_added_up_and_a_reversed_one_is_turned_around() -> None:
    assert score(THREE, [1, 0, 2]) == Score(1 + 3 + 2)
    assert score(THREE, [3, 3, 3]) == Score(6)
    assert reach(THREE) == (0, 9)


def test_a_blank_leaves_no_total_where_all_are_needed() -> None:
    assert score(THREE, [1, None, 2]) == Score(None, (1,))
    assert score(THREE, [None, None, None]) == Score(None, (0, 1, 2))


def test_a_blank_counts_as_the_mean_of_the_others_where_that_is_the_rule() -> None:
    lenient = replace(THREE, least_answered=2)
    assert score(lenient, [3, None, 2]) == Score(8, (1,), prorated=True)  # 2.5 · 3, a half goes up
    assert score(lenient, [3, None, None]) == Score(None, (1, 2))


def test_there_is_no_total_of_no_answers() -> None:
    assert score(replace(THREE, items=()), []) == Score(None)
    assert score(replace(THREE, least_answered=1), [None] * 3).total is None


def test_what_is_only_shown_is_not_missing() -> None:
    shown = replace(THREE, items=(*THREE.items, Item("4", "Words", scored=False)))
    assert score(shown, [1, 3, 2, None]) == Score(3)
    assert answers_of(shown, shown.items[3]) == ()
    with pytest.raises(ValueError, match="does not have"):
        score(shown, [1, 3, 2, 0])


@pytest.mark.parametrize("wrong", [[1, 2], [1, 2, 3, 0], [1, 2, 4], [1, 2, -1]])
def test_answers_that_cannot_be_are_refused(wrong: list[int | None]) -> None:
    with pytest.raises(ValueError, match=r"argument|answer"):
        score(THREE, wrong)


def test_the_sum_is_multiplied() -> None:
    assert score(replace(THREE, multiply=4), [1, 3, 2]) == Score(12)
    assert reach(replace(THREE, multiply=4)) == (0, 36)


def test_a_part_has_its_own_sum() -> None:
    part = Part("Two of them", ("1", "3"), 3)
    assert part_sum(THREE, part, [1, None, 2]) == 3
    assert part_sum(THREE, part, [1, 1, None]) is None


def test_any_answer_above_the_lowest_to_an_item_of_support_asks_for_it() -> None:
    first, _, last = THREE.items
    assert [asks_for_support(THREE, last, value) for value in (None, 0, 1, 2, 3)] == [
        *(False, False),
        *(True, True, True),
    ]
    assert not asks_for_support(THREE, first, 3)
    from_one = replace(last, answers=(Answer(1, "never"), Answer(2, "at times")))
    assert [asks_for_support(THREE, from_one, value) for value in (1, 2)] == [False, True]


values = st.lists(st.integers(-20, 20), min_size=2, max_size=6, unique=True)
items = st.builds(
    lambda reverse, found: (reverse, tuple(Answer(value, "") for value in found)),
    st.booleans(),
    values,
)


@st.composite
def questionnaires(draw: st.DrawFn) -> tuple[Measure, list[int | None]]:
    drawn = draw(st.lists(items, min_size=1, max_size=12))
    made = tuple(
        Item(str(place), "", reversed=reverse, answers=answers)
        for place, (reverse, answers) in enumerate(drawn)
    )
    least = draw(st.integers(0, len(made)))
    measure = replace(THREE, items=made, multiply=draw(st.integers(1, 10)), least_answered=least)
    answered = [draw(st.sampled_from([None, *(a.value for a in i.answers)])) for i in made]
    return measure, answered


@given(questionnaires())
def test_a_full_total_lies_within_what_the_items_reach(
    drawn: tuple[Measure, list[int | None]],
) -> None:
    measure, answered = drawn
    found = score(measure, answered)
    assert found.missing == tuple(n for n, value in enumerate(answered) if value is None)
    needed = measure.least_answered or len(measure.items)
    there = len(answered) - len(found.missing)
    assert (found.total is not None) == (there >= max(1, needed))
    low, high = reach(measure)
    if found.total is not None and not found.missing:
        assert low <= found.total <= high
        assert not found.prorated


@given(questionnaires())
def test_reversal_is_its_own_inverse(drawn: tuple[Measure, list[int | None]]) -> None:
    measure, _ = drawn
    for item in measure.items:
        turned = replace(item, reversed=True)
        ends = [answer.value for answer in item.answers]
        for value in (min(ends), max(ends)):
            assert counted(measure, turned, counted(measure, turned, value)) == value
        assert {counted(measure, turned, end) for end in (min(ends), max(ends))} == {
            min(ends),
            max(ends),
        }


@given(st.integers(1, 30), st.integers(0, 4), st.integers(0, 29))
def test_equal_answers_keep_their_total_with_a_blank(many: int, value: int, blank: int) -> None:
    measure = replace(
        THREE,
        items=tuple(Item(str(place), "") for place in range(many)),
        answers=tuple(Answer(each, "") for each in range(5)),
        least_answered=1,
    )
    answered: list[int | None] = [value] * many
    whole = score(measure, answered).total
    if many > 1:
        answered[blank % many] = None
        assert score(measure, answered).total == whole
