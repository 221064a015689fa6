"""The gratitude list after a session: up to five lines, never required."""

from dataclasses import dataclass

from sessionbook.domain.record import Record

MOST_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GratitudeLine(Record):
    """One thing the person is thankful for after a session; position 0-4."""

    text: str
    session_id: str
    position: int = 0
