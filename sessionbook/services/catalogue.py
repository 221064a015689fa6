"""The questionnaires there are: those shipped with the program, and a notebook's own."""

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from sessionbook import paths
from sessionbook.domain.areas import Area
from sessionbook.domain.measures import Measure, MeasureFormat, OwnMeasure
from sessionbook.store.notebook import Notebook

HIGHER, YES = "measure_higher.", "yes"
"""The choice of an added measure: its key follows; more is better in it."""

FHIR_KEY = "fhir-"
"""Begins the key of what came as FHIR and is none of the shipped; our own keys have no hyphen."""

REMEMBERED = 32  # files of one's own that are not read twice


@cache
def measures() -> tuple[Measure, ...]:
    """Return every shipped measure, by key."""
    from sessionbook.services.measure_reader import read_bytes

    return tuple(read_bytes(path.read_bytes()) for path in shipped_files())


def shipped_files() -> list[Path]:
    """Return the files of the shipped measures."""
    return sorted((paths.resources() / "measures").glob("*.toml"))


class Catalogue:
    """Shipped and own measures of a notebook; its own are read again after a write only.

    An own one with a shipped key stands in the other's place: it brings the full wording.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._writes = -1, -1
        self._known: tuple[Measure, ...] = ()

    def measures(self) -> tuple[Measure, ...]:
        """Return every measure, the person's own after the shipped ones."""
        database = self._notebook.database
        writes = database.writes(Area.MEASURES), database.writes(Area.CHOICES)
        if writes != self._writes:
            found = {measure.key: measure for measure in (*measures(), *own(self._notebook))}
            self._writes, self._known = writes, tuple(found.values())
        return self._known


def own(notebook: Notebook) -> list[Measure]:
    """Return the person's measures, without those that this program cannot read."""
    rows = notebook.own_measures.in_order()
    found = [measure for row in rows if (measure := measure_of(row))]
    return [_directed(notebook, each) if asks_direction(each) else each for each in found]


def measure_of(row: OwnMeasure) -> Measure | None:
    """Return what a row of the person's own describes, or None if it is broken."""
    return _read(row.format, row.source)


def asks_direction(measure: Measure) -> bool:
    """Return whether only the person can say if more is better: no FHIR file does."""
    return measure.key.startswith(FHIR_KEY)


def _directed(notebook: Notebook, measure: Measure) -> Measure:
    said = notebook.choices.read(HIGHER + measure.key)
    return replace(measure, higher_is_better=said == YES)


@lru_cache(REMEMBERED)
def _read(kind: MeasureFormat, source: str) -> Measure | None:
    from sessionbook.services.measure_reader import WrongMeasureError

    try:
        return read(kind, source)
    except WrongMeasureError:
        return None


def read(kind: MeasureFormat, source: str) -> Measure:
    """Return the measure of a file in either format; raise WrongMeasureError if it is wrong."""
    if kind is MeasureFormat.OWN:
        from sessionbook.services import measure_reader  # not where there are no results

        return measure_reader.read(source)
    from sessionbook.services.fhir import questionnaire  # most notebooks have none

    return questionnaire.read(source, measures())
