"""The Sessions page: every session, and what is written about the chosen one."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from sessionbook.domain.areas import Area
from sessionbook.domain.sessions import Session
from sessionbook.ui.page import REPORT, Context, Page
from sessionbook.ui.pages.sessions.begin import another_session, session_to_begin
from sessionbook.ui.pages.sessions.details import DetailsDialog
from sessionbook.ui.pages.sessions.empty import NoSessions
from sessionbook.ui.pages.sessions.side import Side
from sessionbook.ui.pages.sessions.write_up import WriteUp
from sessionbook.ui.report.wanted import of_day
from sessionbook.ui.widgets.fitting import Fitting


class SessionsPage(Fitting, Page):
    """Leads through the sessions; whatever is left is saved first."""

    key = "sessions"
    shows = frozenset(
        {
            Area.SESSIONS,
            Area.TOPICS,
            Area.INSIGHTS,
            Area.GRATITUDE,
            Area.HOMEWORK,
            Area.ATTACHMENTS,
            Area.APPOINTMENTS,
            Area.PROMPTS,
            Area.CHOICES,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.side = Side(context)
        self.write_up = WriteUp(context)
        self.empty = NoSessions()
        self._right = QStackedWidget()
        self._right.addWidget(self.empty)
        self._right.addWidget(self.write_up)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(self._right, 1)
        self._connect()

    @property
    def session(self) -> Session | None:
        """The session on screen."""
        return self.write_up.sheet.session if self._is_open() else None

    def refresh(self) -> None:
        if self.write_up.sheet.is_saving:
            return  # the write is our own, and shown already
        self.side.refresh()
        if not (self._is_open() and self.write_up.refresh()):
            self._go_to(self.side.newest())

    def flush(self) -> None:
        if self._is_open():
            self.write_up.flush()

    def open(self, record_id: str) -> None:
        self.flush()
        session = self.context.notebook.sessions.holding(record_id)
        if session:
            self._show(session)
            if not self.write_up.bring_to(record_id):
                self.write_up.notes.editor.setFocus()

    def add(self) -> None:
        self.flush()
        sheet = self.write_up.sheet
        if not (self._is_open() and sheet.is_new and sheet.session.day == self.context.today()):
            session, is_new = session_to_begin(self.context.notebook, self.context.today())
            self._show(session, is_new=is_new)
        self.write_up.notes.editor.setFocus()

    def _add_another(self) -> None:
        """Begin one more of today, whatever is written about the others."""
        self.flush()
        self._show(another_session(self.context.notebook, self.context.today()), is_new=True)
        self.write_up.notes.editor.setFocus()

    def fit(self, room: float) -> None:
        del room
        self.side.fit(self.width())

    def _connect(self) -> None:
        self.side.chosen.connect(self._choose)
        self.side.new_requested.connect(self.add)
        self.empty.new_requested.connect(self.add)
        self.write_up.saved.connect(self._saved)
        self.write_up.heading.change_requested.connect(self._ask_for_details)
        self.write_up.heading.another_requested.connect(self._add_another)
        self.write_up.heading.missed_toggled.connect(self._set_missed)
        self.write_up.heading.picture_requested.connect(self._ask_for_picture)
        self.write_up.heading.delete_requested.connect(self._delete)

    def _is_open(self) -> bool:
        return self._right.currentWidget() is self.write_up

    def _choose(self, session_id: str) -> None:
        """Go to another session; if what is on screen cannot be saved, stay with it."""
        try:
            self.flush()
        except BaseException:
            self.side.choose(self.session)
            raise
        self._go_to(session_id)

    def _go_to(self, session_id: str) -> None:
        session = self.context.notebook.sessions.get(session_id)
        if session:
            self._show(session)
        else:
            self.side.show_unsaved(None)
            self._right.setCurrentWidget(self.empty)

    def _show(self, session: Session, *, is_new: bool = False) -> None:
        self.write_up.show_session(session, is_new=is_new)
        self.side.show_unsaved(session if is_new else None)
        self.side.choose(session)
        self._right.setCurrentWidget(self.write_up)

    def _saved(self) -> None:
        self.side.update_session(self.write_up.sheet.session)
        self.saved.emit()

    def _ask_for_details(self) -> None:
        sessions = self.context.notebook.sessions
        dialog = DetailsDialog(self, self.write_up.sheet.session, sessions)
        dialog.on_keep(lambda: self._change(dialog))
        dialog.open()

    def _ask_for_picture(self) -> None:
        self.open_requested.emit(REPORT, of_day(self.write_up.sheet.session.day).code())

    def _change(self, dialog: DetailsDialog) -> None:
        self.write_up.sheet.change(**dialog.values())
        self.write_up.refresh()

    def _set_missed(self, missed: bool) -> None:
        """Note whether it happened; what is half typed is saved before its field may go."""
        self.flush()
        self.write_up.sheet.change(missed=missed)
        self.write_up.refresh()

    def _delete(self) -> None:
        """Delete the session on screen, with its parts, and show the next one."""
        self.flush()
        gone = self.write_up.sheet
        next_one = self.side.neighbour(gone.session.id)
        if not gone.is_new:
            sessions, session_id = self.context.notebook.sessions, gone.session.id
            stamp = sessions.delete(session_id)
            self.context.notices.undo(
                self.tr("The session was deleted."), lambda: self._restore(stamp, session_id)
            )
        self._go_to(next_one)
        self.side.refresh()

    def _restore(self, stamp: str, session_id: str) -> None:
        self.context.notebook.sessions.restore(stamp)
        self.side.refresh()
        self.open(session_id)
