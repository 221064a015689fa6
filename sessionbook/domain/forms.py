"""Forms for homework as data, and forms that the person filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record

MOST_DIGITS = 9


class FieldKind(StrEnum):
    """How a field of a form is answered."""

    LINE = "line"
    TEXT = "text"
    SCALE = "scale"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


OF_ATTEMPTS = ("distress_before", "distress_peak", "distress_after", "effort", "helpful")
"""What a scale of a form can say about the attempt at homework that filling it in is."""

MOST_OF_ATTEMPTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question; low and high bound a scale or a number, pinned stays in view later on.

    attempt names what the answer is of the attempt at homework, one of OF_ATTEMPTS or nothing.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    low: int = 0
    high: int = 10
    low_words: str = ""
    high_words: str = ""
    choices: tuple[str, ...] = ()
    pinned: bool = False
    attempt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: one file in resources/forms, or one that the person made."""

    key: str
    name: str
    about: str = ""
    fields: tuple[FormField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForm(Record):
    """A form that the person made; source is its file, TOML."""

    source: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm(Record):
    """A form filled in on a day; its name stays readable when the form is gone."""

    form: str
    name: str
    day: date
    homework_id: str | None = None
    practice_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswer(Record):
    """The answer to one field, with the label it had then."""

    filled_id: str
    field: str
    label: str
    value: str
    position: int = 0


def fields_for(form: Form | None, answers: Sequence[FormAnswer]) -> tuple[FormField, ...]:
    """Return the form's fields, and one of plain text for every answer that has none in it.

    The form may have changed since, or be gone: no answer becomes unreadable by that.
    """
    asked = form.fields if form else ()
    said = {answer.field: answer for answer in answers if answer.value}
    fields = [_fitting(field, said.pop(field.key, None)) for field in asked]
    return *fields, *(FormField(key=each.field, label=each.label) for each in said.values())


def fits(field: FormField, value: str) -> bool:
    """Return whether a field can show a value that was stored."""
    if field.kind not in (FieldKind.SCALE, FieldKind.NUMBER):
        return True
    digits = value.removeprefix("-")
    if not (digits.isdecimal() and digits.isascii() and len(digits) <= MOST_DIGITS):
        return False
    return field.kind is FieldKind.NUMBER or field.low <= int(value) <= field.high


def of_attempt(fields: Sequence[FormField], values: Mapping[str, str]) -> dict[str, int | None]:
    """Return what the answers say about an attempt, where the form asks for it, as 0 to 10."""
    found: dict[str, int | None] = {}
    for field in fields:
        if field.attempt and field.kind is FieldKind.SCALE:
            value = values.get(field.key, "")
            of_ten = MOST_OF_ATTEMPTS / (field.high - field.low)
            is_there = bool(value) and fits(field, value)
            found[field.attempt] = round((int(value) - field.low) * of_ten) if is_there else None
    return found


def _fitting(field: FormField, answer: FormAnswer | None) -> FormField:
    """Return the field, as plain text if what was answered is nothing for its kind."""
    if answer is None or fits(field, answer.value):
        return field
    return replace(field, kind=FieldKind.TEXT)
