"""Journal entries as rows."""

from datetime import date

from sessionbook.domain.areas import Area
from sessionbook.domain.journal import Entry
from sessionbook.store.records import Records


class Journal(Records[Entry]):
    """Every query and write on the entries table."""

    kind = Entry
    table = "entries"
    area = Area.JOURNAL
    searched = True

    def newest(self, limit: int, skip: int = 0) -> list[Entry]:
        """Return entries, newest first."""
        return self.where("1 ORDER BY day DESC, created DESC LIMIT ? OFFSET ?", limit, skip)

    def between(self, since: date, until: date) -> list[Entry]:
        """Return the entries of these days, both included, oldest first."""
        condition = "day BETWEEN ? AND ? ORDER BY day, created"
        return self.where(condition, since.isoformat(), until.isoformat())
