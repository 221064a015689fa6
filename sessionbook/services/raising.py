"""What of the bring-up list a session has to do with, and which session a tick belongs to."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sessionbook.domain.areas import Area
from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.services.meetings import meetings, nearest
from sessionbook.store.notebook import Notebook

RECENT = timedelta(days=14)  # an older write-up is read, and offers nothing more to do
ONE_DAY = timedelta(days=1)


def is_recent(session: Session, today: date) -> bool:
    """Return whether the session is near enough that its loose ends may be tied in it."""
    return session.day >= today - RECENT


def was_there_first(topic: Topic, session: Session) -> bool:
    """Return whether the topic was on the list before the session was written about."""
    day = local_day(topic.created)
    if day != session.day:
        return day < session.day
    return not session.created or topic.created < session.created


def raise_topic(notebook: Notebook, topic: Topic, now: datetime) -> Session | None:
    """Note that a topic was raised; return the session in which, if there is one.

    It is the one of today whose hour is the nearest, begun by that when it was only planned;
    else the last one since the topic was written down, if that is not long ago. Without either
    the topic waits for a session to be written about: see begin.
    """
    with notebook.database.write(Area.TOPICS):
        session = _session_for(notebook, topic, now)
        raised_in = session.id if session else None
        notebook.topics.save(replace(topic, state=TopicState.RAISED, raised_in=raised_in))
    return session


def loose_of(notebook: Notebook, today: date) -> list[Topic]:
    """Return what was ticked today and is in no session yet."""
    return [
        each for each in notebook.topics.in_no_session(today) if local_day(each.changed) == today
    ]


def begin(notebook: Notebook, session: Session) -> Session:
    """Save a session that is new or on another day; what was ticked without one is raised in it.

    That is what was on the list before the session and was ticked on its day or soon after.
    """
    with notebook.database.write(Area.SESSIONS):
        stored = notebook.sessions.save(session)
        for topic in [] if stored.missed else notebook.topics.in_no_session(stored.day):
            since = local_day(topic.changed) - stored.day
            if timedelta(0) <= since <= RECENT and was_there_first(topic, stored):
                notebook.topics.save(replace(topic, raised_in=stored.id))
    return stored


def local_day(stamp: str) -> date:
    """Return the day of a UTC stamp where the person is."""
    return datetime.fromisoformat(stamp).astimezone().date()


def _session_for(notebook: Notebook, topic: Topic, now: datetime) -> Session | None:
    if meeting := nearest(meetings(notebook, now.date()), now):
        return meeting.session or begin(notebook, meeting.as_session())
    last = notebook.sessions.latest_before(now.date() + ONE_DAY)
    fits = last and is_recent(last, now.date()) and was_there_first(topic, last)
    return last if fits else None
