"""A FHIR R4 Questionnaire as a measure: what is read, what is only shown, what is refused."""

import json
from copy import deepcopy
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import given, settings
from hypothesis import strategies as st

from sessionbook.domain.measures import Answer, answers_of, part_sum, score
from sessionbook.services.catalogue import measures
from sessionbook.services.fhir import questionnaire
from sessionbook.services.fhir.parts import Reason
from sessionbook.services.measure_reader import WrongMeasureError
from tests.services.fhir.questionnaires import (
    ANSWERS,
    GAD7,
    LOINC,
    ORDINAL,
    WEIGHT,
    Part,
    choice,
    gad7,
    option,
    plain,
)

SHIPPED = {measure.key: measure for measure in measures()}


def read(whole: Part) -> Any:
    return questionnaire.read(json.dumps(whole), measures())


def refused(whole: object) -> tuple[str, str]:
    with pytest.raises(WrongMeasureError) as caught:
        questionnaire.read(json.dumps(whole), measures())
    return caught.value.reason, caught.value.name


def test_these_examples_are_what_the_standard_calls_a_questionnaire() -> None:
    for each in (gad7(), plain(choice("1", "One"))):
        Questionnaire.model_validate(each)


def test_a_gad7_brings_its_wording_to_the_shipped_facts() -> None:
    measure = read(gad7())
    shipped = SHIPPED["gad7"]
    assert (measure.key, measure.name, measure.lowest, measure.highest) == ("gad7", "GAD-7", 0, 21)
    assert (measure.bands, measure.cut_off, measure.reliable_change) == (
        *(shipped.bands, shipped.cut_off, shipped.reliable_change),
    )
    assert [item.label for item in measure.scored] == [text for _, text in GAD7]
    assert [item.key for item in measure.scored] == [f"/{code}" for code, _ in GAD7]
    assert not measure.short_labels
    assert (measure.licence, measure.version) == ("As the clinic has it", "2.1")
    codes = tuple(Answer(value, said, f"{LOINC}|{code}") for code, said, value in ANSWERS)
    assert answers_of(measure, measure.items[0]) == codes
    assert score(measure, [2, 1, 0, 3, 1, 0, 2, None]).total == 9


def test_its_total_is_shown_and_not_asked_for() -> None:
    *_, total = read(gad7()).items
    assert (total.label, total.scored) == ("All together", False)


def test_in_another_order_items_are_known_by_their_codes() -> None:
    codes = ("44250-9", "69725-0", "44255-8", "68509-9")
    phq4 = gad7() | {"code": [{"system": LOINC, "code": "69724-3"}]}
    phq4["item"] = [choice(f"q{code}", code, code=code) for code in codes]
    measure = read(phq4)
    assert [(p.name, p.items) for p in measure.parts] == [
        ("Anxiety", ("q69725-0", "q68509-9")),
        ("Low mood", ("q44250-9", "q44255-8")),
    ]
    assert [part_sum(measure, part, [3, 0, 2, 1]) for part in measure.parts] == [1, 5]


def test_the_item_of_a_phq9_that_matters_shows_the_support_panel_wherever_it_stands() -> None:
    shipped = SHIPPED["phq9"].items
    items = [choice(f"q{item.loinc}", item.label, code=item.loinc) for item in shipped]
    phq9 = gad7() | {"code": [{"system": LOINC, "code": "44249-1"}], "item": items[::-1]}
    assert [item.key for item in read(phq9).items if item.support] == ["q44260-8"]
    alone = plain(choice("1", "One"), choice("2", "Two", code="44260-8"))
    assert [item.key for item in read(alone).items if item.support] == ["2"]


def test_without_codes_items_are_known_by_their_order() -> None:
    phq9 = gad7() | {"code": [{"system": LOINC, "code": "44249-1"}]}
    phq9["item"] = [choice(str(n), f"Question {n}") for n in range(1, 10)]
    assert [item.key for item in read(phq9).items if item.support] == ["9"]


def test_an_unknown_one_has_the_range_that_its_items_reach_and_nothing_that_no_file_says() -> None:
    measure = read(plain(choice("1", "One"), choice("2", "Two")))
    assert (measure.lowest, measure.highest) == (0, 6)
    assert (measure.name, measure.source) == ("Our evenings", "The clinic")
    assert (measure.bands, measure.cut_off, measure.reliable_change) == ((), None, None)
    assert read(plain(choice("1", "Other"))).key == measure.key
    assert read(plain(choice("1", "One"), url="http://clinic.example/other")).key != measure.key


