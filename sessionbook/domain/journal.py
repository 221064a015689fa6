"""What is written between sessions, dated, several a day."""

from dataclasses import dataclass
from datetime import date, time

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One journal entry; the text is Markdown."""

    day: date
    at: time | None = None
    text: str = ""
