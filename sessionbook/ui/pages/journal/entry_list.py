"""The journal as Qt's list wants it: newest first, read from the notebook in pieces."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sessionbook.domain.journal import Entry
from sessionbook.domain.markdown import plain
from sessionbook.store.journal import Journal
from sessionbook.ui import words

PIECE = 60
BEGINNING = 300  # characters of an entry that a row can show
FARTHEST = 3_000  # entries read to reach one; an older one is shown unchosen
ENTRY = Qt.ItemDataRole.UserRole
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class EntryList(QAbstractListModel):
    """Knows only the entries scrolled to; one that is not saved yet can stand first."""

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._entries: list[Entry] = []
        self._unsaved: Entry | None = None
        self._is_complete = False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries) + bool(self._unsaved)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == ENTRY:
            return entry
        return (
            ". ".join(filter(None, (moment(entry), beginning(entry)))) if role in SPOKEN else None
        )

    def canFetchMore(self, parent: Index) -> bool:
        return not (parent.isValid() or self._is_complete)

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid():
            return
        found = self._journal.newest(PIECE, len(self._entries))
        self._is_complete = len(found) < PIECE
        if found:
            first = self.rowCount()
            self.beginInsertRows(NOWHERE, first, first + len(found) - 1)
            self._entries += found
            self.endInsertRows()

    def entry(self, row: int) -> Entry:
        """Return what is shown in a row."""
        if self._unsaved:
            return self._entries[row - 1] if row else self._unsaved
        return self._entries[row]

    def row_of(self, entry_id: str) -> int | None:
        """Return the row of an entry that was read already."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.entry(row).id == entry_id), None)

    def reach(self, entry: Entry) -> int | None:
        """Return the entry's row, reading on to it unless it is very far."""
        while (row := self.row_of(entry.id)) is None:
            passed = bool(self._entries) and self._entries[-1].day < entry.day
            if passed or self._is_complete or len(self._entries) >= FARTHEST:
                return None
            self.fetchMore(NOWHERE)
        return row

    def update_entry(self, entry: Entry) -> None:
        """Show an entry as it was just saved."""
        row = self.row_of(entry.id)
        if row is None or self._unsaved or self.entry(row).day != entry.day:
            self.reload()
        else:
            self._entries[row] = entry
            self.dataChanged.emit(self.index(row), self.index(row))

    def reload(self, unsaved: Entry | None = None) -> None:
        """Read the entries again, as many as were read; perhaps with one before them."""
        count = max(PIECE, len(self._entries))
        self.beginResetModel()
        self._unsaved = unsaved
        self._entries = self._journal.newest(count)
        self._is_complete = len(self._entries) < count
        self.endResetModel()


def moment(entry: Entry) -> str:
    """Return the day and, if it is known, the time of an entry."""
    day = words.short_date(entry.day)
    return f"{day}, {words.clock(entry.at)}" if entry.at else day


def beginning(entry: Entry) -> str:
    """Return how an entry begins, in one line without Markdown marks."""
    return " ".join(plain(entry.text[:BEGINNING]).split())
