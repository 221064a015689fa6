"""Trackers and their ratings as rows."""

from dataclasses import replace
from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.series import Points
from sessionbook.domain.trackers import Rating, Tracker
from sessionbook.store.database import Database
from sessionbook.store.records import Records
from sessionbook.store.rows import ORDINAL


class Ratings(Records[Rating]):
    """Every query and write on the ratings table."""

    kind = Rating
    table = "ratings"
    area = Area.TRACKERS

    def rate(self, tracker_id: str, day: date, value: int) -> Rating:
        """Save a day's rating; a second one on a day replaces the first."""
        old = self.on(tracker_id, day)
        new = Rating(tracker_id=tracker_id, day=day, value=value)
        return self.save(replace(old, value=value) if old else new)

    def on(self, tracker_id: str, day: date) -> Rating | None:
        """Return a day's rating, or None."""
        return self.first("tracker_id = ? AND day = ?", tracker_id, day.isoformat())

    def withdraw(self, tracker_id: str, day: date) -> None:
        """Take a day's rating back, if there is one."""
        if rating := self.on(tracker_id, day):
            self.delete(rating.id)

    def of_day(self, day: date) -> dict[str, int]:
        """Return the day's values by tracker."""
        query = (  # naming the few trackers lets the index find the day among years of ratings
            "SELECT tracker_id, value FROM ratings WHERE deleted IS NULL "
            "AND tracker_id IN (SELECT id FROM trackers) AND day = ?"
        )
        return {row["tracker_id"]: row["value"] for row in self._db.tuples(query, day.isoformat())}

    def points(self, tracker_id: str) -> Points:
        """Return a tracker's ratings, oldest first."""
        query = (
            f"SELECT {ORDINAL} AS number, value FROM ratings "
            "WHERE deleted IS NULL AND tracker_id = ? ORDER BY day"
        )
        return self._db.points(query, tracker_id)


class Trackers(Records[Tracker]):
    """Every query and write on the trackers table."""

    kind = Tracker
    table = "trackers"
    area = Area.TRACKERS

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.ratings = Ratings(database)

    def all(self) -> list[Tracker]:
        """Return every tracker in the person's order."""
        return self.where("1 ORDER BY position, created")

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return ((self.ratings, "tracker_id"),)
