"""Reads a FHIR R4 Questionnaire as a measure; what cannot be scored is kept, to be shown."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sessionbook.domain.measures import Item, Measure, answers_of, reach
from sessionbook.errors import QT_TRANSLATE_NOOP
from sessionbook.services.fhir.options import answers_in
from sessionbook.services.fhir.parts import Part, Reason, code_in, parts, refused, truth, words
from sessionbook.services.fhir.terms import CHOICES, GROUP, LOINC, QUESTIONNAIRE
from sessionbook.services.measure_reader import (
    A_CHOICE,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_ITEMS,
    WrongMeasureError,
)
from sessionbook.services.toml_table import text_of

LARGEST = 1024 * 1024  # bytes; some hold themselves once more as a page to read
DEEPEST = 12  # groups within groups
LONGEST_TEXT = 2000
USUAL_INTERVAL = 14  # days; no file says
ABOUT = QT_TRANSLATE_NOOP("measures", "Questionnaire")
BETWEEN = " · "  # headings


def read_bytes(content: bytes, shipped: Sequence[Measure]) -> Measure:
    """Return the measure of a file's content; raise WrongMeasureError if it is not sound."""
    return read(text_of(content, LARGEST, WrongMeasureError), shipped)


def read(source: str, shipped: Sequence[Measure]) -> Measure:
    """Return the measure of a Questionnaire; raise WrongMeasureError if it is not sound.

    With the LOINC code of a shipped measure it brings that one's wording, and keeps its facts.
    """
    whole = _parsed(source)
    items = tuple(_Walk(whole).items())
    _check(items)
    found = _measure(whole, _with_support(items, shipped))
    known = next((each for each in shipped if found.loinc and each.loinc == found.loinc), None)
    return _worded(known, found) if known else found


