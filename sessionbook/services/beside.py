"""What can stand on the chart beside what was measured: events, practice, what was noted."""

from collections.abc import Callable
from typing import Any, TypeVar

from sessionbook.domain.areas import Area
from sessionbook.domain.events import Event
from sessionbook.domain.series import Points
from sessionbook.store.notebook import Notebook

T = TypeVar("T")

EVENTS, PRACTICE, GRATITUDE, INSIGHTS = "events", "practice", "gratitude", "insights"
BESIDE = (EVENTS, PRACTICE, GRATITUDE, INSIGHTS)
AREAS = frozenset({Area.EVENTS, Area.HOMEWORK, Area.GRATITUDE, Area.INSIGHTS})


class BesideReader:
    """Reads only what is asked for, and again only what was written to since."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._known: dict[str, tuple[tuple[int, ...], Any]] = {}

    def events(self) -> tuple[Event, ...]:
        """Return every event, oldest first."""
        read = self._notebook.events.in_order
        return self._latest(EVENTS, lambda: tuple(read()), Area.EVENTS)

    def days(self, key: str) -> Points:
        """Return on which days there was something of a kind, and how much."""
        if key == PRACTICE:
            return self._latest(key, self._notebook.homework.practices.counted_days, Area.HOMEWORK)
        if key == GRATITUDE:
            read = self._notebook.gratitude.counted_days
            return self._latest(key, read, Area.GRATITUDE, Area.SESSIONS)
        read = self._notebook.insights.counted_days
        return self._latest(key, read, Area.INSIGHTS, Area.SESSIONS)

    def _latest(self, key: str, read: Callable[[], T], *areas: Area) -> T:
        writes = tuple(map(self._notebook.database.writes, areas))
        if key not in self._known or self._known[key][0] != writes:
            self._known[key] = (writes, read())
        found: T = self._known[key][1]
        return found
