"""Every score as a table that spreadsheets read.

The file is UTF-8 text (RFC 4180: commas, quotation marks where needed), one score a line, first
questionnaires, then one's own scales; each in the order of its days. Its columns:

    kind     measure or scale
    name     the questionnaire's short name, or one's own words for the scale
    day      YYYY-MM-DD
    total    the total, or what the scale was rated
    band     the published name of the range in which the total lies; empty where there is none
    lowest   the least that can be reached; empty for a questionnaire that is not there any more
    highest  the most

Words that a spreadsheet would take for a formula have an apostrophe before them.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from sessionbook.domain.measures import Measure
from sessionbook.domain.series import day
from sessionbook.domain.trackers import HIGHEST, LOWEST
from sessionbook.services.exporters.new_file import new_file
from sessionbook.store.notebook import Notebook

COLUMNS = ("kind", "name", "day", "total", "band", "lowest", "highest")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BREAKS = ("\t", "\r", "\n")

Row = tuple[str | int, ...]


def export_scores(notebook: Notebook, measures: Sequence[Measure], path: Path) -> None:
    """Write every score to a new private file; raise ExportExistsError if it is there."""
    with new_file(path) as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for row in (*_measured(notebook, measures), *_rated(notebook)):
            rows.writerow([_safe(cell) for cell in row])


def _measured(notebook: Notebook, measures: Sequence[Measure]) -> Iterator[Row]:
    known = {measure.key: measure for measure in measures}
    results = sorted(notebook.measures.each(), key=lambda r: (r.measure, r.day, r.created))
    for result in results:
        measure = known.get(result.measure)
        if measure is None:
            yield "measure", result.measure, str(result.day), result.total, "", "", ""
            continue
        band = measure.band(result.total)
        ends = measure.lowest, measure.highest
        words = band.name if band else ""
        yield "measure", measure.name, str(result.day), result.total, words, *ends


def _rated(notebook: Notebook) -> Iterator[Row]:
    for tracker in notebook.trackers.all():
        for point in notebook.trackers.ratings.points(tracker.id):
            on = str(day(point.day))
            yield "scale", tracker.name, on, int(point.value), "", LOWEST, HIGHEST


def _safe(cell: str | int) -> str | int:
    """Return what no spreadsheet computes."""
    if isinstance(cell, int):
        return cell
    is_formula = cell.lstrip().startswith(FORMULA) or cell.startswith(BREAKS)
    return f"'{cell}" if is_formula else cell
