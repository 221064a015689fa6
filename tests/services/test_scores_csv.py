"""Every score as a table: all of them, in their columns, and never a formula."""

import csv
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from sessionbook.domain.measures import MeasureResult
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.services.catalogue import measures
from sessionbook.services.exporters.new_file import ExportExistsError
from sessionbook.services.exporters.scores_csv import COLUMNS, export_scores
from sessionbook.store.notebook import Notebook
from tests.conftest import TODAY


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_score_is_there_with_its_band(notebook: Notebook, tmp_path: Path) -> None:
    for back, total in ((9, 12), (2, 4)):
        day = TODAY - timedelta(days=back)
        notebook.measures.save(MeasureResult(measure="gad7", day=day, total=total))
    notebook.measures.save(MeasureResult(measure="gone", day=TODAY, total=3))
    tracker = notebook.trackers.save(Tracker(name="Schlaf, über Nacht"))
    notebook.trackers.ratings.save(Rating(tracker_id=tracker.id, day=TODAY, value=7))
    export_scores(notebook, measures(), tmp_path / "scores.csv")
    assert rows(tmp_path / "scores.csv") == [
        list(COLUMNS),
        ["measure", "GAD-7", "2026-11-15", "12", "moderate", "0", "21"],
        ["measure", "GAD-7", "2026-11-22", "4", "minimal", "0", "21"],
        ["measure", "gone", "2026-11-24", "3", "", "", ""],
        ["scale", "Schlaf, über Nacht", "2026-11-24", "7", "", "0", "10"],
    ]
    assert stat.S_IMODE((tmp_path / "scores.csv").stat().st_mode) == 0o600
    with pytest.raises(ExportExistsError):
        export_scores(notebook, measures(), tmp_path / "scores.csv")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1"])
def test_no_cell_is_a_formula(notebook: Notebook, tmp_path: Path, name: str) -> None:
    tracker = notebook.trackers.save(Tracker(name=name))
    notebook.trackers.ratings.save(Rating(tracker_id=tracker.id, day=TODAY, value=1))
    export_scores(notebook, measures(), tmp_path / "scores.csv")
    cell = rows(tmp_path / "scores.csv")[1][1]
    assert cell.startswith("'")
    assert cell[1:] == name
