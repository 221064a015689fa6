from datetime import date, time

import pytest

from sessionbook.domain.sessions import BEGINNING, Session, working_together, worth_raising

DAY = date(2026, 11, 24)


def test_a_session_is_a_draft_until_its_day_is_over() -> None:
    session = Session(day=DAY)
    assert session.is_draft(DAY)
    assert session.line().is_draft(DAY)
    assert not session.is_draft(date(2026, 11, 25))
    assert not session.line().is_draft(date(2026, 11, 25))


@pytest.mark.parametrize("field", ["notes", "honest_about", "held_back"])
def test_any_words_make_a_session_not_blank(field: str) -> None:
    assert Session(day=DAY, with_whom="Dr Moreau", at=time(15)).is_blank()
    assert not Session(day=DAY, **{field: "a word"}).is_blank()


def test_a_slider_at_its_left_end_is_an_answer_too() -> None:
    assert not Session(day=DAY, said_it=0).is_blank()


def test_the_list_gets_only_how_the_notes_begin() -> None:
    session = Session(day=DAY, at=time(15), notes="x" * 5000)
    assert session.line().beginning == "x" * BEGINNING
    assert (session.line().id, session.line().at) == (session.id, time(15))


def test_working_together_is_the_mean_of_three_answers_or_more() -> None:
    assert working_together(Session(day=DAY, being_myself=90, what_matters=60)) is None
    three = Session(day=DAY, being_myself=90, what_matters=60, said_it=0)
    assert working_together(three) == 50


def answered(said_it: int | None) -> Session:
    return Session(day=date(2026, 11, 2), said_it=said_it)


@pytest.mark.parametrize(
    ("now", "before", "is_offered"),
    [
        (50, [], True),
        (51, [], False),
        (70, [90, 90, 90], True),
        (71, [90, 90, 90], False),
        (70, [90, 90], False),
        (70, [90, 90, None], False),
        (70, [89, 89, 100], False),
        (None, [90, 90, 90], False),
    ],
)
def test_something_to_raise_is_offered_when_low_or_well_below_usual(
    now: int | None, before: list[int | None], is_offered: bool
) -> None:
    found = worth_raising(answered(now), [answered(value) for value in before])
    assert found == (["said_it"] if is_offered else [])
