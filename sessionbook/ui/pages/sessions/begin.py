"""Which session a new note is about."""

from dataclasses import replace
from datetime import date

from sessionbook.domain.appointments import Appointment, occurrences_on
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook


def session_to_begin(notebook: Notebook, today: date) -> tuple[Session, bool]:
    """Return today's session that has no words yet, or a new one; and whether it is new.

    What was begun in the waiting room, ticks and how one arrived, is the session of today.
    A new one is as today's appointment says, the first that nothing is written about, or is
    with the person of last time; it comes into the notebook with the first words.
    """
    written = notebook.sessions.on_day(today)
    for session in written:
        if replace(session, mood_before=None).is_blank():
            return session, False
    for found in occurrences_on(notebook.appointments.all(), today):
        if not any(_is_of(session, found.appointment) for session in written):
            return session_of(found.appointment, today), True
    return Session(day=today, with_whom=notebook.sessions.last_with_whom()), True


def session_of(plan: Appointment, day: date) -> Session:
    """Return a new session on a day, as its appointment says."""
    return Session(day=day, at=plan.at, with_whom=plan.with_whom, label=plan.label, way=plan.way)


def _is_of(session: Session, plan: Appointment) -> bool:
    """Return whether a session of the day is the one that was planned."""
    pairs = (session.at, plan.at), (session.with_whom, plan.with_whom)
    return all(noted == planned or not (noted and planned) for noted, planned in pairs)
