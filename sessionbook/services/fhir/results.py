"""Writes results as FHIR R4: an Observation a total, a QuestionnaireResponse what it came from.

They stand in one Bundle, the same bytes for the same notebook, without a patient: whoever takes
the file in knows whose it is.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from sessionbook.domain.measures import Answer, Item, Measure, MeasureResult, answers_of
from sessionbook.services.exporters.new_file import new_file
from sessionbook.services.fhir.terms import CATEGORY, LOINC, ORDINAL, UCUM
from sessionbook.store.notebook import Notebook

Part = dict[str, Any]
Given = list[int | None]


def save_results(notebook: Notebook, measures: Sequence[Measure], path: Path) -> int:
    """Write every result to a new private file; return how many there are.

    Raise ExportExistsError if something with that name is there.
    """
    found = list(resources(notebook, measures))
    whole = {"resourceType": "Bundle", "type": "collection", "entry": list(map(_entry, found))}
    with new_file(path) as file:
        json.dump(whole, file, ensure_ascii=False, indent=1)
        file.write("\n")
    return sum(each["resourceType"] == "Observation" for each in found)


def resources(notebook: Notebook, measures: Sequence[Measure]) -> Iterator[Part]:
    """Yield what is written for each result, the oldest first."""
    known = {measure.key: measure for measure in measures}
    for result in sorted(notebook.measures.each(), key=lambda each: (each.day, each.id)):
        measure = known.get(result.measure)
        response = _response(notebook, measure, result) if measure else None
        if response:
            yield response
        yield _observation(result, measure, response)


def _entry(resource: Part) -> Part:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def _observation(result: MeasureResult, measure: Measure | None, response: Part | None) -> Part:
    made = {
        "resourceType": "Observation",
        "id": str(UUID(result.id)),
        "status": "final",
        "category": [{"coding": [{"system": CATEGORY, "code": "survey", "display": "Survey"}]}],
        "code": _code(measure, result.measure),
        "effectiveDateTime": result.day.isoformat(),
        "valueQuantity": {
            "value": result.total,
            "unit": "{score}",
            "system": UCUM,
            "code": "{score}",
        },
    }
    if response:
        made["derivedFrom"] = [{"reference": f"urn:uuid:{response['id']}"}]
    return made


def _code(measure: Measure | None, key: str) -> Part:
    """Return what was measured; of a questionnaire that was removed only its key is known."""
    if measure is None:
        return {"text": key}
    coding = {"coding": [{"system": LOINC, "code": measure.loinc_total}]}
    return {**(coding if measure.loinc_total else {}), "text": measure.name}


def _response(notebook: Notebook, measure: Measure, result: MeasureResult) -> Part | None:
    sheet = notebook.answer_sheets.of(result.id)
    given = _given(measure, sheet.answers) if sheet else None
    if sheet is None or given is None:
        return None
    made = {
        "resourceType": "QuestionnaireResponse",
        "id": str(UUID(sheet.id)),
        "status": "completed",
        "authored": result.day.isoformat(),
        "item": _nested(measure, given),
    }
    if _is_address(measure.canonical):
        named = measure.canonical, measure.version
        made["questionnaire"] = "|".join(each for each in named if _is_address(each))
    return made


def _is_address(words: str) -> bool:
    """Return whether it can be written where FHIR has an address: a file may hold anything."""
    return bool(words) and not any(each.isspace() or each == "|" for each in words)


def _given(measure: Measure, answers: str) -> Given | None:
    """Return the answers, or None if they are not of the questionnaire as it is now."""
    try:
        given = json.loads(answers)
    except ValueError:
        return None
    if not isinstance(given, list) or len(given) != len(measure.items):
        return None
    pairs = zip(measure.items, given, strict=True)
    fits = all(each is None or _answer(measure, item, each) for item, each in pairs)
    return given if fits and any(each is not None for each in given) else None


def _answer(measure: Measure, item: Item, value: object) -> Answer | None:
    return next((each for each in answers_of(measure, item) if each.value == value), None)


def _nested(measure: Measure, given: Given) -> list[Part]:
    """Return the items that have an answer, in the groups that the questionnaire has them in."""
    top: list[Part] = []
    for item, value in zip(measure.items, given, strict=True):
        if (answer := _answer(measure, item, value)) is None:
            continue
        below = top
        for link in item.groups:
            if not below or below[-1]["linkId"] != link:
                below.append({"linkId": link, "item": []})
            below = below[-1]["item"]
        coding = {"valueCoding": _coding(answer)}
        below.append({"linkId": item.key, "text": item.label, "answer": [coding]})
    return top


def _coding(answer: Answer) -> Part:
    system, _, code = answer.code.partition("|")
    named = {"system": system, "code": code} if _is_address(system) else {"code": code}
    return {
        "extension": [{"url": ORDINAL, "valueDecimal": answer.value}],
        **(named if code else {}),
        "display": answer.label,
    }
