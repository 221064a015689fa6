"""Homework and its practices as rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.homework import Homework, Practice
from sessionbook.store.database import Database
from sessionbook.store.records import Records


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


class Homeworks(Records[Homework]):
    """Every query and write on the homework table."""

    kind = Homework
    table = "homework"
    area = Area.HOMEWORK
    searched = True

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.practices = Practices(database)

    def open(self) -> list[Homework]:
        """Return what is still being practised, in the person's order."""
        return self.where("finished_on IS NULL ORDER BY position, created")

    def finished(self, limit: int = -1) -> list[Homework]:
        """Return what is done with, latest first."""
        return self.where("finished_on IS NOT NULL ORDER BY finished_on DESC LIMIT ?", limit)

    def finished_count(self) -> int:
        """Return how many are done with."""
        query = "SELECT count(*) FROM homework WHERE deleted IS NULL AND finished_on IS NOT NULL"
        return int(self._db.value(query))

    def of_session(self, session_id: str) -> list[Homework]:
        """Return what was agreed in a session."""
        return self.where("session_id = ? ORDER BY position, created", session_id)

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return ((self.practices, "homework_id"),)
