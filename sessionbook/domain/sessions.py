"""A session with the counselor and what the person wrote about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from sessionbook.domain.record import Record
from sessionbook.domain.series import median

SLIDERS = ("being_myself", "what_matters", "way_of_working", "said_it")
FEWEST_FOR_A_SCORE = 3
BEGINNING = 160  # characters; two lines in the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """One session; notes and prompts are Markdown.

    label is what kind it is and way how it was held, in the person's words. A missed one did
    not happen; its notes may say why. Mood is 0-10, sliders 0-100, or not answered.
    """

    day: date
    at: time | None = None
    with_whom: str = ""
    label: str = ""
    way: str = ""
    missed: bool = False
    notes: str = ""
    honest_about: str = ""
    held_back: str = ""
    hope: str = ""
    mood_before: int | None = None
    mood_after: int | None = None
    being_myself: int | None = None
    what_matters: int | None = None
    way_of_working: int | None = None
    said_it: int | None = None

    def is_draft(self, today: date) -> bool:
        """Return whether the session's day is not over yet."""
        return self.day >= today

    def is_blank(self) -> bool:
        """Return whether nothing was written and no slider set."""
        words = self.notes or self.honest_about or self.held_back or self.hope
        answers = (*SLIDERS, "mood_before", "mood_after")
        return not (words or self.missed) and all(getattr(self, name) is None for name in answers)

    def line(self) -> "SessionLine":
        """Return what a list shows of this session."""
        beginning = self.notes[:BEGINNING]
        return SessionLine(self.id, self.day, self.at, beginning, self.missed, self.created)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """What a list shows of a session: when it is and how the notes begin."""

    id: str
    day: date
    at: time | None
    beginning: str
    missed: bool = False
    created: str = field(default="", compare=False)

    def is_draft(self, today: date) -> bool:
        """Return whether the session's day is not over yet."""
        return self.day >= today


LOW = 50
DIP = 20
FEWEST_FOR_A_MEDIAN = 3


def worth_raising(session: Session, earlier: Sequence[Session]) -> list[str]:
    """Return the sliders that may be something to raise, an offer and never an alarm.

    One at or below 50, or at least 20 below one's own median of three earlier answers or more.
    """
    found = []
    for name in SLIDERS:
        value = getattr(session, name)
        before = [each for one in earlier if (each := getattr(one, name)) is not None]
        usual = median(before) if len(before) >= FEWEST_FOR_A_MEDIAN else None
        if value is not None and (value <= LOW or (usual is not None and usual - value >= DIP)):
            found.append(name)
    return found


def working_together(session: Session) -> float | None:
    """Return the mean of the answered sliders, 0-100, or None below three answers.

    The four sliders are this notebook's own check-in, not a validated test.
    """
    answers = [value for name in SLIDERS if (value := getattr(session, name)) is not None]
    return sum(answers) / len(answers) if len(answers) >= FEWEST_FOR_A_SCORE else None
