"""Dated records as Qt's list wants them: newest first, read from the notebook in pieces."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sessionbook.store.records import Records
from sessionbook.ui.widgets.list_row import RECORD

PIECE = 60
FARTHEST = 3_000  # records read to reach one; an older one is shown unchosen
LINES = Qt.ItemDataRole.UserRole + 1
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class Dated(Protocol):
    """A record of a day."""

    @property
    def id(self) -> str: ...

    @property
    def day(self) -> date: ...


class DatedList(QAbstractListModel):
    """Knows only the records scrolled to; one that is not saved yet can stand first.

    Qt asks for more at its own time, a last time when the notebook is closed already.
    """

    def __init__(self, records: Records[Any]) -> None:
        super().__init__()
        self._store = records
        self._records: list[Any] = []
        self._unsaved: Dated | None = None
        self._is_complete = False

    @abstractmethod
    def read(self, limit: int, skip: int) -> Sequence[Dated]:
        """Return some of the records, newest first."""

    @abstractmethod
    def lines(self, record: Any) -> tuple[str, str]:
        """Return what is said of a record on the two lines of its row."""

    @abstractmethod
    def spoken(self, record: Any) -> str:
        """Return what is said of a record aloud."""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records) + bool(self._unsaved)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        record = self.entry(index.row())
        if role == RECORD:
            return record
        if role == LINES:
            return self.lines(record)
        return self.spoken(record) if role in SPOKEN else None

    def canFetchMore(self, parent: Index) -> bool:
        return not (parent.isValid() or self._is_complete) and self._store.is_open

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid():
            return
        found = self.read(PIECE, len(self._records))
        self._is_complete = len(found) < PIECE
        if found:
            first = self.rowCount()
            self.beginInsertRows(NOWHERE, first, first + len(found) - 1)
            self._records += found
            self.endInsertRows()

    def entry(self, row: int) -> Dated:
        """Return what is shown in a row."""
        if self._unsaved and row == 0:
            return self._unsaved
        found: Dated = self._records[row - bool(self._unsaved)]
        return found

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record that was read already."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.entry(row).id == record_id), None)

    def reach(self, record: Dated) -> int | None:
        """Return the record's row, reading on to it unless it is very far."""
        while (row := self.row_of(record.id)) is None:
            passed = bool(self._records) and self._records[-1].day < record.day
            if passed or self._is_complete or len(self._records) >= FARTHEST:
                return None
            self.fetchMore(NOWHERE)
        return row

    def update_entry(self, record: Dated) -> None:
        """Show a record as it was just saved."""
        row = self.row_of(record.id)
        if row is None or self._unsaved or self.entry(row).day != record.day:
            self.reload()
        else:
            self._records[row] = record
            self.dataChanged.emit(self.index(row), self.index(row))

    def reload(self, unsaved: Dated | None = None) -> None:
        """Read the records again, as many as were read; perhaps with one before them."""
        count = max(PIECE, len(self._records))
        self.beginResetModel()
        self._unsaved = unsaved
        self._records = list(self.read(count, 0))
        self._is_complete = len(self._records) < count
        self.endResetModel()
