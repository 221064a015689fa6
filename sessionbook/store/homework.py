"""Homework and its practices as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.homework import Homework, HomeworkReview, Practice
from sessionbook.domain.series import Points
from sessionbook.store.attachments import Attachments
from sessionbook.store.database import Database
from sessionbook.store.records import Records
from sessionbook.store.rows import ORDINAL, span


@dataclass(frozen=True, slots=True)
class Tally:
    """How often and on how many days a homework was practised, and when last."""

    homework_id: str
    times: int
    days: int
    last_day: date


class Practices(Records[Practice]):
    """Every query and write on the practices table."""

    kind = Practice
    table = "practices"
    area = Area.HOMEWORK
    searched = True

    def of(self, homework_id: str, limit: int = -1) -> list[Practice]:
        """Return the newest practices of a homework, newest first."""
        return self.where(
            "homework_id = ? ORDER BY day DESC, created DESC LIMIT ?", homework_id, limit
        )

    def since(self, day: date, homework_ids: Iterable[str]) -> list[Practice]:
        """Return the practices of these homeworks from a day on, oldest first."""
        ids = tuple(homework_ids)
        holes = ", ".join("?" * len(ids))
        condition = f"homework_id IN ({holes}) AND day >= ? ORDER BY day, created"
        return self.where(condition, *ids, day.isoformat())

    def between(self, since: date | None, until: date) -> list[Practice]:
        """Return every practice after a day, or ever, up to another one, oldest first."""
        return self.where("day > ? AND day <= ? ORDER BY day, created", *span(since, until))

    def done_on(self, homework_id: str, day: date) -> list[Practice]:
        """Return the practices of a day on which something was done."""
        condition = "homework_id = ? AND day = ? AND done <> 'none' ORDER BY created"
        return self.where(condition, homework_id, day.isoformat())

    def counted_days(self) -> Points:
        """Return each day on which something was done, and how many practices there were."""
        query = (
            f"SELECT {ORDINAL} AS number, count(*) AS value FROM practices "
            "WHERE deleted IS NULL AND done <> 'none' GROUP BY day ORDER BY day"
        )
        return self._db.points(query)

    def tallies(self, homework_ids: Iterable[str]) -> dict[str, Tally]:
        """Return the tally of each of these homeworks that was practised at all."""
        ids = tuple(homework_ids)
        query = (
            "SELECT homework_id, count(*) AS times, "
            "count(DISTINCT day) AS days, max(day) AS last_day "
            f"FROM practices WHERE homework_id IN ({', '.join('?' * len(ids))}) "
            "AND deleted IS NULL AND done <> 'none' GROUP BY homework_id"
        )
        return {tally.homework_id: tally for tally in self._db.rows(Tally, query, *ids)}

    def newer(self, practice: Practice) -> int:
        """Return how many practices of the same homework come before it in its log."""
        query = (
            "SELECT count(*) FROM practices WHERE homework_id = ? AND deleted IS NULL "
            "AND (day, created) > (?, ?)"
        )
        day = practice.day.isoformat()
        return int(self._db.value(query, practice.homework_id, day, practice.created))


class HomeworkReviews(Records[HomeworkReview]):
    """Every query and write on the homework_reviews table."""

    kind = HomeworkReview
    table = "homework_reviews"
    area = Area.HOMEWORK
    searched = True

    def of_session(self, session_id: str) -> list[HomeworkReview]:
        """Return what was agreed about homework in a session."""
        return self.where("session_id = ? ORDER BY created", session_id)

    def between(self, since: date | None, until: date) -> list[HomeworkReview]:
        """Return what was agreed in the sessions after a day up to another one, oldest first."""
        condition = (
            "session_id IN (SELECT id FROM sessions WHERE deleted IS NULL "
            "AND day > ? AND day <= ?) ORDER BY created"
        )
        return self.where(condition, *span(since, until))

    def newest(self, homework_ids: Iterable[str]) -> dict[str, HomeworkReview]:
        """Return the last review of each of these homeworks that was ever looked at again."""
        ids = tuple(homework_ids)
        condition = f"homework_id IN ({', '.join('?' * len(ids))}) ORDER BY created"
        return {each.homework_id: each for each in self.where(condition, *ids)}

    def of(self, homework_id: str) -> list[HomeworkReview]:
        """Return every time a homework was looked at again, oldest first."""
        return self.where("homework_id = ? ORDER BY created", homework_id)


class Homeworks(Records[Homework]):
    """Every query and write on the homework table."""

    kind = Homework
    table = "homework"
    area = Area.HOMEWORK
    searched = True

    def __init__(self, database: Database, attachments: Attachments) -> None:
        super().__init__(database)
        self.practices = Practices(database)
        self.reviews = HomeworkReviews(database)
        self._attachments = attachments

    def holding(self, record_id: str) -> Homework | None:
        """Return the homework with this id, or the one that the record with it belongs to."""
        practice = self.practices.get(record_id)
        holder = practice.homework_id if practice else ""
        return self.get(holder or self._attachments.holder(self.table, record_id) or record_id)

    def open(self) -> list[Homework]:
        """Return what is still being practised, in the person's order."""
        return self.where("finished_on IS NULL ORDER BY position, created")

    def finished(self, limit: int = -1) -> list[Homework]:
        """Return what is done with, latest first."""
        return self.where(
            "finished_on IS NOT NULL ORDER BY finished_on DESC, changed DESC LIMIT ?", limit
        )

    def finished_count(self) -> int:
        """Return how many are done with."""
        query = "SELECT count(*) FROM homework WHERE deleted IS NULL AND finished_on IS NOT NULL"
        return int(self._db.value(query))

    def agreed_on(self) -> date | None:
        """Return the day of the latest session in which open homework was agreed."""
        query = (
            "SELECT max(s.day) FROM homework h JOIN sessions s ON s.id = h.session_id "
            "WHERE h.deleted IS NULL AND h.finished_on IS NULL AND s.deleted IS NULL"
        )
        day = self._db.value(query)
        return date.fromisoformat(day) if day else None

    def between(
        self, since: date | None, until: date, besides: Iterable[str] = ()
    ) -> list[Homework]:
        """Return what was agreed after a day up to another one, and those with these ids."""
        ids = tuple(besides)
        condition = (
            f"(id IN ({', '.join('?' * len(ids))}) OR (started_on > ? AND started_on <= ?)) "
            "ORDER BY started_on, position, created"
        )
        return self.where(condition, *ids, *span(since, until))

    def of_session(self, session_id: str) -> list[Homework]:
        """Return what was agreed in a session."""
        return self.where("session_id = ? ORDER BY position, created", session_id)

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        own = (self.practices, "homework_id"), (self.reviews, "homework_id")
        return (*own, self._attachments.part_of(self.table))
