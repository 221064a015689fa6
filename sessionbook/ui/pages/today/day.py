"""The facts of the day that several cards share, each read once a refresh."""

from dataclasses import dataclass
from datetime import date, timedelta

from sessionbook.domain.appointments import Occurrence, next_occurrence, previous_occurrence
from sessionbook.domain.revisits import Met, picks
from sessionbook.domain.sessions import Session
from sessionbook.services.review_offer import AWAY, offered
from sessionbook.store.notebook import Notebook

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """Today, the sessions around it, the insights that come back, sessions to look back on."""

    today: date
    coming: Occurrence | None
    last: Session | None
    unwritten: Occurrence | None
    due: tuple[Met, ...] = ()
    to_look_back_on: int = 0

    @property
    def is_session_day(self) -> bool:
        """Whether the session to come is today."""
        return self.coming is not None and self.coming.day == self.today

    @property
    def was_away(self) -> bool:
        """Whether somebody comes back who wrote no session for long: nothing is held up to them."""
        return self.last is not None and self.today - self.last.day >= AWAY

    @property
    def last_day(self) -> date | None:
        """The day of the last session."""
        return self.last.day if self.last else None


def read_day(notebook: Notebook, today: date) -> Day:
    """Return the day's facts; on a session's day, the last session is the one before."""
    plan = notebook.appointments.all()
    coming = next_occurrence(plan, today)
    is_session_day = coming is not None and coming.day == today
    last = notebook.sessions.latest_before(today if is_session_day else today + ONE_DAY)
    before = previous_occurrence(plan, today)
    written = before is None or (last is not None and last.day >= before.day)
    written = written or (last is not None and today - last.day >= AWAY)
    due = _due(notebook, today, last if is_session_day else None)
    reviewed = offered(notebook, today, last.day if last else None)
    return Day(today, coming, last, None if written else before, due, reviewed)


def _due(notebook: Notebook, today: date, last: Session | None) -> tuple[Met, ...]:
    """Return the insights to meet today, those of the last session too if it is given."""
    met = notebook.revisits.met(today)
    of_last = [each.insight.id for each in met if last and each.insight.session_id == last.id]
    return tuple(picks(met, today, of_last))


def session_of(notebook: Notebook, today: date) -> Session | None:
    """Return the session that a tick of today belongs to; a planned one is begun with it."""
    day = read_day(notebook, today)
    if day.is_session_day:
        return session_to_write(notebook, day)
    found = notebook.sessions.on_day(today)
    return found[-1] if found else None


def session_to_write(notebook: Notebook, day: Day) -> Session:
    """Find or make the session to write up: today's, one not written yet, or one of today."""
    planned = day.coming if day.is_session_day else day.unwritten
    if planned is None:
        found = notebook.sessions.on_day(day.today)
        return found[-1] if found else notebook.sessions.save(Session(day=day.today))
    wanted = planned.appointment
    for session in notebook.sessions.on_day(planned.day):
        if session.with_whom in (wanted.with_whom, "") or not wanted.with_whom:
            return session
    new = Session(
        day=planned.day,
        at=wanted.at,
        with_whom=wanted.with_whom,
        label=wanted.label,
        way=wanted.way,
    )
    return notebook.sessions.save(new)
