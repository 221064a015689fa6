"""Which questionnaires are in use, and adding one's own from a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sessionbook.domain.measures import Measure, MeasureFormat, OwnMeasure
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services import catalogue
from sessionbook.services.measure_reader import Reason, WrongMeasureError
from sessionbook.services.measures_due import NO, USED, YES
from sessionbook.services.toml_table import text_of
from sessionbook.store.notebook import Notebook

LARGEST = 1024 * 1024  # bytes, of either format; the readers may allow less

OTHER_RANGE = QT_TRANSLATE_NOOP(
    "OwnFile", "there already is a questionnaire with its key and another range, {name}"
)

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Added:
    """A measure that was taken from a file, and what takes it back."""

    measure: Measure
    undo: Undo


def used(notebook: Notebook, measures: Sequence[Measure]) -> list[Measure]:
    """Return those that results are entered for: chosen, filled in before, usual, or own."""
    filled = notebook.measures.latest()
    own = {measure.key for measure in catalogue.own(notebook)}
    return [each for each in measures if _is_used(notebook, each, {*filled, *own})]


def use(notebook: Notebook, measure: Measure, *, on: bool) -> Undo:
    """Take a measure into use or out of it; results stay. Return what takes that back."""
    name = USED + measure.key
    before = notebook.choices.read(name)
    notebook.choices.choose(name, YES if on else NO)
    return lambda: notebook.choices.choose(name, before)


def choose_direction(notebook: Notebook, measure: Measure, *, higher: bool) -> Undo:
    """Say of a measure added as FHIR whether more is better; return what takes that back."""
    name = catalogue.HIGHER + measure.key
    before = notebook.choices.read(name)
    notebook.choices.choose(name, YES if higher else NO)
    return lambda: notebook.choices.choose(name, before)


def add_file(notebook: Notebook, path: Path) -> Added:
    """Add the questionnaire of a file, in our own format or in FHIR's; replace an earlier one.

    Raise WrongMeasureError if it is not sound; then nothing is changed.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise WrongMeasureError(Reason.UNREADABLE) from None
    source = text_of(content, LARGEST, WrongMeasureError)
    kind = _format(source)
    measure = catalogue.read(kind, source)
    _refuse_other_range(notebook, measure)
    return Added(measure, _keep(notebook, kind, source, measure.key))


def remove(notebook: Notebook, key: str) -> Undo:
    """Take an own measure out of the notebook; its results stay. Return what takes that back."""
    store = notebook.own_measures
    stamps = [store.delete(row.id) for row in store.in_order() if row.key == key]

    def undo() -> None:
        for stamp in stamps:
            store.restore(stamp)

    return undo


def _is_used(notebook: Notebook, measure: Measure, known: set[str]) -> bool:
    said = notebook.choices.read(USED + measure.key)
    return said == YES or (said != NO and (measure.usual or measure.key in known))


def _format(source: str) -> MeasureFormat:
    begin = source.lstrip()[:1]
    if begin == "<":
        from sessionbook.services.fhir import parts

        raise WrongMeasureError(parts.Reason.XML)
    return MeasureFormat.FHIR if begin == "{" else MeasureFormat.OWN  # TOML cannot begin so


def _refuse_other_range(notebook: Notebook, measure: Measure) -> None:
    """Results that are there, or in a copy of this notebook, must not leave their range."""
    for other in (*catalogue.measures(), *catalogue.own(notebook)):
        ends = other.lowest, other.highest
        mine = measure.lowest, measure.highest
        if other.key == measure.key and ends != mine:
            raise WrongMeasureError(OTHER_RANGE, 0, other.name)


def _keep(notebook: Notebook, kind: MeasureFormat, source: str, key: str) -> Undo:
    store = notebook.own_measures
    old = next((row for row in store.in_order() if row.key == key), None)
    if old:
        store.save(replace(old, format=kind, source=source))
        return lambda: store.save(old)
    position = store.next_position()
    new = store.save(OwnMeasure(key=key, format=kind, source=source, position=position))
    return lambda: store.delete(new.id)
