"""The measures shipped with the program, read from their files."""

from functools import cache
from pathlib import Path
from typing import Any

from sessionbook import paths
from sessionbook.domain.measures import Band, Measure
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError

OPTIONAL = ("cut_off", "reliable_change")
NOT_KEPT = ("items", "recall", "bands")


class WrongMeasureError(SessionbookError):
    """A measure's file cannot be used; where and why are in its arguments."""

    sentence = QT_TRANSLATE_NOOP("errors", "A questionnaire's file cannot be used.")

    def __str__(self) -> str:
        return ": ".join((self.sentence, *map(str, self.args)))


@cache
def measures() -> tuple[Measure, ...]:
    """Return every shipped measure, by key."""
    folder = paths.resources() / "measures"
    return tuple(read(path) for path in sorted(folder.glob("*.toml")))


def read(path: Path) -> Measure:
    """Return the measure of a file; raise WrongMeasureError if it is not sound."""
    import tomllib  # needed only where results are

    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        measure = _measure(facts)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise WrongMeasureError(path.name, error) from None
    if problem := _problem(measure):
        raise WrongMeasureError(path.name, problem)
    return measure


def _measure(facts: dict[str, Any]) -> Measure:
    bands = tuple(Band(**band) for band in facts["bands"])
    plain = {name: value for name, value in facts.items() if name not in NOT_KEPT}
    return Measure(**{**dict.fromkeys(OPTIONAL), **plain, "bands": bands})


def _problem(measure: Measure) -> str:
    if measure.lowest >= measure.highest:
        return "the range is empty or reversed"
    if measure.cut_off is not None and not measure.lowest <= measure.cut_off <= measure.highest:
        return "the cut-off lies outside the range"
    expected = measure.lowest
    for band in measure.bands:
        if band.low != expected or band.high < band.low:
            return f"the band {band.name} does not follow the one before it"
        expected = band.high + 1
    if measure.bands and expected != measure.highest + 1:
        return "the bands do not cover the range"
    return ""
