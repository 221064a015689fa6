"""When the next session is: single dates and weekly or two-weekly series."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from sessionbook.domain.record import Record


class Repeat(StrEnum):
    """How often an appointment comes again."""

    NEVER = "never"
    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"


ONE_DAY = timedelta(days=1)
TWO_WEEKS_FROM, TWO_WEEKS_TO = 11, 17  # days: a session moved by a few is still of the rhythm
STEP = {Repeat.WEEKLY: timedelta(weeks=1), Repeat.TWO_WEEKLY: timedelta(weeks=2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """A session to come; of a series, the first one still ahead when it was written.

    label is what kind it is (individual, couple, ...) and way how it is held (phone, ...), both
    in the person's words.
    """

    day: date
    at: time | None = None
    with_whom: str = ""
    label: str = ""
    way: str = ""
    repeat: Repeat = Repeat.NEVER


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One date of an appointment."""

    day: date
    at: time
    appointment: Appointment


def occurrence(appointment: Appointment, today: date) -> Occurrence | None:
    """Return the appointment's first date on or after today, or None if it is past."""
    day = appointment.day
    if day < today:
        if appointment.repeat is Repeat.NEVER:
            return None
        step = STEP[appointment.repeat]
        day += -(-(today - day) // step) * step
    return Occurrence(day, appointment.at or time.max, appointment)


def next_occurrence(appointments: Iterable[Appointment], today: date) -> Occurrence | None:
    """Return the nearest date of all the appointments, earliest time first."""
    found = (occurrence(appointment, today) for appointment in appointments)
    return min(
        (each for each in found if each),
        key=lambda each: (each.day, each.at, each.appointment.id),
        default=None,
    )


def occurrences_on(appointments: Iterable[Appointment], day: date) -> list[Occurrence]:
    """Return what is planned on a day, earliest first."""
    found = (occurrence(appointment, day) for appointment in appointments)
    return sorted(
        (each for each in found if each and each.day == day),
        key=lambda each: (each.at, each.appointment.id),
    )


def next_after(
    appointments: Iterable[Appointment], day: date, at: time | None
) -> Occurrence | None:
    """Return the nearest date after a session; what has no hour that day is the session itself."""
    later = []
    for appointment in appointments:
        found = occurrence(appointment, day)
        hour = appointment.at or time.min
        if found and found.day == day and (at is None or hour <= at):
            found = occurrence(appointment, day + ONE_DAY)
        if found:
            later.append(found)
    return min(later, key=lambda each: (each.day, each.at, each.appointment.id), default=None)


def usual_day(before: date | None, last: date, today: date) -> date:
    """Return the day to offer for the next session: a week or two after the last, past today."""
    gap = (last - before).days if before else 0
    step = timedelta(weeks=2 if TWO_WEEKS_FROM <= gap <= TWO_WEEKS_TO else 1)
    day = last + step
    return day if day > today else day + -(-(today + ONE_DAY - day) // step) * step


def previous_occurrence(appointments: Iterable[Appointment], today: date) -> Occurrence | None:
    """Return the latest date of all the appointments before today."""
    found = (_before(appointment, today) for appointment in appointments)
    return max((each for each in found if each), key=lambda each: (each.day, each.at), default=None)


def without(found: Occurrence) -> Appointment | None:
    """Return what is left of the appointment when this date and those before it are gone."""
    appointment = found.appointment
    if appointment.repeat is Repeat.NEVER or found.day > date.max - STEP[appointment.repeat]:
        return None
    return replace(appointment, day=found.day + STEP[appointment.repeat])


def _before(appointment: Appointment, today: date) -> Occurrence | None:
    day = appointment.day
    if day >= today:
        return None
    if appointment.repeat is not Repeat.NEVER:
        step = STEP[appointment.repeat]
        day += (today - day - ONE_DAY) // step * step
    return Occurrence(day, appointment.at or time.max, appointment)
