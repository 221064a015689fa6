from datetime import date, time

import pytest

from sessionbook.domain.appointments import (
    Appointment,
    Occurrence,
    Repeat,
    next_after,
    next_occurrence,
    occurrence,
    occurrences_on,
    previous_occurrence,
    usual_day,
    without,
)

FIRST = date(2026, 11, 10)


def every(repeat: Repeat, day: date = FIRST) -> Appointment:
    return Appointment(day=day, at=time(15, 30), repeat=repeat)


def day_of(found: Occurrence | None) -> date | None:
    return found.day if found else None


@pytest.mark.parametrize(
    ("repeat", "today", "expected"),
    [
        (Repeat.NEVER, FIRST, FIRST),
        (Repeat.NEVER, date(2026, 11, 11), None),
        (Repeat.WEEKLY, date(2026, 11, 11), date(2026, 11, 17)),
        (Repeat.WEEKLY, date(2026, 11, 17), date(2026, 11, 17)),
        (Repeat.TWO_WEEKLY, date(2026, 11, 17), date(2026, 11, 24)),
        (Repeat.TWO_WEEKLY, date(2026, 11, 24), date(2026, 11, 24)),
        (Repeat.TWO_WEEKLY, date(2026, 11, 25), date(2026, 12, 8)),
        (Repeat.TWO_WEEKLY, date(2026, 1, 1), FIRST),
        (Repeat.TWO_WEEKLY, date(2036, 11, 10), date(2036, 11, 11)),
    ],
)
def test_an_appointment_rolls_forward(repeat: Repeat, today: date, expected: date | None) -> None:
    assert day_of(occurrence(every(repeat), today)) == expected


@pytest.mark.parametrize(
    ("start", "today", "expected"),
    [
        (date(2027, 1, 31), date(2027, 2, 1), date(2027, 2, 7)),
        (date(2028, 2, 24), date(2028, 2, 29), date(2028, 3, 2)),
        (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_a_week_is_seven_days_over_the_ends_of_months(
    start: date, today: date, expected: date
) -> None:
    assert day_of(occurrence(every(Repeat.WEEKLY, start), today)) == expected


@pytest.mark.parametrize(
    ("repeat", "today", "expected"),
    [
        (Repeat.NEVER, FIRST, None),
        (Repeat.NEVER, date(2026, 12, 24), FIRST),
        (Repeat.WEEKLY, date(2026, 11, 24), date(2026, 11, 17)),
        (Repeat.WEEKLY, date(2026, 11, 25), date(2026, 11, 24)),
        (Repeat.TWO_WEEKLY, date(2026, 11, 24), FIRST),
        (Repeat.TWO_WEEKLY, date(2026, 11, 25), date(2026, 11, 24)),
        (Repeat.WEEKLY, date(2026, 11, 11), FIRST),
    ],
)
def test_the_date_before_today(repeat: Repeat, today: date, expected: date | None) -> None:
    assert day_of(previous_occurrence([every(repeat)], today)) == expected


def test_the_nearest_of_several_is_next_and_the_latest_is_previous() -> None:
    plan = [every(Repeat.WEEKLY), every(Repeat.NEVER, date(2026, 11, 20))]
    assert day_of(next_occurrence(plan, date(2026, 11, 18))) == date(2026, 11, 20)
    assert day_of(previous_occurrence(plan, date(2026, 11, 24))) == date(2026, 11, 20)
    assert next_occurrence([], FIRST) is None
    assert previous_occurrence([], FIRST) is None


def test_an_earlier_hour_comes_first_and_an_open_hour_last() -> None:
    morning = Appointment(day=FIRST, at=time(9))
    evening = Appointment(day=FIRST, at=time(18))
    open_hour = Appointment(day=FIRST)
    found = next_occurrence([open_hour, evening, morning], FIRST)
    assert found
    assert found.appointment is morning
    left = next_occurrence([open_hour, evening], FIRST)
    assert left
    assert left.appointment is evening


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [(Repeat.WEEKLY, date(2026, 12, 1)), (Repeat.TWO_WEEKLY, date(2026, 12, 8))],
)
def test_skipping_a_date_leaves_the_rest_of_the_series(repeat: Repeat, expected: date) -> None:
    today = date(2026, 11, 24)
    found = occurrence(every(repeat), today)
    assert found
    rest = without(found)
    assert rest
    assert rest.id == found.appointment.id
    assert day_of(occurrence(rest, today)) == expected


def test_skipping_a_single_date_leaves_nothing() -> None:
    found = occurrence(every(Repeat.NEVER), FIRST)
    assert found
    assert without(found) is None


def test_what_is_planned_on_a_day_comes_in_the_order_of_its_hours() -> None:
    late = Appointment(day=FIRST, at=time(17))
    open_hour = Appointment(day=FIRST)
    other_week = every(Repeat.TWO_WEEKLY, date(2026, 11, 3))
    found = occurrences_on([open_hour, late, other_week, every(Repeat.WEEKLY)], FIRST)
    assert [each.appointment.at for each in found] == [time(15, 30), time(17), None]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (time(10), FIRST),
        (time(15, 30), date(2026, 11, 17)),
        (time(16), date(2026, 11, 17)),
        (None, date(2026, 11, 17)),
    ],
)
def test_after_a_session_comes_what_is_later_that_day_or_after_it(
    at: time | None, expected: date
) -> None:
    assert day_of(next_after([every(Repeat.WEEKLY)], FIRST, at)) == expected


def test_an_open_hour_of_that_day_is_the_session_itself() -> None:
    assert next_after([Appointment(day=FIRST)], FIRST, time(10)) is None
    assert next_after([every(Repeat.NEVER)], FIRST, None) is None


@pytest.mark.parametrize(
    ("before", "today", "expected"),
    [
        (None, FIRST, date(2026, 11, 17)),
        (date(2026, 11, 3), FIRST, date(2026, 11, 17)),
        (date(2026, 10, 28), FIRST, date(2026, 11, 24)),
        (date(2026, 5, 1), FIRST, date(2026, 11, 17)),
        (date(2026, 11, 3), date(2026, 11, 17), date(2026, 11, 24)),
        (date(2026, 10, 27), date(2026, 11, 24), date(2026, 12, 8)),
    ],
)
def test_the_usual_day_keeps_the_rhythm_and_is_still_to_come(
    before: date | None, today: date, expected: date
) -> None:
    assert usual_day(before, FIRST, today) == expected
