"""The session that is being written: its fields on screen and their saving."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sessionbook.domain.sessions import Session
from sessionbook.services.raising import begin
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.autosave import Autosave


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the session: where it is on screen, how to read and to show it."""

    widget: QWidget
    read: Callable[[], Any]
    show: Callable[[Any], None]


class Sheet(QObject):
    """Saves the fields that were touched, once, half a second after the typing stops.

    A new session becomes a row of the notebook when something is written; begun says that
    what was ticked without one may be of it now. What could not be saved stays on screen and is
    tried again.
    """

    shown = Signal()
    begun = Signal()
    saved = Signal()
    save_failed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._notebook, self._sessions = context.notebook, context.notebook.sessions
        self.session = Session(day=context.today())
        self.is_new = True
        self.is_saving = False
        self._fields: dict[str, Field] = {}
        self._on_screen: dict[str, object] = {}
        self._touched: set[str] = set()
        self._autosave = Autosave(self._save, self, self._expect_edits)

    def bind(self, name: str, field: Field) -> None:
        """Let a field of the screen stand for a field of the session, and show it."""
        self._fields[name] = field
        self._show(name)

    def touch(self, name: str) -> None:
        """Note that the person changed a field; it is not read before the pause."""
        self._touched.add(name)
        self._autosave.touch()

    def flush(self) -> None:
        """Save now what was touched."""
        self._autosave.flush()

    def show(self, session: Session, *, is_new: bool = False) -> None:
        """Put another session on screen."""
        self.session, self.is_new = session, is_new
        self._touched.clear()
        for name in self._fields:
            self._show(name)
        self.shown.emit()

    def refresh(self) -> bool:
        """Show what changed elsewhere, but never in a field the person is in.

        Returns whether the session is still there.
        """
        found = None if self.is_new else self._sessions.get(self.session.id)
        if found:
            self.session = found
            for name, field in self._fields.items():
                is_free = name not in self._touched and not field.widget.hasFocus()
                if is_free and getattr(found, name) != self._on_screen.get(name):
                    self._show(name)
        return self.is_new or found is not None

    def keep(self) -> Session:
        """Make sure that the session is in the notebook; its parts need it there."""
        if self.is_new:
            self._put(self.session)
        return self.session

    def change(self, **values: Any) -> None:
        """Save fields that are not on screen."""
        self._put(replace(self._stored(), **values))

    def _expect_edits(self) -> None:
        self._sessions.expect_edits(self.session)

    def _save(self) -> None:
        values = {name: self._fields[name].read() for name in self._touched}
        old = self._stored()
        wanted = replace(old, **values)
        if wanted != old or not self.is_new:
            self._put(wanted)
        self._on_screen |= values
        self._touched.clear()

    def _stored(self) -> Session:
        """Return the session as the notebook has it: others may have changed other fields."""
        return self._sessions.get(self.session.id) or self.session

    def _put(self, session: Session) -> None:
        self.is_saving = True
        is_begun = self.is_new or session.day != self.session.day
        try:
            if is_begun:
                self.session = begin(self._notebook, session)
            else:
                self.session = self._sessions.save(session)
        except BaseException:
            self.save_failed.emit()
            raise
        finally:
            self.is_saving = False
        self.is_new = False
        if is_begun:
            self.begun.emit()
        self.saved.emit()

    def _show(self, name: str) -> None:
        value = getattr(self.session, name)
        self._on_screen[name] = value
        self._fields[name].show(value)
