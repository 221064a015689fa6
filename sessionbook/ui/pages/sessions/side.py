"""The side of the page: a new note, and every session to choose from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
)

from sessionbook.domain.sessions import Session
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.session_list import LINE, PIECE, SessionList
from sessionbook.ui.pages.sessions.session_row import BAR, SessionRow
from sessionbook.ui.widgets.plain import button

MARGIN = 12


class Side(QFrame):
    """The list of sessions; chosen says which one the person went to."""

    chosen = Signal(str)
    new_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._new_words = self.tr("New session note"), self.tr("New")
        self.new = button(self._new_words[0], self.new_requested.emit, "primary")
        self.new.setAccessibleName(self._new_words[0])
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Sessions"))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setItemDelegate(SessionRow(context.today, self.view))
        self.list = SessionList(context.notebook.sessions, context.today, self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole, short = self._new_words
        self.new.setText(whole)
        if self.new.sizeHint().width() > self.width() - 2 * MARGIN:
            self.new.setText(short)

    def refresh(self) -> None:
        """Read the list again as far as it is seen; what is chosen and seen stays so."""
        seen = self.view.indexAt(self.view.viewport().rect().bottomLeft()).row()
        self._keeping_place(lambda: self.list.reload(seen + PIECE))

    def update_session(self, session: Session) -> None:
        """Show a session as it was just saved."""
        self._keeping_place(lambda: self.list.update_line(session.line()))

    def show_unsaved(self, session: Session | None) -> None:
        """Let a new session stand first, or no longer."""
        line = session.line() if session else None
        self._keeping_place(lambda: self.list.show_unsaved(line))

    def newest(self) -> str:
        """Return the id of the first session, or nothing."""
        return self.list.line(0).id if self.list.rowCount() else ""

    def neighbour(self, session_id: str) -> str:
        """Return the session to show when this one goes, or nothing."""
        row = self.list.row_of(session_id)
        if row is None:
            return self.newest()
        other = row + 1 if row + 1 < self.list.rowCount() else row - 1
        return self.list.line(other).id if other >= 0 else ""

    def choose(self, session: Session | None) -> None:
        """Mark a session as the one on screen, without announcing it."""
        row = self.list.reach(session.line()) if session else None
        with self._quietly():
            if row is None:
                self.view.selectionModel().clear()
            else:
                self.view.setCurrentIndex(self.list.index(row))

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Change the list; a reset forgets what is chosen and how far it was scrolled."""
        bar, chosen = self.view.verticalScrollBar(), self._chosen_id()
        place = bar.value()
        with self._quietly():
            change()
            row = self.list.row_of(chosen) if self._chosen_id() != chosen else None
            if row is not None:
                self.view.setCurrentIndex(self.list.index(row))
        if bar.value() != place:
            self.view.doItemsLayout()
            bar.setValue(place)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        was, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = was

    def _chosen_id(self) -> str:
        index = self.view.currentIndex()
        return self.list.line(index.row()).id if index.isValid() else ""

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.chosen.emit(index.data(LINE).id)
