"""The side of a page: a button that makes a new record, and a list of all there are."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractListModel, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from sessionbook.ui.widgets.list_row import RECORD
from sessionbook.ui.widgets.plain import button
from sessionbook.ui.widgets.side import MARGIN, SideFrame


class ListSide(SideFrame):
    """The list is read in pieces; chosen says which record the person went to.

    The button has a shorter word for where its words do not fit.
    """

    chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, new: str, name: str, model: QAbstractListModel, short: str = "") -> None:
        super().__init__(name, model)
        self._new_words = new, short or new
        self.new = button(new, self.new_requested.emit, "primary")
        self.new.setAccessibleName(new)
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lay_out(self.new)
        self._is_quiet = False
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole, short = self._new_words
        self.new.setText(whole)
        if self.new.sizeHint().width() > self.width() - 2 * MARGIN:
            self.new.setText(short)

    def newest(self) -> str:
        """Return the id of the first record, or nothing."""
        return self.id_in(0)

    def neighbour(self, record_id: str) -> str:
        """Return the record to show when this one goes, or nothing."""
        row = self.row_of(record_id)
        if row is None:
            return self.newest()
        return self.id_in(row + 1) or self.id_in(row - 1)

    def row_of(self, record_id: str) -> int | None:
        """Return the row of a record that was read already."""
        rows = range(self.view.model().rowCount())
        return next((row for row in rows if self.id_in(row) == record_id), None)

    def id_in(self, row: int) -> str:
        """Return the id of the record in a row, or nothing if there is no such row."""
        return self.id_at(self.view.model().index(row, 0))

    def id_at(self, index: QModelIndex) -> str:
        """Return the id of the record at a place, or nothing."""
        return str(index.data(RECORD).id) if index.isValid() else ""

    def mark(self, row: int | None) -> None:
        """Mark a row as that of the record on screen, without announcing it."""
        with self.quietly():
            if row is None:
                self.view.selectionModel().clear()
            elif self.view.currentIndex().row() != row:
                self.view.setCurrentIndex(self.view.model().index(row, 0))

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Let the list be changed, and nobody be told of another chosen row."""
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.chosen.emit(self.id_at(index))
