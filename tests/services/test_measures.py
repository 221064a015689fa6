"""Which questionnaires are in use, and one's own taken from a file."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sessionbook.domain.measures import MeasureFormat, MeasureResult, OwnMeasure
from sessionbook.services import measures
from sessionbook.services.catalogue import Catalogue
from sessionbook.services.catalogue import measures as shipped
from sessionbook.services.fhir.parts import Reason as FhirReason
from sessionbook.services.measure_reader import Reason, WrongMeasureError
from sessionbook.services.measures import OTHER_RANGE, add_file, choose_direction, remove, use, used
from sessionbook.services.measures_due import in_use
from sessionbook.store.notebook import Notebook
from tests.services.fhir.questionnaires import choice, gad7, plain, written

OWN = """\
key = "evenings"
name = "Evenings"
about = "How evenings are"
lowest = 0
highest = 10
higher_is_better = true
usual_interval_days = 7
"""


def own_file(folder: Path, source: str = OWN) -> Path:
    path = folder / "own.toml"
    path.write_text(source, encoding="utf-8")
    return path


def keys(notebook: Notebook) -> list[str]:
    return [measure.key for measure in Catalogue(notebook).measures()]


def used_keys(notebook: Notebook) -> set[str]:
    return {measure.key for measure in used(notebook, Catalogue(notebook).measures())}


def test_three_are_in_use_before_anything_was_chosen(notebook: Notebook) -> None:
    assert used_keys(notebook) == {"phq9", "gad7", "who5"}


def test_one_is_in_use_when_chosen_or_filled_in_and_not_when_put_away(notebook: Notebook) -> None:
    known = {measure.key: measure for measure in shipped()}
    undo = use(notebook, known["pcl5"], on=True)
    assert "pcl5" in used_keys(notebook)
    undo()
    assert "pcl5" not in used_keys(notebook)
    notebook.measures.save(MeasureResult(measure="pcl5", day=date(2026, 11, 2), total=20))
    assert "pcl5" in used_keys(notebook)
    use(notebook, known["pcl5"], on=False)
    assert "pcl5" not in used_keys(notebook)
    assert notebook.measures.of("pcl5")


def test_what_was_put_away_is_not_asked_for(notebook: Notebook) -> None:
    notebook.measures.save(MeasureResult(measure="gad7", day=date(2026, 11, 2), total=9))
    assert [due.measure.key for due in in_use(notebook, shipped)] == ["gad7"]
    use(notebook, next(each for each in shipped() if each.key == "gad7"), on=False)
    assert in_use(notebook, shipped) == []


def test_a_file_in_our_format_is_added_in_use_and_can_be_taken_back(
    notebook: Notebook, tmp_path: Path
) -> None:
    catalogue = Catalogue(notebook)
    before = catalogue.measures()
    added = add_file(notebook, own_file(tmp_path))
    assert [m.key for m in catalogue.measures()][-1] == "evenings"
    assert "evenings" in used_keys(notebook)
    assert added.measure.shown_only == ()
    added.undo()
    assert catalogue.measures() == before


def test_it_is_kept_as_it_was(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, own_file(tmp_path, f"# mine\n{OWN}"))
    (row,) = notebook.own_measures.in_order()
    assert (row.key, row.format, row.source) == ("evenings", MeasureFormat.OWN, f"# mine\n{OWN}")


def test_a_fhir_file_is_known_by_what_is_in_it(notebook: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path, gad7(), "anything.txt")
    added = add_file(notebook, path)
    assert added.measure.shown_only == ("All together",)
    assert keys(notebook) == [measure.key for measure in shipped()]
    (found,) = [m for m in Catalogue(notebook).measures() if m.key == "gad7"]
    assert found.items[0].label == "I was nervous"
    remove(notebook, "gad7")
    (found,) = [m for m in Catalogue(notebook).measures() if m.key == "gad7"]
    assert found.items[0].label == "Nervousness"


def test_the_same_again_takes_the_place_of_the_first(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, own_file(tmp_path))
    added = add_file(notebook, own_file(tmp_path, OWN.replace('"Evenings"', '"Nights"')))
    assert [row.key for row in notebook.own_measures.in_order()] == ["evenings"]
    assert Catalogue(notebook).measures()[-1].name == "Nights"
    added.undo()
    assert Catalogue(notebook).measures()[-1].name == "Evenings"


def test_removing_keeps_the_results_and_is_undone(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, own_file(tmp_path))
    notebook.measures.save(MeasureResult(measure="evenings", day=date(2026, 11, 2), total=3))
    undo = remove(notebook, "evenings")
    assert "evenings" not in keys(notebook)
    assert [each.total for each in notebook.measures.of("evenings")] == [3]
    undo()
    assert keys(notebook)[-1] == "evenings"


@pytest.mark.parametrize("key", ["gad7", "evenings"])
def test_another_range_under_the_same_key_is_refused(
    notebook: Notebook, tmp_path: Path, key: str
) -> None:
    add_file(notebook, own_file(tmp_path))
    other = OWN.replace("evenings", key).replace("highest = 10", "highest = 11")
    with pytest.raises(WrongMeasureError) as caught:
        add_file(notebook, own_file(tmp_path, other))
    assert caught.value.reason == OTHER_RANGE
    assert len(notebook.own_measures.in_order()) == 1


def test_a_wrong_file_changes_nothing(notebook: Notebook, tmp_path: Path) -> None:
    wrong = {
        own_file(tmp_path, "key ="): Reason.SYNTAX,
        tmp_path / "not there": Reason.UNREADABLE,
        tmp_path: Reason.UNREADABLE,
        written(tmp_path, {"resourceType": "Patient"}): FhirReason.NOT_A_QUESTIONNAIRE,
    }
    xml = tmp_path / "q.xml"
    xml.write_text("<Questionnaire/>", encoding="utf-8")
    large = tmp_path / "large"
    large.write_bytes(b" " * (measures.LARGEST + 1))
    wrong |= {xml: FhirReason.XML, large: Reason.TOO_LARGE}
    for path, reason in wrong.items():
        with pytest.raises(WrongMeasureError) as caught:
            add_file(notebook, path)
        assert caught.value.reason == reason, path
    assert notebook.own_measures.in_order() == []


def test_a_broken_row_is_left_out_and_breaks_nothing(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, own_file(tmp_path))
    for number, kind in enumerate(MeasureFormat):
        row = OwnMeasure(key=f"odd{number}", format=kind, source="{ nothing")
        notebook.own_measures.save(row)
    assert keys(notebook)[-1] == "evenings"
    assert len(keys(notebook)) == len(shipped()) + 1


def test_of_a_fhir_file_the_person_says_whether_more_is_better(
    notebook: Notebook, tmp_path: Path
) -> None:
    catalogue = Catalogue(notebook)
    measure = add_file(notebook, written(tmp_path, plain(choice("1", "One")))).measure
    assert not catalogue.measures()[-1].higher_is_better
    undo = choose_direction(notebook, measure, higher=True)
    assert catalogue.measures()[-1] == replace(measure, higher_is_better=True)
    undo()
    assert catalogue.measures()[-1] == measure
    again = add_file(notebook, written(tmp_path, plain(choice("1", "One"), title="Anew")))
    assert again.measure.key == measure.key


def test_the_catalogue_reads_a_file_once(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, written(tmp_path, json.loads(json.dumps(gad7()))))
    catalogue = Catalogue(notebook)
    assert catalogue.measures() is catalogue.measures()
