"""Questionnaires with a score, as data: range, bands, cut-off, reliable change."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of a measure's range, both ends included."""

    low: int
    high: int
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A questionnaire's published facts; bands may be empty, cut_off and change None.

    cut_off is the first score on the clinical side; reliable_change is the smallest
    difference, in points, that the questionnaire can reliably tell from chance.
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

    def band(self, total: int) -> Band | None:
        """Return the band that a total falls into, or None where none is published."""
        return next((band for band in self.bands if band.low <= total <= band.high), None)

    def is_clinical(self, total: int) -> bool:
        """Return whether a total lies on the clinical side of the cut-off."""
        if self.cut_off is None:
            return False
        return total <= self.cut_off if self.higher_is_better else total >= self.cut_off


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
