"""When the recovery code was last tried, and when it is to be tried again, if one asked for that.

Days are the computer's, which may be wrong for a while. One that lies further ahead than a quarter
was written by a clock that was wrong, and is not counted from.
"""

from collections.abc import Callable
from datetime import date, timedelta

from sessionbook.store.notebook import Notebook

QUARTER = timedelta(days=91)
TRIED, ASKED, LATER = "recovery_tried", "recovery_asked", "recovery_later"
"""The choices: the days of the last try, of asking to be reminded, and of putting that off.

After the first of them stands the mark of the code that was tried: that of an older code is no
longer worth anything.
"""


def tried_on(notebook: Notebook, mark: str) -> date | None:
    """Return the day on which the code of this mark was last seen to open the notebook."""
    of_which = notebook.choices.read(TRIED).partition(" ")[2]
    return _day(notebook, TRIED) if of_which == mark else None


def note_try(notebook: Notebook, today: date, mark: str) -> None:
    """Remember that the code of this mark opened the notebook today."""
    notebook.choices.choose(TRIED, f"{today.isoformat()} {mark}")


def is_asked(notebook: Notebook) -> bool:
    """Return whether the person wants to be reminded."""
    return _day(notebook, ASKED) is not None


def ask(notebook: Notebook, today: date, *, asked: bool) -> None:
    """Begin to remind of it, a quarter from today, or end that."""
    notebook.choices.choose(ASKED, today.isoformat() if asked else "")


def put_off(notebook: Notebook, today: date) -> Callable[[], None]:
    """Remind of it a quarter from today; return what takes that back."""
    before = notebook.choices.read(LATER)
    notebook.choices.choose(LATER, today.isoformat())
    return lambda: notebook.choices.choose(LATER, before)


def due_on(notebook: Notebook, today: date) -> date | None:
    """Return the day from which it is due, None for never."""
    if not is_asked(notebook):
        return None
    days = (_day(notebook, name) for name in (ASKED, TRIED, LATER))
    counted = [day for day in days if day and day - today <= QUARTER]
    return max(counted) + QUARTER if counted else None


def is_due(notebook: Notebook, today: date) -> bool:
    """Return whether it is time to try the code."""
    due = due_on(notebook, today)
    return due is not None and due <= today


def _day(notebook: Notebook, name: str) -> date | None:
    try:
        return date.fromisoformat(notebook.choices.read(name).partition(" ")[0])
    except ValueError:
        return None
