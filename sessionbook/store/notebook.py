"""The whole notebook: one store an area over one database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sessionbook.store.appointments import Appointments
from sessionbook.store.attachments import Attachments
from sessionbook.store.benchmarks import Benchmarks
from sessionbook.store.choices import Choices
from sessionbook.store.database import Database, utc_now
from sessionbook.store.details import Details
from sessionbook.store.events import Events
from sessionbook.store.forms import FilledForms, OwnForms
from sessionbook.store.goals import Goals
from sessionbook.store.homework import Homeworks
from sessionbook.store.journal import Journal
from sessionbook.store.measures import MeasureAnswerSheets, MeasureResults, OwnMeasures
from sessionbook.store.plans import Plans
from sessionbook.store.prompts import PromptSets
from sessionbook.store.records import Records
from sessionbook.store.reviews import Reviews
from sessionbook.store.revisits import Revisits
from sessionbook.store.schema import upgrade
from sessionbook.store.search import Search
from sessionbook.store.sessions import Gratitude, Insights, Sessions
from sessionbook.store.topics import Topics
from sessionbook.store.trackers import Trackers
from sessionbook.vault.driver import Connection
from sessionbook.vault.open_file import OpenFile


class Notebook:
    """Everything a page or a service may ask of an unlocked notebook."""

    def __init__(
        self,
        connection: Connection,
        now: Callable[[], datetime] = utc_now,
        file: OpenFile | None = None,
    ) -> None:
        """Take a connection and, where the notebook stays open for long, the file behind it."""
        upgrade(connection)
        self.database = Database(connection, now, file)
        self.attachments = Attachments(self.database)
        self.appointments = Appointments(self.database)
        self.insights = Insights(self.database)
        self.gratitude = Gratitude(self.database)
        self.topics = Topics(self.database)
        self.homework = Homeworks(self.database, self.attachments)
        reviews = self.homework.reviews
        self.sessions = Sessions(
            self.database, self.insights, self.gratitude, reviews, self.attachments
        )
        self.goals = Goals(self.database)
        self.trackers = Trackers(self.database)
        self.measures = MeasureResults(self.database)
        self.answer_sheets = MeasureAnswerSheets(self.database)
        self.own_measures = OwnMeasures(self.database)
        self.events = Events(self.database)
        self.benchmarks = Benchmarks(self.database)
        self.revisits = Revisits(self.database)
        self.forms = OwnForms(self.database)
        self.filled = FilledForms(self.database, self.attachments)
        self.journal = Journal(self.database, self.attachments)
        self.details = Details(self.database)
        self.plans = Plans(self.database)
        self.reviews = Reviews(self.database)
        self.prompt_sets = PromptSets(self.database)
        self.choices = Choices(self.database)
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
            self.homework.reviews,
            self.goals,
            self.goals.steps,
            self.goals.ratings,
            self.goals.attainments,
            self.trackers,
            self.trackers.ratings,
            self.measures,
            self.answer_sheets,
            self.own_measures,
            self.events,
            self.benchmarks,
            self.revisits,
            self.forms,
            self.filled,
            self.filled.answers,
            self.journal,
            self.details,
            self.plans,
            self.plans.lines,
            self.reviews,
            self.prompt_sets,
            self.prompt_sets.prompts,
            self.attachments,
            self.choices,
        )

    def faults(self) -> list[str]:
        """Return codes of what is damaged, in the pages or the search index; [] when whole."""
        return self.database.faults() or self.search.faults()

    def close(self) -> None:
        """Close the database."""
        self.database.close()
