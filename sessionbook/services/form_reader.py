"""Reads a form's file, shipped or the person's own, and says in words what is wrong with one."""

import re

from sessionbook.domain.forms import OF_ATTEMPTS, FieldKind, Form, FormField
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services import toml_table
from sessionbook.services.toml_table import Table, WrongFileError, one_line, parsed, text_of

LARGEST = 64 * 1024  # bytes
LONGEST_NAME, LONGEST_LABEL, LONGEST_WORDS = 120, 300, 600
MOST_FIELDS, MOST_CHOICES = 60, 30
SCALE_ENDS, NUMBER_ENDS = (0, 100), (-1_000_000, 1_000_000)
USUAL_ENDS = {FieldKind.SCALE: (0, 10), FieldKind.NUMBER: (0, 100_000)}
KEY = re.compile(r"[a-z0-9_]{1,40}")

FORM_WORDS = ("name", "about", "fields")
ONLY_FOR = {
    "low": (FieldKind.SCALE, FieldKind.NUMBER),
    "high": (FieldKind.SCALE, FieldKind.NUMBER),
    "low_words": (FieldKind.SCALE,),
    "high_words": (FieldKind.SCALE,),
    "choices": (FieldKind.CHOICE,),
    "pinned": (FieldKind.LINE, FieldKind.TEXT),
    "attempt": (FieldKind.SCALE,),
}
FIELD_WORDS = ("key", "label", "kind", "hint", *ONLY_FOR)


class Reason(toml_table.Reason):
    """Why a form's file is refused."""

    NO_TABLES = QT_TRANSLATE_NOOP("OwnFile", "each field begins with a line [[fields]]")
    NO_KIND = QT_TRANSLATE_NOOP("OwnFile", "there is no kind of field called “{name}”")
    NO_ATTEMPT = QT_TRANSLATE_NOOP("OwnFile", "an attempt has nothing that is called “{name}”")
    NOT_FOR_KIND = QT_TRANSLATE_NOOP("OwnFile", "“{name}” is not for a field of this kind")
    NO_CHOICES = QT_TRANSLATE_NOOP("OwnFile", "a choice needs at least one thing to choose")


class WrongFormError(WrongFileError):
    """A form's file cannot be used."""

    sentence = QT_TRANSLATE_NOOP("errors", "This form's file cannot be used; nothing was changed.")


def read_bytes(content: bytes, key: str) -> Form:
    """Return the form of a file's content; raise WrongFormError if it is not sound."""
    return read(text_of(content, LARGEST, WrongFormError), key)


def read(source: str, key: str) -> Form:
    """Return the form that a source describes; raise WrongFormError if it is not sound."""
    whole = parsed(source, WrongFormError)
    whole.allow(FORM_WORDS)
    name = whole.needed("name", LONGEST_NAME)
    about = whole.words("about", LONGEST_WORDS)
    if not whole.array("fields"):
        whole.refuse(Reason.MISSING, "fields", "[[fields]]")
    tables = whole.tables("fields", MOST_FIELDS, Reason.NO_TABLES)
    fields = tuple(_field(table) for table in tables)
    whole.refuse_twice("key", [field.key for field in fields], "fields")
    whole.refuse_twice("attempt", [field.attempt for field in fields], "fields")
    return Form(key=key, name=name, about=about, fields=fields)


def _field(table: Table) -> FormField:
    table.allow(FIELD_WORDS)
    key = table.needed("key", LONGEST_LABEL)
    if not KEY.fullmatch(key):
        table.refuse(Reason.BAD_KEY, "key")
    label = table.needed("label", LONGEST_LABEL)
    kind = _kind(table)
    low, high = _ends(table, kind)
    return FormField(
        key=key,
        label=label,
        kind=kind,
        hint=table.words("hint", LONGEST_WORDS),
        low=low,
        high=high,
        low_words=table.words("low_words", LONGEST_NAME),
        high_words=table.words("high_words", LONGEST_NAME),
        choices=_choices(table, kind),
        pinned=table.truth("pinned"),
        attempt=_attempt(table),
    )


def _attempt(table: Table) -> str:
    attempt = table.words("attempt", LONGEST_NAME)
    if attempt and attempt not in OF_ATTEMPTS:
        table.refuse(Reason.NO_ATTEMPT, "attempt", attempt)
    return attempt


def _kind(table: Table) -> FieldKind:
    said = table.words("kind", LONGEST_NAME) or FieldKind.TEXT
    if said not in tuple(FieldKind):
        table.refuse(Reason.NO_KIND, "kind", said)
    kind = FieldKind(said)
    for word, kinds in ONLY_FOR.items():
        if word in table.facts and kind not in kinds:
            table.refuse(Reason.NOT_FOR_KIND, word)
    return kind


def _ends(table: Table, kind: FieldKind) -> tuple[int, int]:
    if kind not in USUAL_ENDS:
        return USUAL_ENDS[FieldKind.SCALE]
    lowest, highest = USUAL_ENDS[kind]
    allowed = SCALE_ENDS if kind is FieldKind.SCALE else NUMBER_ENDS
    low, high = table.number("low", lowest, allowed), table.number("high", highest, allowed)
    if low >= high:
        table.refuse(Reason.REVERSED, "high" if "high" in table.facts else "low")
    return low, high


def _choices(table: Table, kind: FieldKind) -> tuple[str, ...]:
    found = table.array("choices")
    if not all(type(each) is str for each in found):
        table.refuse(Reason.NOT_WORDS, "choices")
    if len(found) > MOST_CHOICES:
        table.refuse(Reason.TOO_MANY, "choices")
    choices = tuple(one_line(each) for each in found)
    if kind is FieldKind.CHOICE and not (choices and all(choices)):
        table.refuse(Reason.NO_CHOICES, "choices" if "choices" in table.facts else "kind")
    for place, choice in enumerate(choices):
        if len(choice) > LONGEST_NAME:
            table.refuse(Reason.TOO_LONG, "choices")
        if choice in choices[:place]:
            table.refuse(Reason.TWICE, "choices", choice)
    return choices
