"""Questionnaires with a score, as data: range, bands, cut-off, reliable change."""

from dataclasses import dataclass
from datetime import date

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
