"""The side of a page: a button that makes a new record, and a list of all there are."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
)

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.list_row import BAR
from sessionbook.ui.widgets.plain import button

MARGIN = 12
USUAL_WIDTH = 276  # at the usual text size
WIDEST = 0.36  # of the page
RECORD = Qt.ItemDataRole.UserRole
"""What has the id of a row's record."""


class ListSide(QFrame):
    """The list is read in pieces; chosen says which record the person went to.

    The button has a shorter word for where its words do not fit.
    """

    chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, new: str, name: str, model: QAbstractListModel, short: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._new_words = new, short or new
        self.new = button(new, self.new_requested.emit, "primary")
        self.new.setAccessibleName(new)
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.setParent(self)
        self.view.setModel(model)
        self._lay_out()
        self._is_quiet = False
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def fit(self, room: int) -> None:
        """Take the part of the page's width that is the side's."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self.setFixedWidth(round(min(USUAL_WIDTH * em, WIDEST * room)))

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

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        left, right = (BAR, 0) if self.isRightToLeft() else (0, BAR)
        column.setContentsMargins(MARGIN - left, 16, MARGIN - right, 0)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setContentsMargins(left, 0, right, 0)
        top.addWidget(self.new)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.chosen.emit(self.id_at(index))
