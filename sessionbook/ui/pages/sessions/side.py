"""The side of the page: a new note, and every session to choose from."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.sessions import Session
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.session_list import PIECE, SessionList
from sessionbook.ui.pages.sessions.session_row import SessionRow
from sessionbook.ui.widgets.list_side import ListSide


class Side(ListSide):
    """Reads the list again no farther than it is seen, and stays where it was scrolled to."""

    def __init__(self, context: Context) -> None:
        translate = QCoreApplication.translate
        model = SessionList(context.notebook.sessions, context.today)
        super().__init__(
            translate("Side", "New session note"),
            translate("Side", "Sessions"),
            model,
            translate("Side", "New"),
        )
        self.list = model
        self.view.setItemDelegate(SessionRow(context.today, self.view))

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

    def choose(self, session: Session | None) -> None:
        """Mark a session as the one on screen, without announcing it."""
        self.mark(self.list.reach(session.line()) if session else None)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Change the list; a reset forgets what is chosen and how far it was scrolled."""
        bar, chosen = self.view.verticalScrollBar(), self.id_at(self.view.currentIndex())
        place = bar.value()
        with self.quietly():
            change()
            if self.id_at(self.view.currentIndex()) != chosen:
                row = self.row_of(chosen)
                if row is not None:
                    self.view.setCurrentIndex(self.list.index(row))
        if bar.value() != place:
            self.view.doItemsLayout()
            bar.setValue(place)
