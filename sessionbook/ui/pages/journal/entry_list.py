"""The journal as a list: each entry's day and time, and how it begins."""

from collections.abc import Sequence

from sessionbook.domain.journal import Entry
from sessionbook.domain.markdown import plain
from sessionbook.store.journal import Journal
from sessionbook.ui import words
from sessionbook.ui.widgets.dated_list import DatedList

BEGINNING = 300  # characters of an entry that a row can show


class EntryList(DatedList):
    """The entries, newest first."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._journal = journal

    def read(self, limit: int, skip: int) -> Sequence[Entry]:
        return self._journal.newest(limit, skip)

    def lines(self, record: Entry) -> tuple[str, str]:
        return moment(record), beginning(record) or self.tr("Nothing written yet")

    def spoken(self, record: Entry) -> str:
        return ". ".join(filter(None, (moment(record), beginning(record))))


def moment(entry: Entry) -> str:
    """Return the day and, if it is known, the time of an entry."""
    day = words.short_date(entry.day)
    return f"{day}, {words.clock(entry.at)}" if entry.at else day


def beginning(entry: Entry) -> str:
    """Return how an entry begins, in one line without Markdown marks."""
    return " ".join(plain(entry.text[:BEGINNING]).split())
