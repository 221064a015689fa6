"""The side of a page: a new record, and every one there is to choose from."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
)

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.dated_list import RECORD, Dated, DatedList
from sessionbook.ui.widgets.plain import button
from sessionbook.ui.widgets.two_lines import BAR, TwoLines

MARGIN = 12
USUAL_WIDTH = 276  # at the usual text size
WIDEST = 0.36  # of the page


class DatedSide(QFrame):
    """A button and the list below it; chosen says which record the person went to."""

    chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, new: str, name: str, model: DatedList) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.new = button(new, self.new_requested.emit, "primary")
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setItemDelegate(TwoLines(self.view))
        self.list = model
        model.setParent(self)
        self.view.setModel(self.list)
        column = QVBoxLayout(self)
        left, right = (BAR, 0) if self.isRightToLeft() else (0, BAR)
        column.setContentsMargins(MARGIN - left, 16, MARGIN - right, 0)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setContentsMargins(left, 0, right, 0)
        top.addWidget(self.new)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self._is_quiet = False
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def fit(self, room: int) -> None:
        """Take the part of the page's width that is the side's."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self.setFixedWidth(round(min(USUAL_WIDTH * em, WIDEST * room)))

    def show_entries(self, chosen: Dated | None, *, is_new: bool = False) -> None:
        """Read the list again and mark an entry, which may not be in the notebook yet."""
        with self._quietly():
            self.list.reload(chosen if is_new else None)
        self.choose(chosen)

    def update_entry(self, entry: Dated) -> None:
        """Show an entry as it was just saved."""
        with self._quietly():
            self.list.update_entry(entry)
        self.choose(entry)

    def newest(self) -> str:
        """Return the id of the first entry, or nothing."""
        return self.list.entry(0).id if self.list.rowCount() else ""

    def neighbour(self, entry_id: str) -> str:
        """Return the entry to show when this one goes, or nothing."""
        row = self.list.row_of(entry_id)
        if row is None:
            return self.newest()
        other = row + 1 if row + 1 < self.list.rowCount() else row - 1
        return self.list.entry(other).id if other >= 0 else ""

    def choose(self, entry: Dated | None) -> None:
        """Mark an entry as the one on screen, without announcing it."""
        row = self.list.reach(entry) if entry else None
        with self._quietly():
            if row is None:
                self.view.selectionModel().clear()
            elif self.view.currentIndex().row() != row:
                self.view.setCurrentIndex(self.list.index(row))

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.chosen.emit(index.data(RECORD).id)
