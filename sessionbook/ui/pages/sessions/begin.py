"""Which session a new note is about."""

from datetime import date

from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook


def session_to_begin(notebook: Notebook, today: date) -> tuple[Session, bool]:
    """Return today's session that has no words yet, or a new one; and whether it is new.

    A new one has the time and person of today's appointment, or the person of last time,
    and is not in the notebook: it comes there with the first words.
    """
    for session in notebook.sessions.on_day(today):
        if session.is_blank():
            return session, False
    coming = notebook.appointments.next(today)
    if coming and coming.day == today:
        plan = coming.appointment
        return Session(day=today, at=plan.at, with_whom=plan.with_whom), True
    return Session(day=today, with_whom=notebook.sessions.last_with_whom()), True
