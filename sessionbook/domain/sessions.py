"""A session with the counselor and what the person wrote about it."""

from dataclasses import dataclass
from datetime import date, time

from sessionbook.domain.record import Record

SLIDERS = ("being_myself", "what_matters", "way_of_working", "said_it")
FEWEST_FOR_A_SCORE = 3
BEGINNING = 160  # characters; two lines in the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One session; notes and prompts are Markdown, sliders 0-100 or not answered."""

    day: date
    at: time | None = None
    with_whom: str = ""
    notes: str = ""
    honest_about: str = ""
    held_back: str = ""
    being_myself: int | None = None
    what_matters: int | None = None
    way_of_working: int | None = None
    said_it: int | None = None

    def is_draft(self, today: date) -> bool:
        """Return whether the session's day is not over yet."""
        return self.day >= today

    def is_blank(self) -> bool:
        """Return whether nothing was written and no slider set."""
        words = self.notes or self.honest_about or self.held_back
        return not words and all(getattr(self, name) is None for name in SLIDERS)

    def line(self) -> "SessionLine":
        """Return what a list shows of this session."""
        return SessionLine(self.id, self.day, self.at, self.notes[:BEGINNING])


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What a list shows of a session: when it is and how the notes begin."""

    id: str
    day: date
    at: time | None
    beginning: str

    def is_draft(self, today: date) -> bool:
        """Return whether the session's day is not over yet."""
        return self.day >= today


def working_together(session: Session) -> float | None:
    """Return the mean of the answered sliders, 0-100, or None below three answers.

    The four sliders are this notebook's own check-in, not a validated test.
    """
    answers = [value for name in SLIDERS if (value := getattr(session, name)) is not None]
    return sum(answers) / len(answers) if len(answers) >= FEWEST_FOR_A_SCORE else None
