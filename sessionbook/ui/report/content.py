"""What stands on the page: the lines that are ticked, under their headings, and nothing else."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sessionbook.domain.measures import Measure
from sessionbook.domain.reports import Length, Part
from sessionbook.services.report import Report
from sessionbook.ui.pages.looking_back.words import Fact
from sessionbook.ui.report import words


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    title: str
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the page, from top to bottom; a long one may take several."""

    title: str
    by_whom: str
    sections: tuple[Section, ...]
    closing: str
    is_long: bool = False


def content_of(report: Report, on: Collection[str], measures: Sequence[Measure]) -> Content:
    """Return what the ticked lines say; what is not ticked is not looked at."""
    named = names_of(measures)
    found: dict[Part, list[Fact]] = {}
    for line in report.lines:
        if line.id in on:
            said = words.line_words(line, report.period, named)
            found.setdefault(line.part, []).append(said)
    sections = (
        Section(words.part_title(part, report.length), tuple(found[part]))
        for part in Part
        if part in found
    )
    return Content(
        words.file_title(),
        words.by_whom(report.period, report.length),
        tuple(sections),
        words.closing(),
        report.length is not Length.PAGE,
    )


def names_of(measures: Sequence[Measure]) -> Callable[[str], str]:
    """Return what finds the name of a questionnaire by its key."""
    names = {measure.key: measure.name for measure in measures}
    return lambda key: names.get(key, key)
