"""What an item of a FHIR Questionnaire can be answered with, and what each answer counts."""

from collections.abc import Iterator
from decimal import Decimal

from sessionbook.domain.measures import Answer
from sessionbook.services.fhir.parts import Part, Reason, inner, parts, refused, words
from sessionbook.services.fhir.terms import VALUE_SET, WEIGHTS
from sessionbook.services.measure_reader import (
    LONGEST_LABEL,
    LONGEST_WORDS,
    MOST_ANSWERS,
    TOTAL_ENDS,
)


def answers_in(item: Part, whole: Part, label: str) -> tuple[Answer, ...]:
    """Return an item's answers; none where no answer says what it counts.

    Where only some of them do, the file is refused: a total would leave something out.
    """
    found = [*_listed(item), *_in_value_set(whole, words(item, "answerValueSet", LONGEST_WORDS))]
    if len(found) > MOST_ANSWERS:
        raise refused(Reason.TOO_MANY, "answerOption")
    weights = [_weight(option, coding, label) for option, coding in found]
    if all(weight is None for weight in weights):
        return ()
    if None in weights:
        raise refused(Reason.NO_SCORE, label)
    if len(set(weights)) < len(weights):
        raise refused(Reason.SAME_SCORE, label)
    pairs = zip(weights, found, strict=True)
    return tuple(_answer(weight, coding) for weight, (_, coding) in pairs if weight is not None)


def _listed(item: Part) -> Iterator[tuple[Part, Part]]:
    """Return the options written in the item, each with its coding."""
    for option in parts(item, "answerOption"):
        if type(option.get("valueInteger")) is int:
            number = option["valueInteger"]
            yield {"extension": [{"url": WEIGHTS[0], "valueDecimal": number}]}, _plain(number)
        elif "valueString" in option:
            yield option, {"display": words(option, "valueString", LONGEST_LABEL)}
        else:
            yield option, inner(option, "valueCoding")


def _plain(number: int) -> Part:
    return {"display": str(number)}


def _in_value_set(whole: Part, address: str) -> Iterator[tuple[Part, Part]]:
    """Return the concepts of a value set that the file itself contains."""
    for contained in parts(whole, "contained"):
        name = words(contained, "id", LONGEST_WORDS)
        if contained.get("resourceType") == VALUE_SET and address == f"#{name}":
            for include in parts(inner(contained, "compose"), "include"):
                system = words(include, "system", LONGEST_WORDS)
                yield from (({}, {"system": system, **each}) for each in parts(include, "concept"))


def _weight(option: Part, coding: Part, label: str) -> int | None:
    """Return what an answer counts: said of the option, or of its coding."""
    for extension in (*parts(option, "extension"), *parts(coding, "extension")):
        if extension.get("url") in WEIGHTS:
            value = extension.get("valueDecimal", extension.get("valueInteger"))
            return _whole(value, label)
    return None


def _whole(value: object, label: str) -> int:
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise refused(Reason.WRONG_TYPE, "ordinalValue")
    if not TOTAL_ENDS[0] <= value <= TOTAL_ENDS[1]:
        raise refused(Reason.FAR_END, "ordinalValue")
    if value != int(value):
        raise refused(Reason.NOT_WHOLE, label)
    return int(value)


def _answer(weight: int, coding: Part) -> Answer:
    label = words(coding, "display", LONGEST_LABEL)
    code = words(coding, "code", LONGEST_LABEL)
    if code:
        return Answer(weight, label or code, f"{words(coding, 'system', LONGEST_WORDS)}|{code}")
    return Answer(weight, label or str(weight))