def test_groups_are_flattened_in_order_with_their_headings() -> None:
    inside = {"linkId": "g2", "type": "group", "text": "Inside", "item": [choice("2", "Two")]}
    group = {
        "linkId": "g1",
        "type": "group",
        "text": "By day",
        "item": [choice("1", "One"), inside, choice("3", "Three")],
    }
    nights = {"linkId": "g3", "type": "group", "text": "By night", "item": [inside | {"item": []}]}
    nights["item"] = [{**inside, "linkId": "g4", "item": [choice("4", "Four")]}]
    items = read(plain(group, nights, choice("5", "Five"))).items
    assert [(i.key, i.heading, i.groups) for i in items] == [
        ("1", "By day", ("g1",)),
        ("2", "Inside", ("g1", "g2")),
        ("3", "", ("g1",)),
        ("4", "By night · Inside", ("g3", "g4")),
        ("5", "", ()),
    ]


@pytest.mark.parametrize(
    "odd",
    [
        {"linkId": "x", "text": "Words", "type": "display"},
        {"linkId": "x", "text": "Words", "type": "text"},
        {"linkId": "x", "text": "Words", "type": "attachment"},
        {"linkId": "x", "text": "Words", "type": "choice", "answerValueSet": "http://far.example"},
        choice("x", "Words", repeats=True),
        choice("x", "Words", enableWhen=[{"question": "1", "operator": "exists"}]),
        choice("x", "Words", answerOption=[{"valueString": "hard"}, {"valueString": "easy"}]),
        choice("x", "Words", answerOption=[option("a", "Only one", 1)]),
    ],
)
def test_what_cannot_be_scored_is_kept_to_be_shown(odd: Part) -> None:
    measure = read(plain(choice("1", "One"), odd, choice("2", "Two")))
    assert [(item.label, item.scored) for item in measure.items] == [
        ("One", True),
        ("Words", False),
        ("Two", True),
    ]
    assert score(measure, [1, None, 2]).total == 3


@pytest.mark.parametrize("kind", ["choice", "open-choice", "coding"])
def test_what_asks_for_one_answer_is_scored(kind: str) -> None:
    assert read(plain(choice("1", "One", type=kind))).items[0].scored


def test_items_below_an_item_are_read_too() -> None:
    measure = read(plain(choice("1", "One", item=[choice("1.1", "And then")])))
    assert [item.key for item in measure.items] == ["1", "1.1"]


@pytest.mark.parametrize("url", [ORDINAL, WEIGHT])
def test_what_an_answer_counts_stands_on_the_option_or_on_its_coding(url: str) -> None:
    on_coding = [
        {"valueCoding": {"display": said, "extension": [{"url": url, "valueDecimal": value}]}}
        for _, said, value in ANSWERS
    ]
    on_option = [option(*answer, url) for answer in ANSWERS]
    for options in (on_coding, on_option):
        measure = read(plain(choice("1", "One", answerOption=options)))
        assert [answer.value for answer in measure.items[0].answers] == [0, 1, 2, 3]


def test_whole_numbers_count_themselves() -> None:
    options = [{"valueInteger": number} for number in (0, 5, 10)]
    measure = read(plain(choice("1", "One", answerOption=options)))
    assert measure.items[0].answers == (Answer(0, "0"), Answer(5, "5"), Answer(10, "10"))


def test_answers_may_stand_in_a_value_set_that_the_file_contains() -> None:
    concepts = [
        {"code": code, "display": said, "extension": [{"url": ORDINAL, "valueDecimal": value}]}
        for code, said, value in ANSWERS
    ]
    values = {
        "resourceType": "ValueSet",
        "id": "often",
        "status": "active",
        "compose": {"include": [{"system": LOINC, "concept": concepts}]},
    }
    item = {"linkId": "1", "text": "One", "type": "choice", "answerValueSet": "#often"}
    whole = plain(item, contained=[values])
    Questionnaire.model_validate(whole)
    assert read(whole).items[0].answers[3] == Answer(3, "Nearly always", f"{LOINC}|LA6571-9")


def without(whole: Part, *path: str | int) -> Part:
    changed = deepcopy(whole)
    part: Any = changed
    for step in path[:-1]:
        part = part[step]
    del part[path[-1]]
    return changed


def changed(whole: Part, value: object, *path: str | int) -> Part:
    copy = deepcopy(whole)
    part: Any = copy
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return copy


ONE = plain(choice("1", "How it was"))
ANSWER = ("item", 0, "answerOption", 1)
WEIGHED = (*ANSWER, "extension", 0)


