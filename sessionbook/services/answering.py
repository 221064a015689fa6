"""Keeps the answers to a questionnaire as they are given, and the total that they add up to."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sessionbook.domain.measures import (
    Measure,
    MeasureAnswers,
    MeasureResult,
    answers_of,
    score,
)
from sessionbook.store.notebook import Notebook

GOES_ON = timedelta(days=3)
"""How long begun answers are taken up again by themselves: later they speak of other weeks."""

Given = tuple[int | None, ...]
Undo = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers as stored; undo is there when a blank took their total away."""

    sheet: MeasureAnswers
    undo: Undo | None = None


def blank(measure: Measure, day: date) -> MeasureAnswers:
    """Return a sheet on which nothing is answered; it is stored with the first answer."""
    return MeasureAnswers(measure=measure.key, day=day, answers=_written([None] * _size(measure)))


def begun(notebook: Notebook, measure: Measure, today: date) -> MeasureAnswers | None:
    """Return the answers that are gone on with, or None where a blank sheet is begun."""
    found = notebook.answer_sheets.begun(measure.key)
    goes_on = found and today - found.day <= GOES_ON and given(measure, found) is not None
    return found if goes_on else None


def left_earlier(notebook: Notebook, measure: Measure, today: date) -> MeasureAnswers | None:
    """Return answers without a total that are too old to be gone on with unasked."""
    found = notebook.answer_sheets.begun(measure.key)
    if found is None or today - found.day <= GOES_ON:
        return None
    answers = given(measure, found) or ()
    return found if any(each is not None for each in answers) else None


def given(measure: Measure, sheet: MeasureAnswers) -> Given | None:
    """Return an answer an item, None for a blank; None if the questionnaire is another one now."""
    found = _read(sheet.answers)
    if len(found) != _size(measure):
        return None
    pairs = zip(measure.items, found, strict=True)
    fits = all(n is None or n in {a.value for a in answers_of(measure, i)} for i, n in pairs)
    return found if fits else None


def keep_answers(
    notebook: Notebook, measure: Measure, sheet: MeasureAnswers, answers: Sequence[int | None]
) -> Kept:
    """Save the answers and the day; a total that they had follows them.

    Where they have none any more the total goes, and the answers can be gone on with.
    """
    changed = replace(sheet, answers=_written(answers))
    with notebook.database.write():
        before = notebook.answer_sheets.get(sheet.id)
        result = notebook.measures.get(sheet.result_id) if sheet.result_id else None
        total = score(measure, answers).total
        if before is None or result is None or total is not None:
            if result and total is not None:
                notebook.measures.save(replace(result, day=changed.day, total=total))
            return Kept(notebook.answer_sheets.save(changed))
        kept = notebook.answer_sheets.save(replace(changed, result_id=None))
        notebook.measures.delete(result.id)
    return Kept(kept, lambda: _bring_back(notebook, before, result))


def add_up(notebook: Notebook, measure: Measure, sheet: MeasureAnswers) -> MeasureAnswers:
    """Give the answers their total; without enough of them, leave them as they are."""
    answers = given(measure, sheet)
    total = score(measure, answers).total if answers else None
    if sheet.result_id or total is None:
        return sheet
    with notebook.database.write():
        made = MeasureResult(measure=measure.key, day=sheet.day, total=total)
        result = notebook.measures.save(made)
        return notebook.answer_sheets.save(replace(sheet, result_id=result.id))


def throw_away(notebook: Notebook, sheet: MeasureAnswers) -> Undo:
    """Delete answers, and their total with them; return what undoes it."""
    if sheet.result_id:
        return throw_result_away(notebook, sheet.result_id)
    stamp = notebook.answer_sheets.delete(sheet.id)
    return lambda: notebook.answer_sheets.restore(stamp)


def throw_result_away(notebook: Notebook, result_id: str) -> Undo:
    """Delete a total, and with it the answers that it was added up from; return what undoes it."""
    stamp = notebook.measures.delete(result_id)
    return lambda: notebook.measures.restore(stamp)


def _bring_back(notebook: Notebook, before: MeasureAnswers, result: MeasureResult) -> None:
    """Put answers and their total back as they were, whatever became of the answers since."""
    with notebook.database.write():
        now = notebook.answer_sheets.get(before.id)
        notebook.answer_sheets.mark(before.id, None)
        notebook.answer_sheets.save(before)
        if now and now.result_id and now.result_id != result.id:
            notebook.measures.delete(now.result_id)
        notebook.measures.mark(result.id, None)


def _size(measure: Measure) -> int:
    return len(measure.items)


def _read(answers: str) -> Given:
    found = json.loads(answers)
    is_sound = isinstance(found, list) and all(n is None or type(n) is int for n in found)
    return tuple(found) if is_sound else ()


def _written(answers: Sequence[int | None]) -> str:
    return json.dumps(list(answers), separators=(",", ":"))
