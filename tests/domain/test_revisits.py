from datetime import date, timedelta

import pytest

from sessionbook.domain.insights import Insight
from sessionbook.domain.revisits import STAGES, Answer, Met, Revisit, picks

WRITTEN = date(2026, 11, 2)
INSIGHT = Insight(id="a", text="Rest is work too")


def met(*answers: tuple[int, Answer]) -> Met:
    revisits = (
        Revisit(insight_id="a", day=WRITTEN + timedelta(days=after), answer=answer)
        for after, answer in answers
    )
    return Met(INSIGHT, WRITTEN, tuple(revisits))


def due(found: Met, after: int = 100) -> int | None:
    day = found.due_on(WRITTEN + timedelta(days=after))
    return None if day is None else (day - WRITTEN).days


def test_comes_back_on_the_four_days() -> None:
    answers: list[tuple[int, Answer]] = []
    for stage in STAGES:
        assert due(met(*answers)) == stage
        answers.append((stage, Answer.STILL_TRUE))
    assert due(met(*answers)) is None


def test_a_late_answer_moves_the_later_stages() -> None:
    assert due(met((10, Answer.CHANGED))) == 12
    assert due(met((10, Answer.CHANGED), (12, Answer.STILL_TRUE))) == 16


def test_putting_off_costs_nothing_and_comes_back_the_next_day() -> None:
    assert due(met((1, Answer.LATER))) == 2
    assert due(met((1, Answer.LATER), (2, Answer.STILL_TRUE))) == 4


@pytest.mark.parametrize("answer", Answer)
def test_picks_stay_the_same_all_day(answer: Answer) -> None:
    today = WRITTEN + timedelta(days=1)
    before, after = met(), met((1, answer))
    assert [each.insight.id for each in picks([before], today)] == ["a"]
    assert [each.insight.id for each in picks([after], today)] == ["a"]
    found = after.answer_on(today)
    assert found is not None
    assert found.answer is answer


def test_at_most_three_the_longest_due_first() -> None:
    many = [
        Met(Insight(id=str(number), text=""), WRITTEN - timedelta(days=number))
        for number in range(6)
    ]
    found = picks(many, WRITTEN + timedelta(days=1))
    assert [each.insight.id for each in found] == ["5", "4", "3"]


def test_the_last_sessions_insights_come_back_before_the_next_session() -> None:
    answered = met((1, Answer.STILL_TRUE))
    day = WRITTEN + timedelta(days=2)
    assert picks([answered], day) == []
    assert picks([answered], day, ["a"]) == [answered]


def test_nothing_is_due_on_the_day_it_was_written() -> None:
    assert picks([met()], WRITTEN) == []


def test_those_due_on_one_day_keep_the_order_they_were_written_in() -> None:
    written = [Met(Insight(id=name, text=""), WRITTEN) for name in "cab"]
    assert picks(written, WRITTEN + timedelta(days=1)) == written
