"""When a reminder is due: midnight, clocks put forward and back, sleep."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sessionbook.domain.appointments import Appointment, Repeat
from sessionbook.domain.reminders import Kind, Wishes, missed, next_moment

BERLIN = ZoneInfo("Europe/Berlin")  # forward on 29 March 2026 at 2, back on 25 October at 3
PRACTICE = Wishes(practice_at=time(18, 0))
DAY = date(2026, 11, 24)


def at(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN, fold=fold)


def next_at(wishes: Wishes, after: datetime, *plan: Appointment) -> datetime | None:
    moment = next_moment(wishes, plan, after, BERLIN)
    return moment and moment.at.astimezone(BERLIN)


def session(day: date, hour: int, minute: int = 0, **more: object) -> Appointment:
    return Appointment(day=day, at=time(hour, minute), **more)  # type: ignore[arg-type]


def test_nothing_is_ever_due_unless_asked_for() -> None:
    assert next_moment(Wishes(), [session(DAY, 17)], at(DAY, 9), BERLIN) is None
    assert next_moment(Wishes(session_minutes=15), [], at(DAY, 9), BERLIN) is None
    assert missed(Wishes(), [session(DAY, 17)], at(DAY, 9), at(DAY, 20), BERLIN) == set()


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(DAY, 17, 59), at(DAY, 18)),
        (at(DAY, 18), at(DAY + timedelta(1), 18)),
        (at(DAY, 23, 59), at(DAY + timedelta(1), 18)),
    ],
)
def test_an_hour_is_today_s_or_tomorrow_s(now: datetime, due: datetime) -> None:
    assert next_at(PRACTICE, now) == due


def test_a_single_day_is_said_once_at_its_hour_and_of_use_until_midnight() -> None:
    far = DAY + timedelta(91)
    wishes = Wishes(code_on=far)
    assert next_at(wishes, at(DAY, 9)) == at(far, 18)
    assert next_at(wishes, at(far, 18)) is None
    assert missed(wishes, [], at(far, 9), at(far, 23), BERLIN) == {Kind.CODE}
    assert missed(wishes, [], at(far, 9), at(far + timedelta(1), 1), BERLIN) == set()
    assert missed(wishes, [], at(far, 19), at(far, 23), BERLIN) == set()


def test_midnight_itself_is_the_next_day_s() -> None:
    wishes = Wishes(practice_at=time(0, 0))
    assert next_at(wishes, at(DAY, 23, 59)) == at(DAY + timedelta(1), 0)
    assert next_at(wishes, at(DAY, 0)) == at(DAY + timedelta(1), 0)


def test_a_session_after_midnight_is_said_before_it() -> None:
    tomorrow = session(DAY + timedelta(1), 0, 10)
    assert next_at(Wishes(session_minutes=30), at(DAY, 20), tomorrow) == at(DAY, 23, 40)


def test_the_next_of_a_series_and_no_hour_no_reminder() -> None:
    weekly = session(DAY, 17, repeat=Repeat.WEEKLY)
    wishes = Wishes(session_minutes=15)
    assert next_at(wishes, at(DAY, 16), weekly) == at(DAY, 16, 45)
    assert next_at(wishes, at(DAY, 16, 45), weekly) == at(DAY + timedelta(7), 16, 45)
    assert next_at(wishes, at(DAY, 16), Appointment(day=DAY)) is None
    assert next_at(wishes, at(DAY, 18), session(DAY, 17)) is None


def test_the_earliest_of_all_kinds_comes_first() -> None:
    wishes = Wishes(60, time(18), time(9))
    moment = next_moment(wishes, [session(DAY, 17)], at(DAY, 10), BERLIN)
    assert moment is not None
    assert (moment.kind, moment.at) == (Kind.SESSION, at(DAY, 16).astimezone(UTC))


def test_an_hour_left_out_in_spring_is_said_an_hour_later() -> None:
    spring = date(2026, 3, 29)
    wishes = Wishes(practice_at=time(2, 30))
    assert next_at(wishes, at(spring, 1)) == at(spring, 3, 30)
    assert next_at(wishes, at(spring, 3, 30)) == at(spring + timedelta(1), 2, 30)


def test_an_hour_that_comes_twice_in_autumn_is_said_once() -> None:
    autumn = date(2026, 10, 25)
    wishes = Wishes(practice_at=time(2, 30))
    first, second = at(autumn, 2, 30), at(autumn, 2, 30, fold=1)
    assert first.astimezone(UTC) < second.astimezone(UTC)
    due = next_moment(wishes, [], at(autumn, 1), BERLIN)
    assert due is not None
    assert due.at == first.astimezone(UTC)
    after = next_moment(wishes, [], due.at, BERLIN)
    assert after is not None
    assert after.at == at(autumn + timedelta(1), 2, 30).astimezone(UTC)
    assert missed(wishes, [], due.at, second.astimezone(UTC), BERLIN) == set()


def test_minutes_before_a_session_are_real_minutes_when_clocks_change() -> None:
    """At 3:10 summer time only twenty minutes are gone since 1:50 winter time."""
    spring = date(2026, 3, 29)
    assert next_at(Wishes(session_minutes=20), at(spring, 0), session(spring, 3, 10)) == at(
        spring, 1, 50
    )


def test_what_was_slept_through_is_said_once_while_it_is_of_use() -> None:
    wishes = Wishes(15, time(18), time(9))
    plan = [session(DAY, 20)]
    night = at(DAY - timedelta(5), 22)
    assert missed(wishes, plan, night, at(DAY, 19, 50), BERLIN) == {
        Kind.SESSION,
        Kind.PRACTICE,
        Kind.INSIGHTS,
    }
    assert missed(wishes, plan, night, at(DAY, 20), BERLIN) == {Kind.PRACTICE, Kind.INSIGHTS}
    assert missed(wishes, plan, night, at(DAY, 8), BERLIN) == set()
    assert missed(wishes, plan, at(DAY, 19, 50), at(DAY, 19, 55), BERLIN) == set()
    assert missed(wishes, plan, at(DAY, 9), at(DAY, 2), BERLIN) == set()  # a clock put back


def test_without_a_zone_the_system_s_is_taken() -> None:
    now = datetime.combine(DAY, time(17)).astimezone()
    moment = next_moment(PRACTICE, [], now)
    assert moment is not None
    assert f"{moment.at.astimezone():%d %H:%M}" == "24 18:00"
