"""Sessions as rows, with their insights and gratitude lists."""

from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.gratitude import GratitudeLine
from sessionbook.domain.insights import Insight
from sessionbook.domain.series import Points
from sessionbook.domain.sessions import (
    BEGINNING,
    FEWEST_FOR_A_SCORE,
    SLIDERS,
    Session,
    SessionLine,
)
from sessionbook.store.attachments import Attachments
from sessionbook.store.database import Database
from sessionbook.store.homework import HomeworkReviews
from sessionbook.store.records import Records
from sessionbook.store.rows import ORDINAL, span

ORDER = "day, coalesce(at, ''), created, id"
"""What comes first of two sessions: the index sorts by day, the few of a day are sorted here."""

NEWEST_FIRST = ", ".join(f"{each} DESC" for each in ("day", "coalesce(at, '')", "created", "id"))
BEFORE = f"({ORDER}) < (?, ?, ?, ?)"
NOT_MADE_YET = "9"  # sorts after every time of creation

PARTS = {
    "insights": "session_id",
    "gratitude": "session_id",
    "homework": "session_id",
    "topics": "raised_in",
    "homework_reviews": "session_id",
}
"""Where the tables that say something of a session keep its id."""

MOST_COUNTED = 1_000  # of one a week, after nineteen years


class Insights(Records[Insight]):
    """Every query and write on the insights table."""

    kind = Insight
    table = "insights"
    area = Area.INSIGHTS
    searched = True

    def of_session(self, session_id: str) -> list[Insight]:
        """Return the session's insights in the person's order."""
        return self.where("session_id = ? ORDER BY position, created", session_id)

    def counted_days(self) -> Points:
        """Return how many were noted on each day: that of their session, or of writing."""
        return self._db.points(_counted(self.table))


class Gratitude(Records[GratitudeLine]):
    """Every query and write on the gratitude table."""

    kind = GratitudeLine
    table = "gratitude"
    area = Area.GRATITUDE
    searched = True

    def of_session(self, session_id: str) -> list[GratitudeLine]:
        """Return the session's gratitude list in the person's order."""
        return self.where("session_id = ? ORDER BY position, created", session_id)

    def counted_days(self) -> Points:
        """Return how many lines were written on each day, which is that of their session."""
        return self._db.points(_counted(self.table))


