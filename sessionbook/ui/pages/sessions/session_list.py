"""The sessions as Qt's list wants them: newest first, read from the notebook in pieces."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sessionbook.domain.markdown import plain
from sessionbook.domain.sessions import SessionLine
from sessionbook.store.sessions import Sessions
from sessionbook.ui import words
from sessionbook.ui.widgets.list_row import RECORD

PIECE = 100
FARTHEST = 2_000  # rows read to reach a session from elsewhere; an older one is shown unchosen
LINE = RECORD
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class SessionList(QAbstractListModel):
    """Knows only the sessions scrolled to; its length never has to be counted.

    One session that is not in the notebook yet can stand first.
    """

    def __init__(self, sessions: Sessions, today: Callable[[], date]) -> None:
        super().__init__()
        self._sessions = sessions
        self._today = today
        self._lines: list[SessionLine] = []
        self._unsaved: SessionLine | None = None
        self._is_complete = False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines) + bool(self._unsaved)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == LINE:
            return self.line(index.row())
        return self._spoken(self.line(index.row())) if role in SPOKEN else None

    def canFetchMore(self, parent: Index) -> bool:
        return not (parent.isValid() or self._is_complete) and self._sessions.is_open

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._read_on(PIECE)

    def line(self, row: int) -> SessionLine:
        """Return what is shown in a row."""
        if self._unsaved:
            return self._lines[row - 1] if row else self._unsaved
        return self._lines[row]

    def row_of(self, session_id: str) -> int | None:
        """Return the row of a session that was read already."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.line(row).id == session_id), None)

    def reach(self, wanted: SessionLine) -> int | None:
        """Return the session's row, reading on to it unless it is very far."""
        while (row := self.row_of(wanted.id)) is None:
            passed = bool(self._lines) and self._lines[-1].day < wanted.day
            if passed or self._is_complete or len(self._lines) >= FARTHEST:
                return None
            self._read_on(PIECE * 4)
        return row

    def show_unsaved(self, line: SessionLine | None) -> None:
        """Let a session that is not in the notebook yet stand first, or no longer."""
        if line != self._unsaved:
            self.beginResetModel()
            self._unsaved = line
            self.endResetModel()

    def update_line(self, line: SessionLine) -> None:
        """Show a session as it was just saved, without asking the notebook if possible."""
        row = self.row_of(line.id)
        old = None if row is None else self.line(row)
        if row is None or old is None or self._unsaved or (old.day, old.at) != (line.day, line.at):
            self.reload(len(self._lines))
        elif old != line:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))

    def reload(self, count: int = 0) -> None:
        """Read the first sessions again; nothing moves if nothing changed."""
        count = max(PIECE, count)
        found = self._sessions.lines(count)
        unsaved = self._unsaved
        if unsaved and any(line.id == unsaved.id for line in found):
            unsaved = None
        same = [line.id for line in found] == [line.id for line in self._lines]
        if same and unsaved is self._unsaved:
            self._lines = found
            self.dataChanged.emit(self.index(0), self.index(max(0, self.rowCount() - 1)))
            return
        self.beginResetModel()
        self._lines, self._unsaved = found, unsaved
        self._is_complete = len(found) < count
        self.endResetModel()

    def _read_on(self, count: int) -> None:
        found = self._sessions.lines(count, self._lines[-1] if self._lines else None)
        self._is_complete = len(found) < count
        if found:
            first = self.rowCount()
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._lines += found
            self.endInsertRows()

    def _spoken(self, line: SessionLine) -> str:
        day = words.short_date(line.day)
        if line.missed:
            day = self.tr("{day}, did not happen").format(day=day)
        elif line.is_draft(self._today()):
            day = self.tr("{day}, draft").format(day=day)
        beginning = beginning_words(line)
        return f"{day}. {beginning}" if beginning else day


def beginning_words(line: SessionLine) -> str:
    """Return how a session's notes begin, in one line without Markdown marks."""
    return " ".join(plain(line.beginning).split())
