"""What of the bring-up list a session has to do with."""

from datetime import date, datetime, timedelta

from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic

RECENT = timedelta(days=14)  # an older write-up is read, and offers nothing more to do


def is_recent(session: Session, today: date) -> bool:
    """Return whether the session is near enough that its loose ends may be tied in it."""
    return session.day >= today - RECENT


def was_there_first(topic: Topic, session: Session) -> bool:
    """Return whether the topic was on the list before the session was written about."""
    day = datetime.fromisoformat(topic.created).astimezone().date()
    if day != session.day:
        return day < session.day
    return not session.created or topic.created < session.created
