"""What was found, read a screenful at a time and painted without a widget a row."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sessionbook.domain.excerpts import CLOSE_MARK, OPEN_MARK
from sessionbook.store.search import Hit, Search
from sessionbook.ui import words

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 9  # one more than the list has room for


class ResultModel(QAbstractListModel):
    """The hits of one search, newest first; more are read when they come into view."""

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._words = ""
        self._hits: list[Hit] = []
        self._all_read = True

    def look_for(self, wanted: str) -> None:
        """Search anew; of as many hits as before, only the other ones are other rows."""
        self._words = wanted
        before, hits = self._hits, self._search.find(wanted, AT_ONCE)
        self._all_read = len(hits) < AT_ONCE
        if len(hits) != len(before):
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()
            return
        self._hits = hits
        changed = [row for row, hit in enumerate(hits) if hit != before[row]]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def hit(self, row: int) -> Hit:
        """Return the hit of a row."""
        return self._hits[row]

    def hits(self, first: int, end: int) -> list[Hit]:
        """Return the hits of the rows from the first one up to the end."""
        return self._hits[first:end]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            hit = self._hits[index.row()]
            plain = hit.excerpt.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")
            return f"{words.short_date(hit.day)}: {plain}"
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._all_read

    def fetchMore(self, parent: Index) -> None:
        more = self._search.find(self._words, AT_ONCE, len(self._hits))
        self._all_read = len(more) < AT_ONCE
        if more:
            self.beginInsertRows(parent, len(self._hits), len(self._hits) + len(more) - 1)
            self._hits += more
            self.endInsertRows()
