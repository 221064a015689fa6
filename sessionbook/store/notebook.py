"""The whole notebook: one store an area over one database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sessionbook.store.appointments import Appointments
from sessionbook.store.database import Database, utc_now
from sessionbook.store.goals import Goals
from sessionbook.store.homework import Homeworks
from sessionbook.store.measures import MeasureResults
from sessionbook.store.records import Records
from sessionbook.store.schema import upgrade
from sessionbook.store.search import Search
from sessionbook.store.sessions import Gratitude, Insights, Sessions
from sessionbook.store.topics import Topics
from sessionbook.store.trackers import Trackers
from sessionbook.vault.driver import Connection


class Notebook:
    """Everything a page or a service may ask of an unlocked notebook."""

    def __init__(self, connection: Connection, now: Callable[[], datetime] = utc_now) -> None:
        upgrade(connection)
        self.database = Database(connection, now)
        self.appointments = Appointments(self.database)
        self.insights = Insights(self.database)
        self.gratitude = Gratitude(self.database)
        self.sessions = Sessions(self.database, self.insights, self.gratitude)
        self.topics = Topics(self.database)
        self.homework = Homeworks(self.database)
        self.goals = Goals(self.database)
        self.trackers = Trackers(self.database)
        self.measures = MeasureResults(self.database)
        self.search = Search(self.database)

    def tables(self) -> tuple[Records[Any], ...]:
        """Return the store of every kind of record."""
        return (
            self.appointments,
            self.sessions,
            self.insights,
            self.gratitude,
            self.topics,
            self.homework,
            self.homework.practices,
            self.goals,
            self.goals.steps,
            self.goals.ratings,
            self.trackers,
            self.trackers.ratings,
            self.measures,
        )

    def faults(self) -> list[str]:
        """Return codes of what is damaged, in the pages or the search index; [] when whole."""
        return self.database.faults() or self.search.faults()

    def close(self) -> None:
        """Close the database."""
        self.database.close()
