"""Questionnaires with a score, as data: items, answers, range, bands, cut-off; and one scorer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers that an item can be given, and what it counts."""

    value: int
    label: str
    code: str = ""  # in an added FHIR file: system|code


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a questionnaire asks.

    The label is two or three words of our own, or the full text of an added file. Any answer to
    an item of support above its lowest shows the support panel, at once. What is not scored is
    only shown: a file asked for something that has no number. heading stands above the item
    with which a group of them begins.
    """

    key: str
    label: str
    reversed: bool = False
    support: bool = False
    answers: tuple[Answer, ...] = ()  # its own; those of the whole questionnaire where empty
    heading: str = ""
    groups: tuple[str, ...] = ()  # the linkIds of the groups that an added FHIR file has it in
    scored: bool = True
    loinc: str = ""  # its code in LOINC


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of a measure's range, both ends included."""

    low: int
    high: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a questionnaire's items, with a sum and a cut-off of their own."""

    name: str
    items: tuple[str, ...]  # their keys
    cut_off: int | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A second published cut-off, and what it is used for."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire's published facts; bands may be empty, cut_off and change None.

    cut_off is the first score on the clinical side; reliable_change is the smallest
    difference, in points, that the questionnaire can reliably tell from chance. Without items
    only its total can be entered. With fewer answers than least_answered there is no total,
    and 0 stands for all of them; with fewer than all, what is missing counts as the mean of
    the others. The sum is multiplied. recall stands after "About": "the last 2 weeks". It is
    asked for no sooner than after least_interval_days.
    """

    key: str
    name: str
    about: str
    lowest: int
    highest: int
    higher_is_better: bool
    usual_interval_days: int
    bands: tuple[Band, ...]
    cut_off: int | None
    reliable_change: int | None
    source: str
    licence: str
    version: str
    recall: str = ""
    items: tuple[Item, ...] = ()
    answers: tuple[Answer, ...] = ()
    short_labels: bool = False
    multiply: int = 1
    least_answered: int = 0
    parts: tuple[Part, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    least_interval_days: int = 1
    usual: bool = False  # offered before the person chose any
    loinc: str = ""  # the code of the whole in LOINC
    loinc_total: str = ""  # the code of its total
    canonical: str = ""  # the address by which an added FHIR file calls itself

    @property
    def scored(self) -> tuple[Item, ...]:
        """Return the items that count."""
        return tuple(item for item in self.items if item.scored)

    @property
    def shown_only(self) -> tuple[str, ...]:
        """Return what an added file asks beyond what can be scored."""
        return tuple(item.label for item in self.items if not item.scored)

    def band(self, total: int) -> Band | None:
        """Return the band that a total falls into, or None where none is published."""
        return next((band for band in self.bands if band.low <= total <= band.high), None)

    def is_clinical(self, total: int) -> bool:
        """Return whether a total lies on the clinical side of the cut-off."""
        if self.cut_off is None:
            return False
        return total <= self.cut_off if self.higher_is_better else total >= self.cut_off


@dataclass(frozen=True, slots=True)
class Score:
    """What answers add up to; None while too few of them are there.

    missing holds the places of the blanks, in the order of the items. Of a prorated total some
    part is the mean of the answers that are there.
    """

    total: int | None
    missing: tuple[int, ...] = ()
    prorated: bool = False


def answers_of(measure: Measure, item: Item) -> tuple[Answer, ...]:
    """Return what an item can be answered with; nothing for one that is only shown."""
    if not item.scored:
        return ()
    return item.answers or measure.answers


def counted(measure: Measure, item: Item, value: int) -> int:
    """Return what an answer counts, which is turned around for a reversed item."""
    values = [answer.value for answer in answers_of(measure, item)]
    if value not in values:
        raise ValueError("an answer that the item does not have")
    return min(values) + max(values) - value if item.reversed else value


def score(measure: Measure, given: Sequence[int | None]) -> Score:
    """Return what answers add up to: one for each item, in order, None for a blank.

    What is only shown has None and is not missing. There is no total of no answers.
    """
    pairs = list(zip(measure.items, given, strict=True))
    missing = tuple(n for n, (item, each) in enumerate(pairs) if item.scored and each is None)
    counts = [counted(measure, item, each) for item, each in pairs if each is not None]
    needed = measure.least_answered or len(measure.scored)
    if not counts or len(counts) < needed:
        return Score(None, missing)
    whole = sum(counts) * len(measure.scored) * measure.multiply
    return Score(_rounded(whole, len(counts)), missing, prorated=bool(missing))


def part_sum(measure: Measure, part: Part, given: Sequence[int | None]) -> int | None:
    """Return what the items of a part add up to, or None where one of them is blank."""
    found = dict(zip((item.key for item in measure.items), given, strict=True))
    items = [item for item in measure.items if item.key in part.items]
    counts = [counted(measure, i, v) for i in items if (v := found[i.key]) is not None]
    return sum(counts) if len(counts) == len(part.items) else None


def asks_for_support(measure: Measure, item: Item, value: int | None) -> bool:
    """Return whether the support panel is shown for an answer."""
    if not item.support or value is None:
        return False
    lowest = min(counted(measure, item, each.value) for each in answers_of(measure, item))
    return counted(measure, item, value) > lowest


def reach(measure: Measure) -> tuple[int, int]:
    """Return the lowest and the highest total that the items can add up to."""
    values = [[a.value for a in answers_of(measure, item)] for item in measure.scored]
    low, high = sum(map(min, values)), sum(map(max, values))
    return low * measure.multiply, high * measure.multiply


def _rounded(dividend: int, divisor: int) -> int:
    """Return a quotient as a whole number; a half goes up, in Python's round it may go down."""
    return (2 * dividend + divisor) // (2 * divisor)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult(Record):
    """A measure's total on a day."""

    measure: str
    day: date
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAnswers(Record):
    """How the items of a questionnaire were answered on a day.

    answers is a JSON array, an answer an item in the questionnaire's order, null for a blank.
    result_id is the total that they add up to; while there is none they can be taken up again.
    """

    measure: str
    day: date
    answers: str
    result_id: str | None = None


class MeasureFormat(StrEnum):
    """What kind of file an added questionnaire came from."""

    OWN = "own"
    FHIR = "fhir"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMeasure(Record):
    """A questionnaire that the person added: its key, and its file as it was."""

    key: str
    format: MeasureFormat
    source: str
    position: int = 0
