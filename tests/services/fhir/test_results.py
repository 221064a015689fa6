"""Results as FHIR R4, held against the standard's own model."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from sessionbook.domain.measures import MeasureAnswers, MeasureResult
from sessionbook.services.catalogue import Catalogue
from sessionbook.services.exporters.new_file import ExportExistsError
from sessionbook.services.fhir.results import save_results
from sessionbook.services.measures import add_file, remove
from sessionbook.store.notebook import Notebook
from tests.services.fhir.questionnaires import LOINC, ORDINAL, choice, gad7, plain, written

DAY = date(2026, 11, 2)


def save(notebook: Notebook, measure: str, total: int, answers: object = None) -> MeasureResult:
    result = notebook.measures.save(MeasureResult(measure=measure, day=DAY, total=total))
    if answers is not None:
        said = answers if isinstance(answers, str) else json.dumps(answers)
        sheet = MeasureAnswers(measure=measure, day=DAY, answers=said, result_id=result.id)
        notebook.answer_sheets.save(sheet)
    return result


def exported(notebook: Notebook, path: Path) -> list[dict[str, Any]]:
    """What the file holds; the model refuses a field, a type or a code that R4 does not have."""
    many = save_results(notebook, Catalogue(notebook).measures(), path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    Bundle.model_validate(whole)
    found = [entry["resource"] for entry in whole["entry"]]
    assert many == sum(each["resourceType"] == "Observation" for each in found)
    path.unlink()
    return found


def test_a_total_is_an_observation(notebook: Notebook, tmp_path: Path) -> None:
    save(notebook, "gad7", 9)
    (total,) = exported(notebook, tmp_path / "r.json")
    assert total["code"] == {"coding": [{"system": LOINC, "code": "70274-6"}], "text": "GAD-7"}
    assert (total["effectiveDateTime"], total["valueQuantity"]["value"]) == ("2026-11-02", 9)
    assert (total["status"], total["category"][0]["coding"][0]["code"]) == ("final", "survey")
    assert "subject" not in total
    assert "derivedFrom" not in total


def test_what_has_no_code_is_named(notebook: Notebook, tmp_path: Path) -> None:
    save(notebook, "wsas", 20)
    save(notebook, "gone", 3)
    found = {each["code"]["text"]: each["code"] for each in exported(notebook, tmp_path / "r")}
    assert found == {"WSAS": {"text": "WSAS"}, "gone": {"text": "gone"}}


def test_answers_are_a_response_from_which_the_total_derives(
    notebook: Notebook, tmp_path: Path
) -> None:
    save(notebook, "k10", 30, [3] * 9 + [None])
    response, total = exported(notebook, tmp_path / "r")
    assert total["derivedFrom"] == [{"reference": f"urn:uuid:{response['id']}"}]
    assert (response["resourceType"], response["status"]) == ("QuestionnaireResponse", "completed")
    assert [item["linkId"] for item in response["item"]] == [str(n) for n in range(1, 10)]
    coding = response["item"][0]["answer"][0]["valueCoding"]
    assert coding == {
        "extension": [{"url": ORDINAL, "valueDecimal": 3}],
        "display": "now and then",
    }
    assert "questionnaire" not in response


def test_an_added_file_is_answered_in_its_own_terms(notebook: Notebook, tmp_path: Path) -> None:
    add_file(notebook, written(tmp_path, gad7()))
    save(notebook, "gad7", 9, [2, 1, 0, 3, 1, 0, 2, None])
    response, _ = exported(notebook, tmp_path / "r")
    assert response["questionnaire"] == "http://clinic.example/Questionnaire/gad-7|2.1"
    assert response["item"][0]["linkId"] == "/69725-0"
    coding = response["item"][0]["answer"][0]["valueCoding"]
    assert (coding["system"], coding["code"]) == (LOINC, "LA6570-1")


def test_what_is_no_address_is_left_out(notebook: Notebook, tmp_path: Path) -> None:
    whole = gad7() | {"version": "2 | draft"}
    whole["item"][0]["answerOption"][1]["valueCoding"]["system"] = "our own codes"
    add_file(notebook, written(tmp_path, whole))
    save(notebook, "gad7", 7, [1, 1, 1, 1, 1, 1, 1, None])
    response, _ = exported(notebook, tmp_path / "r")
    assert response["questionnaire"] == "http://clinic.example/Questionnaire/gad-7"
    assert "system" not in response["item"][0]["answer"][0]["valueCoding"]
    assert response["item"][1]["answer"][0]["valueCoding"]["system"] == LOINC
    add_file(notebook, written(tmp_path, gad7() | {"url": "not an address"}))
    response, _ = exported(notebook, tmp_path / "r")
    assert "questionnaire" not in response


def test_groups_are_as_in_the_questionnaire(notebook: Notebook, tmp_path: Path) -> None:
    def group(link: str, *items: dict[str, Any]) -> dict[str, Any]:
        return {"linkId": link, "type": "group", "item": list(items)}

    inner = group("b", choice("2", "Two"))
    whole = plain(group("a", choice("1", "One"), inner), choice("3", "Three"))
    measure = add_file(notebook, written(tmp_path, whole)).measure
    save(notebook, measure.key, 6, [1, 2, 3])
    response, _ = exported(notebook, tmp_path / "r")
    outer, last = response["item"]
    assert [each["linkId"] for each in outer["item"]] == ["1", "b"]
    assert outer["item"][1]["item"][0]["linkId"] == "2"
    assert last["linkId"] == "3"


@pytest.mark.parametrize(
    "odd", ["", "{}", "[1]", "[9,9,9,9,9,9,9]", "[null,null]", '["1"]', "[[]]"]
)
def test_answers_that_are_not_of_the_questionnaire_are_left_out(
    notebook: Notebook, tmp_path: Path, odd: str
) -> None:
    save(notebook, "gad7", 9, odd)
    assert [each["resourceType"] for each in exported(notebook, tmp_path / "r")] == ["Observation"]


def test_a_removed_questionnaire_leaves_its_totals(notebook: Notebook, tmp_path: Path) -> None:
    measure = add_file(notebook, written(tmp_path, plain(choice("1", "One")))).measure
    save(notebook, measure.key, 2, [2])
    remove(notebook, measure.key)
    (total,) = exported(notebook, tmp_path / "r")
    assert total["valueQuantity"]["value"] == 2


def test_deleted_results_are_not_in_it_and_the_rest_is_in_order(
    notebook: Notebook, tmp_path: Path
) -> None:
    gone = save(notebook, "gad7", 1)
    notebook.measures.delete(gone.id)
    later = MeasureResult(measure="gad7", day=date(2026, 11, 9), total=3)
    notebook.measures.save(later)
    save(notebook, "gad7", 2)
    found = exported(notebook, tmp_path / "r")
    assert [each["valueQuantity"]["value"] for each in found] == [2, 3]


def test_nothing_is_written_over_and_the_file_is_private(
    notebook: Notebook, tmp_path: Path
) -> None:
    path = tmp_path / "r"
    save_results(notebook, (), path)
    assert path.stat().st_mode & 0o077 == 0
    Bundle.model_validate(json.loads(path.read_text(encoding="utf-8")))
    with pytest.raises(ExportExistsError):
        save_results(notebook, (), path)
