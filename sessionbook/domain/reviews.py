"""Looking back: a review every few sessions, and a letter to oneself at the end."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record

USUAL_SESSIONS = 6
"""How many sessions lie between two reviews, unless the person chose otherwise."""


class ReviewKind(StrEnum):
    """What is written when looking back."""

    REVIEW = "review"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """What the person wrote on a day about the time since; the text is Markdown."""

    kind: ReviewKind = ReviewKind.REVIEW
    day: date
    since: date | None = None
    text: str = ""
