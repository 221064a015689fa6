"""Sentences from a session worth meeting again."""

from dataclasses import dataclass

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight(Record):
    """One insight, usually from a session; starred ones are revisited."""

    text: str
    session_id: str | None = None
    starred: bool = True
    position: int = 0
