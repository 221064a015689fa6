"""What a summary is asked for: by Progress for the last months, by a review for its own days."""

from dataclasses import dataclass
from datetime import date, timedelta

from sessionbook.domain.reports import Length
from sessionbook.services.looking_back import Period

ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How long it is to be, and about which days; without any, the usual ones."""

    length: Length = Length.PAGE
    period: Period | None = None

    def code(self) -> str:
        """Return it as one word, which a page can ask the shell for."""
        if self.period is None:
            return self.length
        since = self.period.since
        return f"{self.length}/{since.isoformat() if since else ALWAYS}/{self.period.day}"


def of_day(day: date) -> Wanted:
    """Return what the picture of a day is asked for by."""
    return Wanted(Length.DAY, Period(day - timedelta(days=1), day))


def read_wanted(code: str) -> Wanted:
    """Return what a code asks for; one page where it says nothing."""
    length, _, days = code.partition("/")
    since, _, day = days.partition("/")
    if not days:
        return Wanted(Length(length) if length else Length.PAGE)
    start = None if since == ALWAYS else date.fromisoformat(since)
    return Wanted(Length(length), Period(start, date.fromisoformat(day)))
