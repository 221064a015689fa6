"""Parts of a FHIR file, each of them asked for with its type: a file can hold anything."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services import measure_reader
from sessionbook.services.measure_reader import WrongMeasureError
from sessionbook.services.toml_table import TOLD, one_line

T = TypeVar("T")
Part = dict[str, Any]


class Reason(measure_reader.Reason):
    """Why a FHIR file is refused."""

    NOT_JSON = QT_TRANSLATE_NOOP("OwnFile", "this is not how JSON is written")
    XML = QT_TRANSLATE_NOOP("OwnFile", "this is XML; the same as JSON can be read")
    NOT_A_QUESTIONNAIRE = QT_TRANSLATE_NOOP("OwnFile", "this is not a FHIR Questionnaire")
    WRONG_TYPE = QT_TRANSLATE_NOOP("OwnFile", "what is after “{name}” is not what FHIR has there")
    TOO_DEEP = QT_TRANSLATE_NOOP("OwnFile", "there are too many groups within groups")
    NO_SCORES = QT_TRANSLATE_NOOP("OwnFile", "no answer says with an ordinalValue what it counts")
    NO_SCORE = QT_TRANSLATE_NOOP(
        "OwnFile", "in “{name}” an answer has no ordinalValue to say what it counts"
    )
    NOT_WHOLE = QT_TRANSLATE_NOOP("OwnFile", "in “{name}” an answer does not count a whole number")
    SAME_SCORE = QT_TRANSLATE_NOOP("OwnFile", "in “{name}” two answers count the same")
    OTHER_ITEMS = QT_TRANSLATE_NOOP("OwnFile", "its items do not add up as those of {name} do")


def refused(reason: str, name: str = "") -> WrongMeasureError:
    """Return the error that refuses a file."""
    return WrongMeasureError(reason, 0, one_line(name)[:TOLD])


def words(part: Part, name: str, longest: int) -> str:
    """Return words in one line, or nothing."""
    said = one_line(_of(part, name, str, ""))
    if len(said) > longest:
        raise refused(Reason.TOO_LONG, name)
    return said


def truth(part: Part, name: str) -> bool:
    """Return true or false."""
    return _of(part, name, bool, default=False)


def parts(part: Part, name: str) -> Sequence[Part]:
    """Return a list of parts, or an empty one."""
    found = _of(part, name, list, [])
    if not all(isinstance(each, dict) for each in found):
        raise refused(Reason.WRONG_TYPE, name)
    return found


def inner(part: Part, name: str) -> Part:
    """Return a part of a part, or an empty one."""
    return _of(part, name, dict, {})


def code_in(part: Part, system: str, longest: int) -> str:
    """Return the first code of a system, or nothing."""
    codes = (each for each in parts(part, "code") if each.get("system") == system)
    return next((words(each, "code", longest) for each in codes), "")


def _of(part: Part, name: str, kind: type[T], default: T) -> T:
    value = part.get(name, default)
    if not isinstance(value, kind):
        raise refused(Reason.WRONG_TYPE, name)
    return value
