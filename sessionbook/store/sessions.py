"""Sessions as rows, with their insights and gratitude lists."""

from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.insights import Insight
from sessionbook.domain.series import Point
from sessionbook.domain.sessions import FEWEST_FOR_A_SCORE, SLIDERS, Session, SessionLine
from sessionbook.store.database import Database
from sessionbook.store.records import Records

ORDINAL = "CAST(julianday(day) - 1721424.5 AS INTEGER)"
"""SQL for date.toordinal() of the column day."""

BEGINNING = 160  # characters; two lines in the list


class Insights(Records[Insight]):
    """Every query and write on the insights table."""

    kind = Insight
    table = "insights"
    area = Area.INSIGHTS
    searched = True

    def of_session(self, session_id: str) -> list[Insight]:
        """Return the session's insights in the person's order."""
        return self.where("session_id = ? ORDER BY position, created", session_id)


class Gratitude(Records[GratitudeLine]):
    """Every query and write on the gratitude table."""

    kind = GratitudeLine
    table = "gratitude"
    area = Area.GRATITUDE
    searched = True

    def of_session(self, session_id: str) -> list[GratitudeLine]:
        """Return the session's gratitude list in the person's order."""
        return self.where("session_id = ? ORDER BY position, created", session_id)


class Sessions(Records[Session]):
    """Every query and write on the sessions table."""

    kind = Session
    table = "sessions"
    area = Area.SESSIONS
    searched = True

    def __init__(self, database: Database, insights: Insights, gratitude: Gratitude) -> None:
        super().__init__(database)
        self._insights = insights
        self._gratitude = gratitude

    def lines(self, limit: int, after: SessionLine | None = None) -> list[SessionLine]:
        """Return up to limit sessions, newest first, older than the one given."""
        query = (
            f"SELECT id, day, substr(notes, 1, {BEGINNING:d}) AS beginning FROM sessions "
            "WHERE deleted IS NULL {} ORDER BY day DESC, id DESC LIMIT ?"
        )
        if after is None:
            return self._db.rows(SessionLine, query.format(""), limit)
        older = "AND (day, id) < (?, ?)"
        return self._db.rows(
            SessionLine, query.format(older), after.day.isoformat(), after.id, limit
        )

    def on_day(self, day: date) -> list[Session]:
        """Return the sessions of a day, in the order of their times."""
        return self.where("day = ? ORDER BY at, created", day.isoformat())

    def latest_before(self, day: date) -> Session | None:
        """Return the last session before a day."""
        return self.first("day < ? ORDER BY day DESC, at DESC LIMIT 1", day.isoformat())

    def number(self, session: Session) -> int:
        """Return the how-manieth session with this person it is, from 1."""
        query = (
            "SELECT count(*) FROM sessions WHERE deleted IS NULL AND with_whom = ? "
            "AND (day, id) <= (?, ?)"
        )
        day = session.day.isoformat()
        return int(self._db.value(query, session.with_whom, day, session.id))

    def days(self) -> list[int]:
        """Return the day of every session as an ordinal, oldest first."""
        query = f"SELECT {ORDINAL} FROM sessions WHERE deleted IS NULL ORDER BY day"
        return [row[0] for row in self._db.tuples(query)]

    def together_points(self) -> list[Point]:
        """Return the working-together score (0-100) of every session that has one."""
        total = " + ".join(f"coalesce({name}, 0)" for name in SLIDERS)
        answered = " + ".join(f"({name} IS NOT NULL)" for name in SLIDERS)
        query = (
            f"SELECT {ORDINAL}, ({total}) * 1.0 / ({answered}) FROM sessions "
            f"WHERE deleted IS NULL AND ({answered}) >= {FEWEST_FOR_A_SCORE} ORDER BY day"
        )
        return [Point(*row) for row in self._db.tuples(query)]

    def last_with_whom(self) -> str:
        """Return whom the latest session was with, or nothing."""
        query = "SELECT with_whom FROM sessions WHERE deleted IS NULL ORDER BY day DESC LIMIT 1"
        return self._db.value(query) or ""

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return (self._insights, "session_id"), (self._gratitude, "session_id")
