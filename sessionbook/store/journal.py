"""Journal entries as rows."""

from datetime import date
from typing import Any

from sessionbook.domain.areas import Area
from sessionbook.domain.journal import Entry
from sessionbook.store.attachments import Attachments
from sessionbook.store.database import Database
from sessionbook.store.records import Records


class Journal(Records[Entry]):
    """Every query and write on the entries table."""

    kind = Entry
    table = "entries"
    area = Area.JOURNAL
    searched = True

    def __init__(self, database: Database, attachments: Attachments) -> None:
        super().__init__(database)
        self._attachments = attachments

    def holding(self, record_id: str) -> Entry | None:
        """Return the entry with this id, or the one that the attachment with it belongs to."""
        return self.get(record_id) or self.get(self._attachments.holder(self.table, record_id))

    def newest(self, limit: int, skip: int = 0) -> list[Entry]:
        """Return entries, newest first."""
        return self.where("1 ORDER BY day DESC, created DESC LIMIT ? OFFSET ?", limit, skip)

    def between(self, since: date, until: date) -> list[Entry]:
        """Return the entries of these days, both included, oldest first."""
        condition = "day BETWEEN ? AND ? ORDER BY day, created"
        return self.where(condition, since.isoformat(), until.isoformat())

    def _parts(self) -> tuple[tuple[Records[Any], str], ...]:
        return (self._attachments.part_of(self.table),)
