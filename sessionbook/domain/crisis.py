"""Services that answer in a crisis: public facts with a date, nothing of the person."""

from dataclasses import dataclass
from datetime import date, timedelta

FRESH = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """A number and the day it was checked; a name of the person's own replaces the countries."""

    number: str
    verified_on: date
    countries: tuple[str, ...] = ()
    name: str = ""

    def is_stale(self, today: date) -> bool:
        """Return whether the number was checked more than a year ago."""
        return today - self.verified_on > FRESH
