"""Reads a questionnaire's file, which resources/measures/README.md describes."""

import re

from sessionbook.domain.measures import (
    Answer,
    Band,
    Item,
    Measure,
    Part,
    Threshold,
    answers_of,
    reach,
)
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services import toml_table
from sessionbook.services.toml_table import Table, WrongFileError, parsed, text_of

LARGEST = 64 * 1024  # bytes
LONGEST_NAME, LONGEST_LABEL, LONGEST_WORDS = 120, 300, 600
MOST_ITEMS, MOST_ANSWERS, MOST_BANDS = 200, 30, 30
TOTAL_ENDS, DAY_ENDS, TIMES_ENDS = (-10_000, 10_000), (1, 366), (1, 100)
KEY = re.compile(r"[a-z0-9_]{1,40}")
A_CHOICE = 2  # answers, at least

FACTS = ("source", "licence", "version", "loinc", "loinc_total")
WORDS = (
    *("key", "name", "about", "recall", "lowest", "highest", "higher_is_better"),
    *("usual_interval_days", "least_interval_days", "cut_off", "reliable_change"),
    *("multiply", "least_answered", "short_labels", "usual", *FACTS),
    *("items", "answers", "bands", "parts", "thresholds"),
)
ITEM_WORDS = ("key", "label", "reversed", "support", "answers", "heading", "loinc")
ANSWER_WORDS = ("value", "label")
BAND_WORDS = ("low", "high", "name")
PART_WORDS = ("name", "items", "cut_off")
THRESHOLD_WORDS = ("at", "name")


class Reason(toml_table.Reason):
    """Why a questionnaire's file is refused."""

    NO_TABLES = QT_TRANSLATE_NOOP("OwnFile", "what belongs to “{name}” stands in curly brackets")
    ONE_ANSWER = QT_TRANSLATE_NOOP("OwnFile", "an item needs at least two answers")
    OUTSIDE = QT_TRANSLATE_NOOP("OwnFile", "the number after “{name}” is outside the range")
    NO_BAND = QT_TRANSLATE_NOOP("OwnFile", "no band has the total {name}")
    TWO_BANDS = QT_TRANSLATE_NOOP("OwnFile", "two bands have the total {name}")
    UNREACHED = QT_TRANSLATE_NOOP(
        "OwnFile", "the range is not what the items add up to, which is {name}"
    )
    TOO_FEW = QT_TRANSLATE_NOOP("OwnFile", "more answers are needed than there are items")
    NO_ITEM = QT_TRANSLATE_NOOP("OwnFile", "there is no item with the key “{name}”")


class WrongMeasureError(WrongFileError):
    """A questionnaire's file cannot be used."""

    sentence = QT_TRANSLATE_NOOP("errors", "A questionnaire's file cannot be used.")


def read_bytes(content: bytes) -> Measure:
    """Return the measure of a file's content; raise WrongMeasureError if it is not sound."""
    return read(text_of(content, LARGEST, WrongMeasureError))


def read(source: str) -> Measure:
    """Return the measure that a source describes; raise WrongMeasureError if it is not sound."""
    whole = parsed(source, WrongMeasureError)
    whole.allow(WORDS)
    measure = Measure(
        key=_key(whole),
        name=whole.needed("name", LONGEST_NAME),
        about=whole.needed("about", LONGEST_NAME),
        recall=whole.words("recall", LONGEST_NAME),
        lowest=whole.needed_number("lowest", TOTAL_ENDS),
        highest=whole.needed_number("highest", TOTAL_ENDS),
        higher_is_better=_needed_truth(whole),
        usual_interval_days=whole.needed_number("usual_interval_days", DAY_ENDS),
        least_interval_days=whole.number("least_interval_days", 1, DAY_ENDS),
        bands=tuple(_band(table) for table in _tables(whole, "bands", MOST_BANDS)),
        cut_off=_optional(whole, "cut_off"),
        reliable_change=_optional(whole, "reliable_change"),
        multiply=whole.number("multiply", 1, TIMES_ENDS),
        least_answered=whole.number("least_answered", 0, (0, MOST_ITEMS)),
        short_labels=whole.truth("short_labels"),
        usual=whole.truth("usual"),
        answers=_answers(whole),
        items=tuple(_item(table) for table in _tables(whole, "items", MOST_ITEMS)),
        parts=tuple(_part(table) for table in _tables(whole, "parts", MOST_ITEMS)),
        thresholds=tuple(_threshold(table) for table in _tables(whole, "thresholds", MOST_BANDS)),
        **{word: whole.words(word, LONGEST_WORDS) for word in FACTS},
    )
    _check_range(whole, measure)
    _check_bands(whole, measure)
    _check_items(whole, measure)
    _check_parts(whole, measure)
    return measure


def _key(table: Table) -> str:
    key = table.needed("key", LONGEST_LABEL)
    if not KEY.fullmatch(key):
        table.refuse(Reason.BAD_KEY, "key")
    return key


def _needed_truth(whole: Table) -> bool:
    if "higher_is_better" not in whole.facts:
        whole.refuse(Reason.MISSING, "higher_is_better")
    return whole.truth("higher_is_better")


