"""Writes a form as its file: what is written here, the reader reads."""

from collections.abc import Iterator
from dataclasses import replace

from sessionbook.domain.forms import FieldKind, Form, FormField
from sessionbook.services.form_reader import (
    LONGEST_LABEL,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_CHOICES,
    MOST_FIELDS,
    ONLY_FOR,
)
from sessionbook.services.toml_table import one_line

ESCAPED = {'"': '\\"', "\\": "\\\\"}


def write(form: Form) -> str:
    """Return the file of a form; cuts what is longer than a file may have."""
    form = tidied(form)
    lines = [f"name = {_quoted(form.name)}"]
    if form.about:
        lines.append(f"about = {_quoted(form.about)}")
    for field in form.fields:
        lines += ["", "[[fields]]", *_field_lines(field)]
    return "\n".join(lines) + "\n"


def tidied(form: Form) -> Form:
    """Return the form as it will be read again: in single lines, none of them too long."""
    return replace(
        form,
        name=one_line(form.name)[:LONGEST_NAME].strip(),
        about=one_line(form.about)[:LONGEST_WORDS].strip(),
        fields=tuple(_tidied(field) for field in form.fields[:MOST_FIELDS]),
    )


def _tidied(field: FormField) -> FormField:
    short = (one_line(choice)[:LONGEST_NAME].strip() for choice in field.choices)
    choices = tuple(dict.fromkeys(choice for choice in short if choice))[:MOST_CHOICES]
    kind = field.kind
    if kind is FieldKind.CHOICE and not choices:
        kind = FieldKind.LINE  # until there is something to choose
    plain = FormField(key=field.key, label=one_line(field.label)[:LONGEST_LABEL].strip(), kind=kind)
    plain = replace(plain, hint=one_line(field.hint)[:LONGEST_WORDS].strip())
    if kind in ONLY_FOR["low"]:
        plain = replace(plain, low=field.low, high=field.high)
    if kind is FieldKind.SCALE:
        low, high = (one_line(end)[:LONGEST_NAME].strip() for end in _ends(field))
        return replace(plain, low_words=low, high_words=high, attempt=field.attempt)
    if kind is FieldKind.CHOICE:
        return replace(plain, choices=choices)
    return replace(plain, pinned=field.pinned and kind in ONLY_FOR["pinned"])


def _ends(field: FormField) -> tuple[str, str]:
    return field.low_words, field.high_words


def _field_lines(field: FormField) -> Iterator[str]:
    yield f"key = {_quoted(field.key)}"
    yield f"label = {_quoted(field.label)}"
    yield f"kind = {_quoted(field.kind)}"
    for word in ("hint", "low_words", "high_words"):
        if said := getattr(field, word):
            yield f"{word} = {_quoted(said)}"
    if field.kind in ONLY_FOR["low"]:
        yield f"low = {field.low}"
        yield f"high = {field.high}"
    if field.choices:
        yield f"choices = [{', '.join(map(_quoted, field.choices))}]"
    if field.pinned:
        yield "pinned = true"
    if field.attempt:
        yield f"attempt = {_quoted(field.attempt)}"


def _quoted(words: str) -> str:
    """Return words as a TOML string; those of one line hold no character it forbids."""
    return '"' + "".join(ESCAPED.get(letter, letter) for letter in words) + '"'
