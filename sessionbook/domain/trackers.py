"""The person's own 0-10 scales and their ratings."""

from dataclasses import dataclass
from datetime import date

from sessionbook.domain.record import Record

LOWEST, HIGHEST = 0, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracker(Record):
    """A scale of one's own, 0-10, with own words for both ends."""

    name: str
    low_words: str = ""
    high_words: str = ""
    higher_is_better: bool = True
    on_today: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """What a tracker said on a day; one a tracker and day."""

    tracker_id: str
    day: date
    value: int