def _parsed(source: str) -> Part:
    try:
        whole = json.loads(source, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise WrongMeasureError(Reason.NOT_JSON, error.lineno) from None
    except (RecursionError, ValueError):  # or a number with thousands of digits
        raise refused(Reason.NOT_JSON) from None
    if not isinstance(whole, dict) or whole.get("resourceType") != QUESTIONNAIRE:
        raise refused(Reason.NOT_A_QUESTIONNAIRE)
    return whole


@dataclass(frozen=True, slots=True)
class _Walk:
    """Goes through the items in their order, into groups, whose headings it keeps."""

    whole: Part

    def items(self) -> Iterator[Item]:
        """Return every item, flat; the first of a group has its heading."""
        yield from self._below(self.whole, ())

    def _below(self, part: Part, groups: tuple[str, ...]) -> Iterator[Item]:
        if len(groups) > DEEPEST:
            raise refused(Reason.TOO_DEEP)
        for item in parts(part, "item"):
            if item.get("type") == GROUP:
                yield from self._group(item, groups)
            else:
                yield self._item(item, groups)
                yield from self._below(item, groups)

    def _group(self, group: Part, groups: tuple[str, ...]) -> Iterator[Item]:
        heading = words(group, "text", LONGEST_TEXT)
        for place, item in enumerate(self._below(group, (*groups, _link(group)))):
            both = BETWEEN.join(filter(None, (heading, item.heading)))
            yield item if place else replace(item, heading=both)

    def _item(self, item: Part, groups: tuple[str, ...]) -> Item:
        key = _link(item)
        label = words(item, "text", LONGEST_TEXT) or words(item, "prefix", LONGEST_TEXT) or key
        answers = answers_in(item, self.whole, label) if _is_choice(item) else ()
        return Item(
            key=key,
            label=label,
            answers=answers,
            groups=groups,
            scored=len(answers) >= A_CHOICE,
            loinc=code_in(item, LOINC, LONGEST_NAME),
        )


def _is_choice(item: Part) -> bool:
    """Return whether exactly one answer is asked for, of everybody."""
    is_plain = not truth(item, "repeats") and not parts(item, "enableWhen")
    return item.get("type") in CHOICES and is_plain


def _link(item: Part) -> str:
    link = words(item, "linkId", LONGEST_WORDS)
    if not link:
        raise refused(Reason.MISSING, "linkId")
    return link


def _check(items: Sequence[Item]) -> None:
    if not items:
        raise refused(Reason.MISSING, "item")
    if len(items) > MOST_ITEMS:
        raise refused(Reason.TOO_MANY, "item")
    keys = [item.key for item in items]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            raise refused(Reason.TWICE, key)
    if not any(item.scored for item in items):
        raise refused(Reason.NO_SCORES)


def _measure(whole: Part, items: tuple[Item, ...]) -> Measure:
    name = words(whole, "title", LONGEST_WORDS) or words(whole, "name", LONGEST_WORDS)
    if not name:
        raise refused(Reason.MISSING, "title")
    address = words(whole, "url", LONGEST_WORDS)
    loinc = code_in(whole, LOINC, LONGEST_NAME)
    measure = Measure(
        key=_key(loinc or address or words(whole, "id", LONGEST_WORDS) or name),
        name=name[:LONGEST_NAME],
        about=ABOUT,
        lowest=0,
        highest=0,
        higher_is_better=False,
        usual_interval_days=USUAL_INTERVAL,
        bands=(),
        cut_off=None,
        reliable_change=None,
        source=words(whole, "publisher", LONGEST_WORDS),
        licence=words(whole, "copyright", LONGEST_TEXT),
        version=words(whole, "version", LONGEST_NAME),
        items=items,
        loinc=loinc,
        canonical=address,
    )
    lowest, highest = reach(measure)
    return replace(measure, lowest=lowest, highest=highest)


def _key(identity: str) -> str:
    """Return a key that the same questionnaire has again, in whatever file it comes."""
    from hashlib import blake2b  # needed only where a file is

    return "fhir-" + blake2b(identity.encode(), digest_size=8).hexdigest()


def _with_support(items: Sequence[Item], shipped: Sequence[Measure]) -> tuple[Item, ...]:
    """Mark what the shipped measures, too, ask about with the support panel."""
    codes = {i.loinc for each in shipped for i in each.items if i.support and i.loinc}
    return tuple(replace(item, support=item.loinc in codes) for item in items)


def _worded(known: Measure, found: Measure) -> Measure:
    """Return a shipped measure in a file's words; its range, its bands and its rules stay."""
    pairs = _paired(known, found)
    ends = [(_ends(known, ours), _ends(found, theirs)) for ours, theirs in pairs]
    if len(pairs) != len(found.scored) or any(ours != theirs for ours, theirs in ends):
        raise refused(Reason.OTHER_ITEMS, known.name)
    keys = {ours.key: theirs.key for ours, theirs in pairs}
    support = {theirs.key for ours, theirs in pairs if ours.support}
    return replace(
        known,
        items=tuple(replace(i, support=i.support or i.key in support) for i in found.items),
        answers=(),
        short_labels=False,
        parts=tuple(replace(p, items=tuple(keys[key] for key in p.items)) for p in known.parts),
        licence=found.licence or known.licence,
        version=found.version or known.version,
        canonical=found.canonical,
    )


def _paired(known: Measure, found: Measure) -> list[tuple[Item, Item]]:
    """Return which item is which: by their codes where all of them have one, else by order."""
    theirs = {item.loinc: item for item in found.scored}
    if {item.loinc for item in known.items} == set(theirs):
        return [(item, theirs[item.loinc]) for item in known.items]
    if len(known.items) != len(found.scored):
        raise refused(Reason.OTHER_ITEMS, known.name)
    return list(zip(known.items, found.scored, strict=True))


def _ends(measure: Measure, item: Item) -> tuple[int, int]:
    values = [answer.value for answer in answers_of(measure, item)]
    return min(values), max(values)
