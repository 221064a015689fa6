"""Which session a new note is about."""

from datetime import date

from sessionbook.domain.sessions import Session
from sessionbook.services.meetings import in_turn, meetings
from sessionbook.store.notebook import Notebook


def session_to_begin(notebook: Notebook, today: date) -> tuple[Session, bool]:
    """Return today's session that is not written up yet, or a new one; and whether it is new.

    What was begun in the waiting room, ticks, how one arrived, notes from before its hour, is
    the session of today. A new one is as today's appointment says, the first that nothing is
    written about, or is with the person of last time; it comes into the notebook with the first
    words.
    """
    for meeting in in_turn(meetings(notebook, today)):
        if not meeting.is_written:
            return meeting.as_session(), meeting.session is None
    return another_session(notebook, today), True


def another_session(notebook: Notebook, today: date) -> Session:
    """Return a new session besides those that there are."""
    return Session(day=today, with_whom=notebook.sessions.last_with_whom())
