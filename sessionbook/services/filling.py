"""Keeps what is written in a form, and the attempt at homework that filling it in is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sessionbook.domain.forms import FilledForm, FormAnswer, FormField, of_attempt
from sessionbook.domain.homework import Done, Practice
from sessionbook.store.notebook import Notebook


def keep_filled(
    notebook: Notebook,
    filled: FilledForm,
    fields: Sequence[FormField],
    values: Mapping[str, str],
) -> FilledForm:
    """Save a filled form with its answers; return it as stored.

    The first time, one for homework notes an attempt of its day, which later moves with it. What
    the form says about the attempt is noted there whenever it is answered anew.
    """
    with notebook.database.write():
        filled = notebook.filled.save(_with_attempt(notebook, filled))
        before = {answer.field: answer for answer in notebook.filled.answers.of(filled.id)}
        said = {key: answer.value for key, answer in before.items()}
        _tell_attempt(notebook, filled, of_attempt(fields, said), of_attempt(fields, values))
        for place, field in enumerate(fields):
            value, answer = values.get(field.key, ""), before.get(field.key)
            if value or answer:
                answer = answer or FormAnswer(
                    filled_id=filled.id, field=field.key, label=field.label, value=""
                )
                changed = replace(answer, label=field.label, value=value, position=place)
                notebook.filled.answers.save(changed)
    return filled


def throw_away(
    notebook: Notebook, filled: FilledForm, fields: Sequence[FormField]
) -> Callable[[], None]:
    """Delete a filled form, and its attempt if nothing but the form says anything of it.

    Return what undoes both.
    """
    said = {answer.field: answer.value for answer in notebook.filled.answers.of(filled.id)}
    told = of_attempt(fields, said)
    practices = notebook.homework.practices
    attempt = practices.get(filled.practice_id) if filled.practice_id else None
    with notebook.database.write():
        stamp = notebook.filled.delete(filled.id)
        gone = practices.delete(attempt.id) if attempt and _is_as_made(attempt, told) else ""

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


def _tell_attempt(
    notebook: Notebook,
    filled: FilledForm,
    before: Mapping[str, int | None],
    now: Mapping[str, int | None],
) -> None:
    """Note in the attempt what is answered differently: what was set there by hand stays."""
    practices = notebook.homework.practices
    changed: dict[str, Any] = {name: value for name, value in now.items() if value != before[name]}
    attempt = practices.get(filled.practice_id) if filled.practice_id and changed else None
    if attempt:
        practices.save(replace(attempt, **changed))


def _is_as_made(attempt: Practice, told: Mapping[str, int | None]) -> bool:
    made = Practice(id=attempt.id, homework_id=attempt.homework_id, day=attempt.day, done=Done.ALL)
    values: dict[str, Any] = dict(told)
    return attempt == replace(made, **values)