def _optional(table: Table, word: str) -> int | None:
    return table.number(word, 0, TOTAL_ENDS) if word in table.facts else None


def _tables(table: Table, word: str, most: int) -> list[Table]:
    return table.tables(word, most, Reason.NO_TABLES)


def _band(table: Table) -> Band:
    table.allow(BAND_WORDS)
    low, high = (table.needed_number(word, TOTAL_ENDS) for word in ("low", "high"))
    if low > high:
        table.refuse(Reason.REVERSED, "high")
    return Band(low, high, table.needed("name", LONGEST_NAME))


def _answers(table: Table) -> tuple[Answer, ...]:
    answers = tuple(_answer(each) for each in _tables(table, "answers", MOST_ANSWERS))
    if len(answers) == 1:
        table.refuse(Reason.ONE_ANSWER, "answers")
    values = [answer.value for answer in answers]
    for place, value in enumerate(values):
        if value in values[:place]:
            table.refuse(Reason.TWICE, "answers", str(value))
    return answers


def _answer(table: Table) -> Answer:
    table.allow(ANSWER_WORDS)
    value = table.needed_number("value", TOTAL_ENDS)
    return Answer(value, table.needed("label", LONGEST_LABEL))


def _item(table: Table) -> Item:
    table.allow(ITEM_WORDS)
    return Item(
        key=_key(table),
        label=table.needed("label", LONGEST_WORDS),
        reversed=table.truth("reversed"),
        support=table.truth("support"),
        answers=_answers(table),
        heading=table.words("heading", LONGEST_WORDS),
        loinc=table.words("loinc", LONGEST_NAME),
    )


def _part(table: Table) -> Part:
    table.allow(PART_WORDS)
    keys = table.array("items")
    if not keys:
        table.refuse(Reason.MISSING, "items")
    if not all(type(key) is str for key in keys):
        table.refuse(Reason.NOT_WORDS, "items")
    return Part(table.needed("name", LONGEST_NAME), tuple(keys), _optional(table, "cut_off"))


def _threshold(table: Table) -> Threshold:
    table.allow(THRESHOLD_WORDS)
    at = table.needed_number("at", TOTAL_ENDS)
    return Threshold(at, table.needed("name", LONGEST_NAME))


def _check_range(whole: Table, measure: Measure) -> None:
    low, high = measure.lowest, measure.highest
    if low >= high:
        whole.refuse(Reason.REVERSED, "highest")
    if measure.cut_off is not None and not low <= measure.cut_off <= high:
        whole.refuse(Reason.OUTSIDE, "cut_off")
    if measure.reliable_change is not None and not 0 < measure.reliable_change <= high - low:
        whole.refuse(Reason.OUTSIDE, "reliable_change")
    for table, threshold in zip(
        _tables(whole, "thresholds", MOST_BANDS), measure.thresholds, strict=True
    ):
        if not low <= threshold.at <= high:
            table.refuse(Reason.OUTSIDE, "at")


def _check_bands(whole: Table, measure: Measure) -> None:
    """Refuse bands that leave a total out or have it twice."""
    tables = _tables(whole, "bands", MOST_BANDS)
    expected = measure.lowest
    for band, table in sorted(
        zip(measure.bands, tables, strict=True), key=lambda pair: pair[0].low
    ):
        if band.low < measure.lowest:
            table.refuse(Reason.OUTSIDE, "low")
        if band.high > measure.highest:
            table.refuse(Reason.OUTSIDE, "high")
        if band.low != expected:
            reason = Reason.NO_BAND if band.low > expected else Reason.TWO_BANDS
            table.refuse(reason, "low", str(min(band.low, expected)))
        expected = band.high + 1
    if measure.bands and expected <= measure.highest:
        whole.refuse(Reason.NO_BAND, "bands", str(expected))


def _check_items(whole: Table, measure: Measure) -> None:
    whole.refuse_twice("key", [item.key for item in measure.items], "items")
    tables = _tables(whole, "items", MOST_ITEMS)
    for item, table in zip(measure.items, tables, strict=True):
        if len(answers_of(measure, item)) < A_CHOICE:
            table.refuse(Reason.MISSING, "answers")
    if measure.least_answered > len(measure.items):
        whole.refuse(Reason.TOO_FEW, "least_answered")
    found = reach(measure)
    if measure.items and found != (measure.lowest, measure.highest):
        word = "lowest" if found[0] != measure.lowest else "highest"
        whole.refuse(Reason.UNREACHED, word, f"{found[0]}–{found[1]}")


def _check_parts(whole: Table, measure: Measure) -> None:
    items = {item.key: item for item in measure.items}
    for part, table in zip(measure.parts, _tables(whole, "parts", MOST_ITEMS), strict=True):
        for place, key in enumerate(part.items):
            if key not in items:
                table.refuse(Reason.NO_ITEM, "items", key)
            if key in part.items[:place]:
                table.refuse(Reason.TWICE, "items", key)
        values = [[a.value for a in answers_of(measure, items[key])] for key in part.items]
        ends = sum(map(min, values)), sum(map(max, values))
        if part.cut_off is not None and not ends[0] <= part.cut_off <= ends[1]:
            table.refuse(Reason.OUTSIDE, "cut_off")
