"""Reads a form's file, shipped or the person's own, and says in words what is wrong with one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar
from unicodedata import category

from sessionbook.domain.forms import OF_ATTEMPTS, FieldKind, Form, FormField
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.services.form_lines import line_of

T = TypeVar("T")

LARGEST = 64 * 1024  # bytes
LONGEST_NAME, LONGEST_LABEL, LONGEST_WORDS = 120, 300, 600
MOST_FIELDS, MOST_CHOICES = 60, 30
SCALE_ENDS, NUMBER_ENDS = (0, 100), (-1_000_000, 1_000_000)
USUAL_ENDS = {FieldKind.SCALE: (0, 10), FieldKind.NUMBER: (0, 100_000)}
KEY = re.compile(r"[a-z0-9_]{1,40}")
UNSEEN = ("Cc", "Cs")  # control characters, and halves of letters
TOLD = 40  # letters of a strange word that are told

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


class Reason:
    """Why a file is refused, to stand after its line; {name} is a word of the file."""

    UNREADABLE = QT_TRANSLATE_NOOP("FormFile", "the file cannot be opened")
    TOO_LARGE = QT_TRANSLATE_NOOP("FormFile", "the file is larger than a form's can be")
    NOT_TEXT = QT_TRANSLATE_NOOP("FormFile", "this is not text in UTF-8")
    SYNTAX = QT_TRANSLATE_NOOP("FormFile", "this is not how TOML is written")
    UNKNOWN = QT_TRANSLATE_NOOP("FormFile", "the word “{name}” means nothing here")
    MISSING = QT_TRANSLATE_NOOP("FormFile", "“{name}” is missing")
    NOT_WORDS = QT_TRANSLATE_NOOP("FormFile", "after “{name}” words in quotation marks belong")
    NOT_NUMBER = QT_TRANSLATE_NOOP("FormFile", "after “{name}” a whole number belongs")
    NOT_TRUTH = QT_TRANSLATE_NOOP("FormFile", "after “{name}” either true or false belongs")
    NOT_LIST = QT_TRANSLATE_NOOP("FormFile", "after “{name}” a list in square brackets belongs")
    NO_TABLES = QT_TRANSLATE_NOOP("FormFile", "each field begins with a line [[fields]]")
    TOO_LONG = QT_TRANSLATE_NOOP("FormFile", "what is after “{name}” is too long")
    TOO_MANY = QT_TRANSLATE_NOOP("FormFile", "there are too many {name}")
    BAD_KEY = QT_TRANSLATE_NOOP(
        "FormFile", "a key is made of the letters a to z, digits and _, at most forty of them"
    )
    TWICE = QT_TRANSLATE_NOOP("FormFile", "“{name}” is here for the second time")
    NO_KIND = QT_TRANSLATE_NOOP("FormFile", "there is no kind of field called “{name}”")
    NO_ATTEMPT = QT_TRANSLATE_NOOP("FormFile", "an attempt has nothing that is called “{name}”")
    NOT_FOR_KIND = QT_TRANSLATE_NOOP("FormFile", "“{name}” is not for a field of this kind")
    REVERSED = QT_TRANSLATE_NOOP("FormFile", "the upper end is not above the lower end")
    FAR_END = QT_TRANSLATE_NOOP("FormFile", "the number after “{name}” is too far from zero")
    NO_CHOICES = QT_TRANSLATE_NOOP("FormFile", "a choice needs at least one thing to choose")


class WrongFormError(SessionbookError):
    """A form's file cannot be used; line is 0 where the whole file is meant."""

    sentence = QT_TRANSLATE_NOOP("errors", "This form's file cannot be used; nothing was changed.")

    def __init__(self, reason: str = "", line: int = 0, name: str = "") -> None:
        super().__init__()
        self.reason, self.line, self.name = reason, line, name


def read_bytes(content: bytes, key: str) -> Form:
    """Return the form of a file's content; raise WrongFormError if it is not sound."""
    if len(content) > LARGEST:
        raise WrongFormError(Reason.TOO_LARGE)
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].count(b"\n")
        raise WrongFormError(Reason.NOT_TEXT, before + 1) from None
    return read(source, key)


def read(source: str, key: str) -> Form:
    """Return the form that a source describes; raise WrongFormError if it is not sound."""
    whole = _Table(source, _parsed(source), None)
    whole.allow(FORM_WORDS)
    name = whole.needed("name", LONGEST_NAME)
    about = whole.words("about", LONGEST_WORDS)
    fields = tuple(_field(table) for table in _tables(whole))
    _refuse_twice(source, "key", [field.key for field in fields])
    _refuse_twice(source, "attempt", [field.attempt for field in fields])
    return Form(key=key, name=name, about=about, fields=fields)


