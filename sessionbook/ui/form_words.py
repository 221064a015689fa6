"""Forms in the person's language: the shipped ones are translated, one's own are as written."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.forms import Form, FormField
from sessionbook.services import forms
from sessionbook.store.notebook import Notebook


def shipped_forms() -> list[Form]:
    """Return the forms that come with the program."""
    return [_translated(form) for form in forms.shipped()]


def every_form(notebook: Notebook) -> dict[str, Form]:
    """Return all forms by their key, the person's own after the others."""
    return {form.key: form for form in (*shipped_forms(), *forms.own(notebook))}


def form_name(notebook: Notebook, key: str) -> str:
    """Return the name of a form, or nothing if there is none with this key."""
    for form in forms.shipped() if key else ():
        if form.key == key:
            return _say(form.name)
    own = notebook.forms.get(key) if key else None
    found = forms.form_of(own) if own else None
    return found.name if found else ""


def _translated(form: Form) -> Form:
    return replace(
        form,
        name=_say(form.name),
        about=_say(form.about),
        fields=tuple(_translated_field(field) for field in form.fields),
    )


def _translated_field(field: FormField) -> FormField:
    return replace(
        field,
        label=_say(field.label),
        hint=_say(field.hint),
        low_words=_say(field.low_words),
        high_words=_say(field.high_words),
        choices=tuple(_say(choice) for choice in field.choices),
    )


def _say(words: str) -> str:
    return QCoreApplication.translate("forms", words) if words else ""
