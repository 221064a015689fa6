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
        day += (today - day - timedelta(days=1)) // step * step
    return Occurrence(day, appointment.at or time.max, appointment)
