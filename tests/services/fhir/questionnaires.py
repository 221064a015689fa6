"""Questionnaires as the standard builds them, in our own words."""

import json
from pathlib import Path
from typing import Any

LOINC = "http://loinc.org"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
ANSWERS = (
    ("LA6568-5", "Never so", 0),
    ("LA6569-3", "On some days", 1),
    ("LA6570-1", "On most days", 2),
    ("LA6571-9", "Nearly always", 3),
)
GAD7 = (
    ("69725-0", "I was nervous"),
    ("68509-9", "Worry did not let go"),
    ("69733-4", "I worried about many things"),
    ("69734-2", "I could not unwind"),
    ("69735-9", "I could not sit still"),
    ("69689-8", "My temper was short"),
    ("69736-7", "I dreaded what might come"),
)

Part = dict[str, Any]


def option(code: str, display: str, weight: float, url: str = ORDINAL) -> Part:
    return {
        "extension": [{"url": url, "valueDecimal": weight}],
        "valueCoding": {"system": LOINC, "code": code, "display": display},
    }


def choice(link: str, text: str, *, code: str = "", **more: Any) -> Part:
    made = {
        "linkId": link,
        "text": text,
        "type": "choice",
        "required": True,
        "answerOption": [option(*answer) for answer in ANSWERS],
        **more,
    }
    return {**made, "code": [{"system": LOINC, "code": code}]} if code else made


def gad7() -> Part:
    items = [choice(f"/{code}", text, code=code) for code, text in GAD7]
    total = {
        "linkId": "/70274-6",
        "text": "All together",
        "type": "decimal",
        "readOnly": True,
        "code": [{"system": LOINC, "code": "70274-6"}],
    }
    return {
        "resourceType": "Questionnaire",
        "url": "http://clinic.example/Questionnaire/gad-7",
        "version": "2.1",
        "title": "Anxiety, seven questions",
        "status": "active",
        "copyright": "As the clinic has it",
        "code": [{"system": LOINC, "code": "69737-5"}],
        "item": [*items, total],
    }


def plain(*items: Part, **more: Any) -> Part:
    """A questionnaire that no shipped one is."""
    return {
        "resourceType": "Questionnaire",
        "url": "http://clinic.example/Questionnaire/own",
        "title": "Our evenings",
        "status": "active",
        "publisher": "The clinic",
        "item": list(items),
        **more,
    }


def written(folder: Path, questionnaire: Part, name: str = "q.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(questionnaire), encoding="utf-8")
    return path