@pytest.mark.parametrize(
    ("whole", "reason", "name"),
    [
        ({}, Reason.NOT_A_QUESTIONNAIRE, ""),
        ([], Reason.NOT_A_QUESTIONNAIRE, ""),
        ({"resourceType": "Observation"}, Reason.NOT_A_QUESTIONNAIRE, ""),
        (without(ONE, "title"), Reason.MISSING, "title"),
        (without(ONE, "item"), Reason.MISSING, "item"),
        (changed(ONE, [], "item"), Reason.MISSING, "item"),
        (changed(ONE, {}, "item"), Reason.WRONG_TYPE, "item"),
        (changed(ONE, ["1"], "item"), Reason.WRONG_TYPE, "item"),
        (changed(ONE, 4, "title"), Reason.WRONG_TYPE, "title"),
        (without(ONE, "item", 0, "linkId"), Reason.MISSING, "linkId"),
        (changed(ONE, "", "item", 0, "linkId"), Reason.MISSING, "linkId"),
        (plain(choice("1", "One"), choice("1", "Two")), Reason.TWICE, "1"),
        (without(ONE, *ANSWER, "extension"), Reason.NO_SCORE, "How it was"),
        (without(ONE, *WEIGHED, "valueDecimal"), Reason.WRONG_TYPE, "ordinalValue"),
        (changed(ONE, "1", *WEIGHED, "valueDecimal"), Reason.WRONG_TYPE, "ordinalValue"),
        (changed(ONE, True, *WEIGHED, "valueDecimal"), Reason.WRONG_TYPE, "ordinalValue"),
        (changed(ONE, 1.5, *WEIGHED, "valueDecimal"), Reason.NOT_WHOLE, "How it was"),
        (changed(ONE, 0, *WEIGHED, "valueDecimal"), Reason.SAME_SCORE, "How it was"),
        (changed(ONE, 1e300, *WEIGHED, "valueDecimal"), Reason.FAR_END, "ordinalValue"),
        (changed(ONE, "http://other", *WEIGHED, "url"), Reason.NO_SCORE, "How it was"),
        (plain({"linkId": "1", "text": "A", "type": "text"}), Reason.NO_SCORES, ""),
        (changed(ONE, "x" * 2001, "item", 0, "text"), Reason.TOO_LONG, "text"),
        (plain(*(choice(str(n), "x") for n in range(201))), Reason.TOO_MANY, "item"),
        (without(gad7(), "item", 6), Reason.OTHER_ITEMS, "GAD-7"),
        (changed(gad7(), [*gad7()["item"], choice("8", "8")], "item"), Reason.OTHER_ITEMS, "GAD-7"),
        (
            changed(gad7(), gad7()["item"][0]["answerOption"][:3], "item", 0, "answerOption"),
            Reason.OTHER_ITEMS,
            "GAD-7",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(whole: object, reason: str, name: str) -> None:
    assert refused(whole) == (reason, name)


def test_a_file_that_is_no_json_is_refused_with_its_line() -> None:
    with pytest.raises(WrongMeasureError) as caught:
        questionnaire.read('{\n "resourceType": "Questionnaire",\n "item": [}', measures())
    assert (caught.value.reason, caught.value.line) == (Reason.NOT_JSON, 3)


@pytest.mark.parametrize("source", ["", "{", "[" * 99999, "9" * 9999, "NaN", '"\\ud800"', "null"])
def test_odd_files_are_refused(source: str) -> None:
    with pytest.raises(WrongMeasureError):
        questionnaire.read(source, measures())


def test_groups_within_groups_have_an_end() -> None:
    deep: Part = choice("1", "One")
    for number in range(20):
        deep = {"linkId": f"g{number}", "type": "group", "item": [deep]}
    assert refused(plain(deep)) == (Reason.TOO_DEEP, "")


def test_halves_of_letters_and_line_breaks_do_no_harm() -> None:
    measure = read(plain(choice("1", "One\n\ud800 two"), title="A\r\nB"))
    assert (measure.name, measure.items[0].label) == ("A B", "One two")


def test_a_file_too_large_or_no_text_is_refused() -> None:
    for content, reason in ((b" " * (questionnaire.LARGEST + 1), Reason.TOO_LARGE), (b"\xff", "")):
        with pytest.raises(WrongMeasureError) as caught:
            questionnaire.read_bytes(content, measures())
        assert caught.value.reason == (reason or Reason.NOT_TEXT)


broken = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["item", "linkId", "type", "extension", "url", "valueCoding", "code"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
PLACES = (
    ("item",),
    ("item", 0),
    ("item", 0, "answerOption"),
    ANSWER,
    WEIGHED,
    (*ANSWER, "valueCoding"),
    ("item", 0, "code"),
    ("contained",),
    ("code",),
)


@settings(max_examples=150)
@given(broken, st.sampled_from(PLACES))
def test_a_broken_file_is_read_or_refused_and_nothing_else(
    part: object, path: tuple[str | int, ...]
) -> None:
    try:
        measure = read(changed(ONE, part, *path))
    except WrongMeasureError:
        return
    assert measure.lowest < measure.highest
