"""When a reminder is due: computed from wishes, appointments and a clock, nothing else.

Moments are compared in UTC: two of the same zone are otherwise compared by the clock on the
wall, which shows some hours twice and others never.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from sessionbook.domain.appointments import Appointment, occurrence

ONE_DAY = timedelta(days=1)
LOOKED_BACK = timedelta(days=2)
"""How far back something missed is looked for; what is older is over anyway."""
CODE_AT = time(18, 0)
"""When most people are where their papers are."""


class Kind(StrEnum):
    """What a person can be reminded of."""

    SESSION = "session"
    PRACTICE = "practice"
    INSIGHTS = "insights"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for: minutes before a session, an hour of every day, and one single day."""

    session_minutes: int | None = None
    practice_at: time | None = None
    insights_at: time | None = None
    code_on: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When something is to be said, in UTC, and until when it is of any use."""

    at: datetime
    until: datetime
    kind: Kind


def next_moment(
    wishes: Wishes,
    appointments: Iterable[Appointment],
    after: datetime,
    zone: tzinfo | None = None,
) -> Moment | None:
    """Return the first moment later than after; the zone is the system's unless given."""
    today = after.astimezone(zone).date()
    found = (
        *_hours(Kind.PRACTICE, wishes.practice_at, today, zone),
        *_hours(Kind.INSIGHTS, wishes.insights_at, today, zone),
        *_sessions(wishes.session_minutes, appointments, today, zone),
        *_once(Kind.CODE, wishes.code_on, CODE_AT, zone),
    )
    return min((each for each in found if each.at > after), default=None)


def missed(
    wishes: Wishes,
    appointments: Iterable[Appointment],
    since: datetime,
    now: datetime,
    zone: tzinfo | None = None,
) -> set[Kind]:
    """Return each kind that became due after since and is still of use, once."""
    plan = tuple(appointments)
    found: set[Kind] = set()
    moment = next_moment(wishes, plan, max(since, now - LOOKED_BACK), zone)
    while moment and moment.at <= now:
        if now < moment.until:
            found.add(moment.kind)
        moment = next_moment(wishes, plan, moment.at, zone)
    return found


def _hours(kind: Kind, at: time | None, today: date, zone: tzinfo | None) -> Iterator[Moment]:
    if at is None:
        return
    for day in (today, today + ONE_DAY):
        yield Moment(_moment(day, at, zone), _moment(day + ONE_DAY, time.min, zone), kind)


def _once(kind: Kind, day: date | None, at: time, zone: tzinfo | None) -> Iterator[Moment]:
    if day is not None:
        yield Moment(_moment(day, at, zone), _moment(day + ONE_DAY, time.min, zone), kind)


def _sessions(
    minutes: int | None, appointments: Iterable[Appointment], today: date, zone: tzinfo | None
) -> Iterator[Moment]:
    if minutes is None:
        return
    for appointment in appointments:
        for day in (today, today + ONE_DAY):
            found = occurrence(appointment, day)
            if found and appointment.at:
                begins = _moment(found.day, appointment.at, zone)
                yield Moment(begins - timedelta(minutes=minutes), begins, Kind.SESSION)


def _moment(day: date, at: time, zone: tzinfo | None) -> datetime:
    """Return the moment at which the clock on the wall shows this, or would, in UTC.

    An hour that is left out in spring is the one after it; of one that comes twice in autumn
    it is the first.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)
