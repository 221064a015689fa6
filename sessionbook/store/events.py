"""Events as rows."""

from sessionbook.domain.areas import Area
from sessionbook.domain.events import Event
from sessionbook.store.records import Records


class Events(Records[Event]):
    """Every query and write on the events table."""

    kind = Event
    table = "events"
    area = Area.EVENTS
    searched = True

    def in_order(self) -> list[Event]:
        """Return every event, oldest first."""
        return self.where("1 ORDER BY day, created")
