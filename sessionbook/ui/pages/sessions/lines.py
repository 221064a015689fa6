"""A list of the session's parts: a line is a record of its own, saved at once."""

from dataclasses import replace
from functools import cached_property
from typing import Generic, TypeVar

from sessionbook.domain.record import Record
from sessionbook.errors import SessionbookError
from sessionbook.store.records import Records
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import Line, LineList

R = TypeVar("R", bound=Record)


class LinesSection(Section, Generic[R]):
    """Adds, rewords and removes; a removal can be undone.

    A subclass says how its records are found, made and shown.
    """

    def __init__(self, context: Context, sheet: Sheet, name: str, store: Records[R]) -> None:
        super().__init__(context, sheet, name)
        self.store = store
        self.records: list[R] = []

    @cached_property
    def lines(self) -> LineList:
        """The list on screen."""
        return self.make_lines()

    def make_lines(self) -> LineList:
        """Return the list, still empty."""
        raise NotImplementedError

    def found(self, session_id: str) -> list[R]:
        """Return the session's records in the person's order."""
        raise NotImplementedError

    def line(self, record: R) -> Line:
        """Return a record as a line."""
        raise NotImplementedError

    def made(self, text: str, place: int) -> R:
        """Return a new record of the session on screen."""
        raise NotImplementedError

    def worded(self, record: R, text: str) -> R:
        """Return a record with other words."""
        raise NotImplementedError

    def read(self) -> None:
        self.records = [] if self.sheet.is_new else self.found(self.sheet.session.id)

    def fill(self) -> None:
        self.hold_rows()
        self.body.addWidget(self.lines)
        self.lines.added.connect(self._add)
        self.lines.edited.connect(self._edit)
        self.lines.removed.connect(self._remove)

    def refresh(self) -> None:
        self.lines.set_lines([self.line(record) for record in self.records])

    def holds_something(self) -> bool:
        return bool(self.records)

    def flush(self) -> None:
        if self.is_filled:
            self.lines.flush()

    def _add(self, key: str, text: str) -> None:
        try:
            with self.notebook.database.write():
                session = self.sheet.keep()
                last = max((_position(each) for each in self.found(session.id)), default=-1)
                self.store.save(replace(self.made(text, last + 1), id=key))
        except SessionbookError:
            self.lines.give_back(key, text)
            raise
        self.saved.emit()

    def _edit(self, key: str, text: str) -> None:
        if record := self.store.get(key):
            self.store.save(self.worded(record, text))
            self.saved.emit()

    def _remove(self, key: str) -> None:
        stamp = self.store.delete(key)
        self.context.notices.undo(self.tr("Deleted."), lambda: self.store.restore(stamp))
        self.saved.emit()


def _position(record: Record) -> int:
    return int(getattr(record, "position", 0))
