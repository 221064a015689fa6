"""The filled forms as a list: each one's name, its day, and how it begins."""

from collections.abc import Sequence

from sessionbook.domain.forms import FilledForm
from sessionbook.store.forms import FilledForms
from sessionbook.ui import words
from sessionbook.ui.widgets.dated_list import DatedList

BEGINNING = 300  # characters of an answer that a row can show


class FilledList(DatedList):
    """The filled forms, newest first."""

    def __init__(self, filled: FilledForms) -> None:
        super().__init__(filled)
        self._filled = filled
        self._beginnings: dict[str, str] = {}

    def read(self, limit: int, skip: int) -> Sequence[FilledForm]:
        found = self._filled.newest(limit, skip)
        self._beginnings |= self._filled.answers.first_words(each.id for each in found)
        return found

    def lines(self, record: FilledForm) -> tuple[str, str]:
        return record.name, " · ".join(filter(None, (self._day(record), self._beginning(record))))

    def spoken(self, record: FilledForm) -> str:
        said = record.name, self._day(record), self._beginning(record)
        return ". ".join(filter(None, said))

    def update_entry(self, record: FilledForm) -> None:  # type: ignore[override]
        """Show a filled form as it was just saved."""
        self._beginnings.pop(record.id, None)
        self._beginnings |= self._filled.answers.first_words((record.id,))
        super().update_entry(record)

    def _day(self, record: FilledForm) -> str:
        return words.short_date(record.day)

    def _beginning(self, record: FilledForm) -> str:
        return " ".join(self._beginnings.get(record.id, "")[:BEGINNING].split())