def one_line(words: str) -> str:
    """Return words without line breaks and control characters, which a label has no use for."""
    return " ".join("".join(" " if category(each) in UNSEEN else each for each in words).split())


def _parsed(source: str) -> dict[str, Any]:
    import tomllib  # needed only where forms are

    try:
        return tomllib.loads(source)
    except RecursionError:
        raise WrongFormError(Reason.SYNTAX) from None
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        found = re.search(r"\(at line (\d+), ", str(error))
        at_end = "(at end of document)" in str(error)
        line = source.rstrip().count("\n") + 1 if at_end else int(found[1]) if found else 0
        raise WrongFormError(Reason.SYNTAX, line) from None


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of the form itself, or of its field at a place, and where they stand."""

    source: str
    facts: dict[str, Any]
    place: int | None

    def refuse(self, reason: str, word: str, told: str | None = None) -> NoReturn:
        """Say what is wrong, and in which line."""
        line = line_of(self.source, self.place, word)
        raise WrongFormError(reason, line, one_line(word if told is None else told)[:TOLD])

    def allow(self, known: tuple[str, ...]) -> None:
        """Refuse a word that means nothing."""
        for word in self.facts:
            if word not in known:
                self.refuse(Reason.UNKNOWN, word)

    def needed(self, word: str, longest: int) -> str:
        """Return words that must be there."""
        return self.words(word, longest) or self.refuse(Reason.MISSING, word)

    def words(self, word: str, longest: int) -> str:
        """Return words in one line."""
        said = one_line(self._of(word, str, "", Reason.NOT_WORDS))
        if len(said) > longest:
            self.refuse(Reason.TOO_LONG, word)
        return said

    def truth(self, word: str) -> bool:
        """Return true or false."""
        return self._of(word, bool, default=False, reason=Reason.NOT_TRUTH)

    def number(self, word: str, default: int, ends: tuple[int, int]) -> int:
        """Return a whole number between two ends."""
        number = self._of(word, int, default, Reason.NOT_NUMBER)
        if not ends[0] <= number <= ends[1]:
            self.refuse(Reason.FAR_END, word)
        return number

    def list(self, word: str) -> list[Any]:
        """Return a list of anything."""
        return self._of(word, list, [], Reason.NOT_LIST)

    def _of(self, word: str, kind: type[T], default: T, reason: str) -> T:
        value = self.facts.get(word, default)
        if not isinstance(value, kind) or type(value) is not kind:  # true is a number to Python
            self.refuse(reason, word)
        return value


def _tables(whole: _Table) -> list[_Table]:
    """Return the form's fields as tables."""
    found = whole.list("fields")
    if not found:
        whole.refuse(Reason.MISSING, "fields", "[[fields]]")
    if not all(isinstance(facts, dict) for facts in found):
        whole.refuse(Reason.NO_TABLES, "fields")
    tables = [_Table(whole.source, facts, place) for place, facts in enumerate(found)]
    if len(tables) > MOST_FIELDS:
        tables[MOST_FIELDS].refuse(Reason.TOO_MANY, "fields")
    return tables


def _field(table: _Table) -> FormField:
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


def _refuse_twice(source: str, word: str, told: Sequence[str]) -> None:
    for place, each in enumerate(told):
        if each and each in told[:place]:
            _Table(source, {}, place).refuse(Reason.TWICE, word, each)


def _attempt(table: _Table) -> str:
    attempt = table.words("attempt", LONGEST_NAME)
    if attempt and attempt not in OF_ATTEMPTS:
        table.refuse(Reason.NO_ATTEMPT, "attempt", attempt)
    return attempt


def _kind(table: _Table) -> FieldKind:
    said = table.words("kind", LONGEST_NAME) or FieldKind.TEXT
    if said not in tuple(FieldKind):
        table.refuse(Reason.NO_KIND, "kind", said)
    kind = FieldKind(said)
    for word, kinds in ONLY_FOR.items():
        if word in table.facts and kind not in kinds:
            table.refuse(Reason.NOT_FOR_KIND, word)
    return kind


def _ends(table: _Table, kind: FieldKind) -> tuple[int, int]:
    if kind not in USUAL_ENDS:
        return USUAL_ENDS[FieldKind.SCALE]
    lowest, highest = USUAL_ENDS[kind]
    allowed = SCALE_ENDS if kind is FieldKind.SCALE else NUMBER_ENDS
    low, high = table.number("low", lowest, allowed), table.number("high", highest, allowed)
    if low >= high:
        table.refuse(Reason.REVERSED, "high" if "high" in table.facts else "low")
    return low, high


def _choices(table: _Table, kind: FieldKind) -> tuple[str, ...]:
    found = table.list("choices")
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
