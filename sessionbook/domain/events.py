"""What happened in one's life, as a mark on the chart: moved house, changed medication."""

from dataclasses import dataclass
from datetime import date

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One event in the person's words, on a day or until another one, both included."""

    day: date
    text: str
    until: date | None = None
