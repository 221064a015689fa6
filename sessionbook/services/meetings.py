"""Which sessions a day has: planned, begun in the waiting room, or written about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sessionbook.domain.appointments import Appointment, occurrences_on
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook

HALF_A_DAY = timedelta(hours=12)
NEAR = timedelta(hours=2)
"""One written about that is so near in hour to what was planned is what was planned."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session of a day, as it was planned and as far as the notebook has it: one or both."""

    day: date
    plan: Appointment | None
    session: Session | None

    @property
    def at(self) -> time | None:
        """Its hour, if there is one."""
        of_session = self.session.at if self.session else None
        return of_session or (self.plan.at if self.plan else None)

    @property
    def with_whom(self) -> str:
        """With whom it is, or nothing."""
        of_session = self.session.with_whom if self.session else ""
        return of_session or (self.plan.with_whom if self.plan else "")

    @property
    def is_written(self) -> bool:
        """Whether something was written about it since it took place."""
        return self.session is not None and not is_only_begun(self.session)

    def as_session(self) -> Session:
        """Return it as the notebook has it, or as a new session that is not saved yet."""
        return self.session or of_plan(self.plan, self.day)


def meetings(
    notebook: Notebook, day: date, plan: Iterable[Appointment] | None = None
) -> list[Meeting]:
    """Return the sessions of a day in the order of their hours; plan, if it is read already."""
    plan = notebook.appointments.all() if plan is None else plan
    plans = [found.appointment for found in occurrences_on(plan, day)]
    sessions = notebook.sessions.on_day(day)
    pairs = _pairs(plans, sessions)
    found = [Meeting(day, plan, pairs.get(plan.id)) for plan in plans]
    planned = {session.id for session in pairs.values()}
    found += [Meeting(day, None, session) for session in sessions if session.id not in planned]
    return sorted(found, key=lambda each: each.at or time.max)


def in_turn(found: Sequence[Meeting]) -> list[Meeting]:
    """Return first what is to be written up, before all what was planned; then the written."""
    to_write = [each for each in found if not each.is_written]
    to_write.sort(key=lambda each: (each.plan is None, each.session is None))
    return to_write + [each for each in reversed(found) if each.is_written]


def nearest(found: Sequence[Meeting], now: datetime) -> Meeting | None:
    """Return the meeting whose hour is the nearest, of those that did not fall through.

    One without an hour is as near as half a day.
    """
    held = [each for each in found if not (each.session and each.session.missed)]
    return min(held, key=lambda each: _distance(each, now), default=None)


def is_only_begun(session: Session) -> bool:
    """Return whether all that is written is from before the session: the waiting room.

    That is the mood on the way in, and notes last changed before the hour at which it began.
    """
    notes = "" if _is_from_before(session) else session.notes
    return replace(session, mood_before=None, notes=notes).is_blank()


def of_plan(plan: Appointment | None, day: date) -> Session:
    """Return a new session on a day, as its appointment says."""
    if plan is None:
        return Session(day=day)
    return Session(day=day, at=plan.at, with_whom=plan.with_whom, label=plan.label, way=plan.way)


def _pairs(plans: Sequence[Appointment], sessions: Sequence[Session]) -> dict[str, Session]:
    """Return the session of each plan that has one: the surest pairs are taken first."""
    left, found = list(sessions), {}
    for fits in (_is_same, _may_be, _was_moved):
        for plan in plans:
            session = next((each for each in left if fits(each, plan)), None)
            if session and plan.id not in found:
                found[plan.id] = session
                left.remove(session)
    return found


def _is_same(session: Session, plan: Appointment) -> bool:
    return (session.at, session.with_whom) == (plan.at, plan.with_whom)


def _may_be(session: Session, plan: Appointment) -> bool:
    """Return whether neither hour nor person speaks against it."""
    return _agree(session.at, plan.at) and _agree(session.with_whom, plan.with_whom)


def _was_moved(session: Session, plan: Appointment) -> bool:
    """Return whether only the hour speaks against it, and that not much."""
    if not _agree(session.with_whom, plan.with_whom) or not (session.at and plan.at):
        return False
    apart = _moment(session.day, session.at) - _moment(session.day, plan.at)
    return abs(apart) <= NEAR or is_only_begun(session)


def _is_from_before(session: Session) -> bool:
    if session.at is None or not session.changed:
        return False
    return datetime.fromisoformat(session.changed) < _moment(session.day, session.at)


def _agree(noted: object, planned: object) -> bool:
    return noted == planned or not (noted and planned)


def _distance(meeting: Meeting, now: datetime) -> timedelta:
    return abs(_moment(meeting.day, meeting.at) - now) if meeting.at else HALF_A_DAY


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at).astimezone()
