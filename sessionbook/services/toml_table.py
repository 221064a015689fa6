"""Reads a file in TOML, perhaps the person's own, and says in words what is wrong with one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar
from unicodedata import category

from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.services.toml_lines import line_of

T = TypeVar("T")

UNSEEN = ("Cc", "Cs")  # control characters, and halves of letters
TOLD = 40  # letters of a strange word that are told


class Reason:
    """Why a file is refused, to stand after its line; {name} is a word of the file."""

    UNREADABLE = QT_TRANSLATE_NOOP("OwnFile", "the file cannot be opened")
    TOO_LARGE = QT_TRANSLATE_NOOP("OwnFile", "the file is larger than such a file can be")
    NOT_TEXT = QT_TRANSLATE_NOOP("OwnFile", "this is not text in UTF-8")
    SYNTAX = QT_TRANSLATE_NOOP("OwnFile", "this is not how TOML is written")
    UNKNOWN = QT_TRANSLATE_NOOP("OwnFile", "the word “{name}” means nothing here")
    MISSING = QT_TRANSLATE_NOOP("OwnFile", "“{name}” is missing")
    NOT_WORDS = QT_TRANSLATE_NOOP("OwnFile", "after “{name}” words in quotation marks belong")
    NOT_NUMBER = QT_TRANSLATE_NOOP("OwnFile", "after “{name}” a whole number belongs")
    NOT_TRUTH = QT_TRANSLATE_NOOP("OwnFile", "after “{name}” either true or false belongs")
    NOT_LIST = QT_TRANSLATE_NOOP("OwnFile", "after “{name}” a list in square brackets belongs")
    TOO_LONG = QT_TRANSLATE_NOOP("OwnFile", "what is after “{name}” is too long")
    TOO_MANY = QT_TRANSLATE_NOOP("OwnFile", "there are too many {name}")
    BAD_KEY = QT_TRANSLATE_NOOP(
        "OwnFile", "a key is made of the letters a to z, digits and _, at most forty of them"
    )
    TWICE = QT_TRANSLATE_NOOP("OwnFile", "“{name}” is here for the second time")
    REVERSED = QT_TRANSLATE_NOOP("OwnFile", "the upper end is not above the lower end")
    FAR_END = QT_TRANSLATE_NOOP("OwnFile", "the number after “{name}” is too far from zero")


class WrongFileError(SessionbookError):
    """A file cannot be used; line is 0 where the whole file is meant, or where it is unknown."""

    sentence = QT_TRANSLATE_NOOP("errors", "This file cannot be used; nothing was changed.")

    def __init__(self, reason: str = "", line: int = 0, name: str = "") -> None:
        super().__init__()
        self.reason, self.line, self.name = reason, line, name


def text_of(content: bytes, largest: int, wrong: type[WrongFileError]) -> str:
    """Return a file's content as text, or refuse it."""
    if len(content) > largest:
        raise wrong(Reason.TOO_LARGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].count(b"\n")
        raise wrong(Reason.NOT_TEXT, before + 1) from None


def parsed(source: str, wrong: type[WrongFileError]) -> "Table":
    """Return what a source says, or refuse it."""
    import tomllib  # needed only where files are

    try:
        return Table(source, tomllib.loads(source), wrong)
    except RecursionError:
        raise wrong(Reason.SYNTAX) from None
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        found = re.search(r"\(at line (\d+), ", str(error))
        at_end = "(at end of document)" in str(error)
        line = source.rstrip().count("\n") + 1 if at_end else int(found[1]) if found else 0
        raise wrong(Reason.SYNTAX, line) from None


def one_line(words: str) -> str:
    """Return words without line breaks and control characters, which a label has no use for."""
    return " ".join("".join(" " if category(each) in UNSEEN else each for each in words).split())


@dataclass(frozen=True, slots=True)
class Table:
    """The words of the file itself, or of its table at a place under a head."""

    source: str
    facts: dict[str, Any]
    wrong: type[WrongFileError]
    head: str = ""
    place: int = 0

    def refuse(self, reason: str, word: str, told: str | None = None) -> NoReturn:
        """Say what is wrong, and in which line."""
        line = line_of(self.source, self.head, self.place, word)
        raise self.wrong(reason, line, one_line(word if told is None else told)[:TOLD])

    def allow(self, known: Sequence[str]) -> None:
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

    def needed_number(self, word: str, ends: tuple[int, int]) -> int:
        """Return a whole number that must be there."""
        if word not in self.facts:
            self.refuse(Reason.MISSING, word)
        return self.number(word, 0, ends)

    def array(self, word: str) -> list[Any]:
        """Return a list of anything."""
        return self._of(word, list, [], Reason.NOT_LIST)

    def tables(self, word: str, most: int, not_tables: str) -> list["Table"]:
        """Return the tables under a word; those in a table are found in its lines."""
        found = self.array(word)
        if not all(isinstance(facts, dict) for facts in found):
            self.refuse(not_tables, word)
        if len(found) > most:
            self._below(word, most, found[most]).refuse(Reason.TOO_MANY, word)
        return [self._below(word, place, facts) for place, facts in enumerate(found)]

    def refuse_twice(self, word: str, told: Sequence[str], head: str) -> None:
        """Refuse what tables under a head say for the second time."""
        for place, each in enumerate(told):
            if each and each in told[:place]:
                self._below(head, place, {}).refuse(Reason.TWICE, word, each)

    def _below(self, word: str, place: int, facts: dict[str, Any]) -> "Table":
        head, at = (self.head, self.place) if self.head else (word, place)
        return Table(self.source, facts, self.wrong, head, at)

    def _of(self, word: str, kind: type[T], default: T, reason: str) -> T:
        value = self.facts.get(word, default)
        if not isinstance(value, kind) or type(value) is not kind:  # true is a number to Python
            self.refuse(reason, word)
        return value
