"""The forms there are: those shipped with the program, and the person's own."""

from functools import cache
from pathlib import Path

from sessionbook import paths
from sessionbook.domain.forms import Form, OwnForm
from sessionbook.errors import QT_TRANSLATE_NOOP, SessionbookError
from sessionbook.services.form_reader import LARGEST, Reason, WrongFormError, read, read_bytes
from sessionbook.services.form_writer import write
from sessionbook.store.notebook import Notebook

SHIPPED = ("thought_record", "activity_plan", "small_step", "values", "free")
"""In the order in which they are offered; a form's key is its file's name."""


class FormNotSavedError(SessionbookError):
    """The chosen file could not be written."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The form could not be saved there. Choose another folder and try again."
    )


@cache
def shipped() -> tuple[Form, ...]:
    """Return the forms that come with the program."""
    folder = paths.resources() / "forms"
    return tuple(read_bytes((folder / f"{key}.toml").read_bytes(), key) for key in SHIPPED)


def own(notebook: Notebook) -> list[Form]:
    """Return the person's forms, without those that only a later program can read."""
    return [form for each in notebook.forms.all() if (form := form_of(each))]


def form_of(own_form: OwnForm) -> Form | None:
    """Return what the person's form asks, or None if this program cannot read it."""
    try:
        return read(own_form.source, own_form.id)
    except WrongFormError:
        return None


def bring_in(notebook: Notebook, path: Path) -> Form:
    """Add the form of a file to the person's own; raise WrongFormError if it is not sound."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise WrongFormError(Reason.UNREADABLE) from None
    return keep(notebook, read_bytes(content, ""))


def keep(notebook: Notebook, form: Form) -> Form:
    """Add a form to the person's own, after the others; return it with its key."""
    position = notebook.forms.next_position()
    stored = notebook.forms.save(OwnForm(source=write(form), position=position))
    return read(stored.source, stored.id)


def move(notebook: Notebook, key: str, step: int) -> None:
    """Move one of the person's forms by so many places, as they are offered."""
    offered = [each for each in notebook.forms.all() if form_of(each)]
    notebook.forms.shift(offered, key, step)


def take_out(form: Form, path: Path) -> None:
    """Write a form to a file that can be brought in elsewhere."""
    try:
        path.write_text(write(form), encoding="utf-8", newline="\n")
    except OSError:
        raise FormNotSavedError from None