class Sessions(Records[Session]):
    """Every query and write on the sessions table."""

    kind = Session
    table = "sessions"
    area = Area.SESSIONS
    order = ORDER
    searched = True

    def __init__(
        self,
        database: Database,
        insights: Insights,
        gratitude: Gratitude,
        reviews: HomeworkReviews,
        attachments: Attachments,
    ) -> None:
        super().__init__(database)
        self._written = insights, gratitude, reviews
        self._attachments = attachments

    def lines(self, limit: int, after: SessionLine | None = None) -> list[SessionLine]:
        """Return up to limit sessions, newest first, older than the one given."""
        query = (
            f"SELECT id, day, at, substr(notes, 1, {BEGINNING:d}) AS beginning, missed, created "
            "FROM sessions "
            f"WHERE deleted IS NULL AND day <= ? {{}} ORDER BY {NEWEST_FIRST} LIMIT ?"
        )
        if after is None:
            return self._db.rows(SessionLine, query.format(""), date.max.isoformat(), limit)
        older = query.format(f"AND {BEFORE}")
        return self._db.rows(SessionLine, older, after.day.isoformat(), *_place(after), limit)

    def holding(self, record_id: str) -> Session | None:
        """Return the session with this id, or the one that the record with it is from."""
        if found := self.get(record_id):
            return found
        query = " UNION ALL ".join(
            f"SELECT {column} FROM {table} WHERE id = ?1 AND deleted IS NULL"
            for table, column in PARTS.items()
        )
        session_id = self._db.value(query, record_id)
        session_id = session_id or self._attachments.holder(self.table, record_id)
        return self.get(session_id) if session_id else None

    def labels(self) -> list[str]:
        """Return the kinds of session that were named, the commonest first."""
        return self._named("label")

    def ways(self) -> list[str]:
        """Return the ways of meeting that were named, the commonest first."""
        return self._named("way")

    def companions(self) -> list[str]:
        """Return whom sessions were with, the commonest first."""
        return self._named("with_whom")

    def _named(self, column: str) -> list[str]:
        query = (
            f"SELECT {column} FROM sessions WHERE deleted IS NULL AND {column} <> '' "
            f"GROUP BY {column} ORDER BY count(*) DESC, {column}"
        )
        return [row[0] for row in self._db.tuples(query)]

    def on_day(self, day: date) -> list[Session]:
        """Return the sessions of a day, in the order of their times."""
        return self.where(f"day = ? ORDER BY {ORDER}", day.isoformat())

    def latest_before(self, day: date) -> Session | None:
        """Return the last session before a day."""
        condition = f"NOT missed AND day < ? ORDER BY {NEWEST_FIRST} LIMIT 1"
        return self.first(condition, day.isoformat())

    def number(self, session: Session) -> int | None:
        """Return the how-manieth session with this person it is, from 1; it need not be saved.

        What did not happen is not counted. Returns None past the thousandth: counting on would
        take ever longer.
        """
        same = "FROM sessions WHERE deleted IS NULL AND NOT missed AND with_whom = ? AND day"
        query = (
            f"SELECT (SELECT count(*) FROM (SELECT 1 {same} < ? LIMIT {MOST_COUNTED:d})) + "
            f"(SELECT count(*) {same} = ? AND id <> ? AND {BEFORE}) + 1"
        )
        whom = session.with_whom
        day, *rest = _place(session)
        found = int(self._db.value(query, whom, day, whom, day, session.id, day, *rest))
        return found if found <= MOST_COUNTED else None

    def held_between(self, since: date | None, until: date) -> int:
        """Return how many took place after a day, or ever, up to another one."""
        query = (
            "SELECT count(*) FROM sessions "
            "WHERE deleted IS NULL AND NOT missed AND day > ? AND day <= ?"
        )
        return int(self._db.value(query, *span(since, until)))

    def between(self, since: date | None, until: date) -> list[Session]:
        """Return the sessions after a day, or ever, up to another one, oldest first."""
        return self.where(f"day > ? AND day <= ? ORDER BY {ORDER}", *span(since, until))

    def days(self) -> list[int]:
        """Return the day of every session as an ordinal, oldest first."""
        query = f"SELECT {ORDINAL} FROM sessions WHERE deleted IS NULL ORDER BY day"
        return [row[0] for row in self._db.tuples(query)]

    def together_points(self) -> Points:
        """Return the working-together score (0-100) of every session that has one."""
        total = " + ".join(f"coalesce({name}, 0)" for name in SLIDERS)
        answered = " + ".join(f"({name} IS NOT NULL)" for name in SLIDERS)
        query = (
            f"SELECT {ORDINAL}, ({total}) * 1.0 / ({answered}) FROM sessions "
            f"WHERE deleted IS NULL AND ({answered}) >= {FEWEST_FOR_A_SCORE} ORDER BY day"
        )
        return Points.of(self._db.tuples(query))

    def earlier(self, session: Session, limit: int) -> list[Session]:
        """Return the sessions before this one, newest first."""
        condition = f"{BEFORE} ORDER BY {NEWEST_FIRST} LIMIT ?"
        return self.where(condition, *_place(session), limit)

    def last_with_same(self, session: Session) -> Session | None:
        """Return the session with the same person before this one."""
        condition = f"NOT missed AND with_whom = ? AND {BEFORE} ORDER BY {NEWEST_FIRST} LIMIT 1"
        return self.first(condition, session.with_whom, *_place(session))

    def last_with_whom(self) -> str:
        """Return whom the latest session was with, or nothing."""
        query = (
            f"SELECT with_whom FROM sessions WHERE deleted IS NULL ORDER BY {NEWEST_FIRST} LIMIT 1"
        )
        return self._db.value(query) or ""

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        written = ((each, "session_id") for each in self._written)
        return (*written, self._attachments.part_of(self.table))


def _place(session: Session | SessionLine) -> tuple[str, str, str, str]:
    """Return the values of ORDER."""
    at = session.at.isoformat() if session.at else ""
    return session.day.isoformat(), at, session.created or NOT_MADE_YET, session.id


def _counted(table: str) -> str:
    """Return a query for the days of what belongs to sessions, and how many there were on each."""
    day = "coalesce(s.day, substr(x.created, 1, 10)) AS day"
    return (
        f"SELECT {ORDINAL} AS number, count(*) AS value FROM (SELECT {day} FROM {table} x "
        "LEFT JOIN sessions s ON s.id = x.session_id AND s.deleted IS NULL "
        "WHERE x.deleted IS NULL) GROUP BY number ORDER BY number"
    )
