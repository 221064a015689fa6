"""The facts of the day that several cards share, each read once a refresh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sessionbook.domain.appointments import (
    Appointment,
    Occurrence,
    next_occurrence,
    occurrences_on,
    previous_occurrence,
)
from sessionbook.domain.revisits import Met, picks
from sessionbook.domain.sessions import Session
from sessionbook.services.meetings import Meeting, in_turn, meetings, of_plan
from sessionbook.services.raising import begin
from sessionbook.services.review_offer import AWAY, offered
from sessionbook.store.notebook import Notebook

ONE_DAY = timedelta(days=1)
USUAL_LENGTH = timedelta(hours=1)
"""So long after its hour a session is the one that Today speaks of, then the day's next one."""


@dataclass(frozen=True, slots=True)
class Day:
    """Today, the sessions around it, the insights that come back, sessions to look back on.

    meetings are those of today, the next to be written up first; until is the moment from which
    another one of today is the one to come.
    """

    today: date
    coming: Occurrence | None
    last: Session | None
    unwritten: Occurrence | None
    due: tuple[Met, ...] = ()
    to_look_back_on: int = 0
    meetings: tuple[Meeting, ...] = ()
    until: datetime | None = None

    @property
    def is_session_day(self) -> bool:
        """Whether the session to come is today."""
        return self.coming is not None and self.coming.day == self.today

    @property
    def was_away(self) -> bool:
        """Whether somebody comes back who wrote no session for long: nothing is held up to them."""
        return self.last is not None and self.today - self.last.day >= AWAY

    def is_over(self, now: datetime) -> bool:
        """Whether what is said of the day must be read again."""
        return self.today != now.date() or (self.until is not None and now >= self.until)

    @property
    def last_day(self) -> date | None:
        """The day of the last session."""
        return self.last.day if self.last else None


def read_day(notebook: Notebook, now: datetime) -> Day:
    """Return the day's facts; on a session's day, the last session is the one before."""
    today, plan = now.date(), notebook.appointments.all()
    coming, until = _coming(plan, now)
    is_session_day = coming is not None and coming.day == today
    last = notebook.sessions.latest_before(today if is_session_day else today + ONE_DAY)
    return Day(
        today,
        coming,
        last,
        _unwritten(notebook, plan, last, today),
        _due(notebook, today, last if is_session_day else None),
        offered(notebook, today, last.day if last else None),
        tuple(in_turn(meetings(notebook, today, plan))),
        until,
    )


def _coming(
    plan: Iterable[Appointment], now: datetime
) -> tuple[Occurrence | None, datetime | None]:
    """Return the session to come or under way, and when another of today takes its place."""
    of_today = occurrences_on(plan, now.date())
    for found in of_today[:-1]:
        until = datetime.combine(found.day, found.at, now.tzinfo) + USUAL_LENGTH
        if now < until:
            return found, until
    return (of_today[-1] if of_today else next_occurrence(plan, now.date())), None


def _unwritten(
    notebook: Notebook, plan: Iterable[Appointment], last: Session | None, today: date
) -> Occurrence | None:
    """Return the first of the last day with a session that was planned and not written about."""
    before = previous_occurrence(plan, today)
    if before is None or (last and (last.day > before.day or today - last.day >= AWAY)):
        return None
    if last and last.day == before.day and len(occurrences_on(plan, before.day)) == 1:
        return None
    found = meetings(notebook, before.day, plan)
    planned = [each for each in found if each.plan]
    if len(planned) <= sum(each.session is not None for each in found):
        return None
    open_ones = (each.plan for each in planned if each.plan and not each.session)
    return next((Occurrence(before.day, each.at or time.max, each) for each in open_ones), None)


def _due(notebook: Notebook, today: date, last: Session | None) -> tuple[Met, ...]:
    """Return the insights to meet today, those of the last session too if it is given."""
    met = notebook.revisits.met(today)
    of_last = [each.insight.id for each in met if last and each.insight.session_id == last.id]
    return tuple(picks(met, today, of_last))


def session_to_write(notebook: Notebook, day: Day, place: int = 0) -> Session:
    """Find or make the session to write up: of today, one not written yet, or a new one.

    place is the one among today's.
    """
    if day.unwritten and not day.is_session_day:
        return begin(notebook, of_plan(day.unwritten.appointment, day.unwritten.day))
    if place < len(day.meetings):
        meeting = day.meetings[place]
        return meeting.session or begin(notebook, meeting.as_session())
    return begin(notebook, Session(day=day.today))
