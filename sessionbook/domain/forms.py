"""Forms for homework as data, and forms that the person filled in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sessionbook.domain.record import Record


class FieldKind(StrEnum):
    """How a field of a form is answered."""

    LINE = "line"
    TEXT = "text"
    SCALE = "scale"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One question; low and high bound a scale or a number, pinned stays in view later on."""

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
