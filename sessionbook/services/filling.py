"""Keeps what is written in a form, and the attempt at homework that filling it in is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sessionbook.domain.forms import FilledForm, FormAnswer, FormField
from sessionbook.domain.homework import Done, Practice
from sessionbook.store.notebook import Notebook


def keep_filled(
    notebook: Notebook,
    filled: FilledForm,
    fields: Sequence[FormField],
    values: Mapping[str, str],
) -> FilledForm:
    """Save a filled form with its answers; return it as stored.

    The first time, one for homework notes an attempt of its day, which later moves with it.
    """
    with notebook.database.write():
        filled = notebook.filled.save(_with_attempt(notebook, filled))
        before = {answer.field: answer for answer in notebook.filled.answers.of(filled.id)}
        for place, field in enumerate(fields):
            value, answer = values.get(field.key, ""), before.get(field.key)
            if value or answer:
                answer = answer or FormAnswer(
                    filled_id=filled.id, field=field.key, label=field.label, value=""
                )
                changed = replace(answer, label=field.label, value=value, position=place)
                notebook.filled.answers.save(changed)
    return filled


def throw_away(notebook: Notebook, filled: FilledForm) -> Callable[[], None]:
    """Delete a filled form, and its attempt if nothing else says anything of it.

    Return what undoes both.
    """
    practices = notebook.homework.practices
    attempt = practices.get(filled.practice_id) if filled.practice_id else None
    with notebook.database.write():
        stamp = notebook.filled.delete(filled.id)
        gone = practices.delete(attempt.id) if attempt and _is_as_made(attempt) else ""

    def undo() -> None:
        with notebook.database.write():
            notebook.filled.restore(stamp)
            practices.restore(gone)

    return undo


def _with_attempt(notebook: Notebook, filled: FilledForm) -> FilledForm:
    """Return the filled form with its attempt noted, and on the same day."""
    practices = notebook.homework.practices
    before = notebook.filled.get(filled.id)
    if filled.practice_id:
        attempt = practices.get(filled.practice_id)
        if before and attempt and attempt.day == before.day:
            practices.save(replace(attempt, day=filled.day))
    elif before is None and filled.homework_id and notebook.homework.get(filled.homework_id):
        attempt = practices.save(Practice(homework_id=filled.homework_id, day=filled.day))
        return replace(filled, practice_id=attempt.id)
    return filled


def _is_as_made(attempt: Practice) -> bool:
    made = Practice(id=attempt.id, homework_id=attempt.homework_id, day=attempt.day, done=Done.ALL)
    return attempt == made
