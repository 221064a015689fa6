"""What a summary for somebody else is made of, in the order in which it stands there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """A part of a summary, or of the picture of a day; they stand in this order."""

    GOALS = "goals"
    SCORES = "scores"
    SCALES = "scales"
    HOMEWORK = "homework"
    WRITTEN = "written"
    INSIGHTS = "insights"
    THANKFUL = "thankful"
    RAISED = "raised"
    DISCUSS = "discuss"
    UNSAID = "unsaid"
    TOGETHER = "together"
    ANSWERS = "answers"
    FORMS = "forms"
    SAFETY = "safety"


OFF_AT_FIRST = frozenset(
    {Part.SCALES, Part.UNSAID, Part.TOGETHER, Part.ANSWERS, Part.FORMS, Part.SAFETY}
)
"""Parts of which nothing is in a summary before the person ticks it."""


class Length(StrEnum):
    """How much a summary holds: one page; more, for a review; or what a single day has."""

    PAGE = "page"
    LONG = "long"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is in the summary only while it is ticked; its id stays from one to the next.

    What is masked is read in the preview only while it is held or ticked. A tick on a line that
    is asked anew counts for one summary alone.
    """

    id: str
    part: Part
    fact: object
    is_on: bool = False
    is_masked: bool = False
    is_asked_anew: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """The single answers to a questionnaire on a day, in its order; None for a blank.

    labels says what each is about, where the questionnaire still has as many questions.
    """

    measure: str
    day: date
    values: tuple[int | None, ...]
    labels: tuple[str, ...] = ()
