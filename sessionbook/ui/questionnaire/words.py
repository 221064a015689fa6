"""What a questionnaire says while it is answered and once it adds up; never whether it is good."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from sessionbook.domain.measures import Item, Measure, Part, Score, answers_of, part_sum
from sessionbook.ui.words import counted


def said(text: str) -> str:
    """Return what a questionnaire's file says, in the person's language if it is one of ours."""
    return QCoreApplication.translate("measures", text) if text else ""


def title(measure: Measure) -> str:
    """Return what the questionnaire is about, and its name."""
    about = said(measure.about)
    return f"{measure.name}: {about}" if about and about != measure.name else measure.name


def recall(measure: Measure) -> str:
    """Return which time the answers are about."""
    if not measure.recall:
        return ""
    return QCoreApplication.translate("Questionnaire", "About {time}.").format(
        time=said(measure.recall)
    )


def labels_note(measure: Measure) -> str:
    """Return that our labels are no questions, where they stand in place of these."""
    if not measure.short_labels:
        return ""
    return QCoreApplication.translate(
        "Questionnaire", "Short labels: answer from the sheet you were given."
    )


def origin(measure: Measure) -> str:
    """Return where the questionnaire comes from."""
    parts = (
        (QCoreApplication.translate("Questionnaire", "Source: {words}"), measure.source),
        (QCoreApplication.translate("Questionnaire", "Licence: {words}"), measure.licence),
        (QCoreApplication.translate("Questionnaire", "Version: {words}"), measure.version),
    )
    return "\n".join(form.format(words=said(words)) for form, words in parts if words)


def place_of(place: int, count: int) -> str:
    """Return how far one has come: 3 of 9."""
    form = QCoreApplication.translate("Questionnaire", "{place} of {count}")
    return form.format(place=number(place), count=number(count))


def item_name(measure: Measure, item: Item, place: int, value: int | None) -> str:
    """Return what screen readers say of an item: its place, what it is about, its answer."""
    if not item.scored:
        return said(item.label)
    found = next((each for each in answers_of(measure, item) if each.value == value), None)
    if found is None:
        form = QCoreApplication.translate("Questionnaire", "{place}, {label}, not answered")
        answer = ""
    else:
        form = QCoreApplication.translate("Questionnaire", "{place}, {label}, answer {answer}")
        words = said(found.label)
        answer = f"{number(found.value)}: {words}" if words else number(found.value)
    whole = place_of(place, len(measure.scored))
    return form.format(place=whole, label=said(item.label), answer=answer)


def total_head(measure: Measure, total: int) -> str:
    """Return a total and the band it falls into."""
    band = measure.band(total)
    return f"{number(total)}, {said(band.name)}" if band else number(total)


def total_lines(
    measure: Measure, total: int, given: Sequence[int | None] | None, found: Score | None
) -> Iterator[str]:
    """Yield what is published about a total, a sentence a line."""
    span = QCoreApplication.translate("Questionnaire", "{name} goes from {low} to {high}.")
    low, high = number(measure.lowest), number(measure.highest)
    yield span.format(name=measure.name, low=low, high=high)
    if found and found.prorated:
        yield counted.tr(
            "%n are left blank and count as the mean of the others.", "", len(found.missing)
        )
    total_said = number(total)
    if measure.cut_off is not None:
        yield _beside(measure, total_said, total, measure.cut_off) + "."
    for each in measure.thresholds:
        yield f"{_beside(measure, total_said, total, each.at)} ({said(each.name)})."
    for part in measure.parts if given is not None else ():
        found_part = part_sum(measure, part, given or ())
        if found_part is not None:
            yield _part_line(measure, part, found_part)


def missing_lines(measure: Measure, score: Score) -> tuple[str, ...]:
    """Return why there is no total, what is blank, and that this is fine."""
    needed = measure.least_answered or len(measure.scored)
    if needed == len(measure.scored):
        why = QCoreApplication.translate(
            "Questionnaire", "{name} has a total once everything is answered."
        )
    else:
        why = counted.tr("{name} has a total from %n answers on.", "", needed)
    labels = QLocale().createSeparatedList([said(measure.items[n].label) for n in score.missing])
    blank = QCoreApplication.translate("Questionnaire", "Blank so far: {labels}.")
    fine = QCoreApplication.translate(
        "Questionnaire", "Leaving something blank is fine; what you answered is kept."
    )
    return why.format(name=measure.name), blank.format(labels=labels), fine


def number(value: int) -> str:
    """Return a whole number as the locale writes it."""
    return QLocale().toString(value)


def _part_line(measure: Measure, part: Part, found: int) -> str:
    form = QCoreApplication.translate("Questionnaire", "{part} ({total})")
    name = form.format(part=said(part.name), total=number(found))
    return f"{name}." if part.cut_off is None else _beside(measure, name, found, part.cut_off) + "."


def _beside(measure: Measure, name: str, total: int, at: int) -> str:
    """Return on which side of a cut-off something lies; the cut-off itself is on the clinical."""
    if measure.higher_is_better:
        if total <= at:
            form = QCoreApplication.translate(
                "Questionnaire", "{total} is at or below the cut-off of {at}"
            )
        else:
            form = QCoreApplication.translate(
                "Questionnaire", "{total} is above the cut-off of {at}"
            )
    elif total >= at:
        form = QCoreApplication.translate(
            "Questionnaire", "{total} is at or above the cut-off of {at}"
        )
    else:
        form = QCoreApplication.translate("Questionnaire", "{total} is below the cut-off of {at}")
    return form.format(total=name, at=number(at))
