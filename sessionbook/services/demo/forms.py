"""The invented forms: one of the person's own, and what was filled in on the last days."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sessionbook import paths
from sessionbook.domain.forms import FilledForm, Form, OwnForm
from sessionbook.domain.homework import Practice
from sessionbook.services import forms
from sessionbook.services.demo.course import Course
from sessionbook.services.demo.texts import texts
from sessionbook.services.filling import keep_filled
from sessionbook.store.notebook import Notebook


def write(notebook: Notebook, course: Course) -> None:
    """Save the own form and every filled one, those for homework with their practice."""
    found = texts("forms")
    file = paths.resources() / "demo" / f"{found['own']}.toml"
    mine = OwnForm(id=found["own"], source=file.read_text(encoding="utf-8"))
    notebook.forms.save(mine)
    known = {form.key: form for form in (*forms.shipped(), *forms.own(notebook))}
    for facts in reversed(found["filled"]):
        if facts["days_ago"] < course.days:
            _fill_in(notebook, course, known[facts["form"]], facts)


def _fill_in(notebook: Notebook, course: Course, form: Form, facts: dict[str, Any]) -> None:
    day = course.today - timedelta(days=facts["days_ago"])
    filled = FilledForm(form=form.key, name=form.name, day=day)
    practice = _practice(notebook, filled) if facts.get("homework") else None
    if practice:
        filled = replace(filled, homework_id=practice.homework_id, practice_id=practice.id)
    keep_filled(notebook, filled, form.fields, facts["answers"])


def _practice(notebook: Notebook, filled: FilledForm) -> Practice | None:
    """Return what was noted that day for the open homework with this form."""
    of_form = (each for each in notebook.homework.open() if each.form == filled.form)
    done = (notebook.homework.practices.done_on(each.id, filled.day) for each in of_form)
    return next((practice for practices in done for practice in practices), None)
