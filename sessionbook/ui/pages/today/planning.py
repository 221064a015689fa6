"""Changes to the plan of sessions, each with its undo."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sessionbook.domain.appointments import Occurrence
from sessionbook.domain.sessions import Session
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.plan_dialog import PlanDialog
from sessionbook.ui.pages.today.plan_form import PlanForm


class Planning(QObject):
    """Moves, skips, changes and adds; a dialog opens without holding the program up."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._appointments = context.notebook.appointments

    def skip(self, found: Occurrence) -> None:
        """Take one date off the plan."""
        undo = self._appointments.skip(found)
        self._context.notices.undo(self.tr("This session was skipped."), undo)

    def end(self, found: Occurrence) -> None:
        """Take an appointment with all its dates off the plan."""
        stamp = self._appointments.delete(found.appointment.id)
        self._context.notices.undo(
            self.tr("The series was ended."), lambda: self._appointments.restore(stamp)
        )

    def ask_to_move(self, found: Occurrence) -> None:
        """Ask for another day for one date."""
        form = PlanForm(self._context.today(), only_when=True)
        form.show_occurrence(found)
        dialog = PlanDialog(self._window, self.tr("Move it to another day"), form)
        dialog.on_keep(lambda: self._move(found, form))
        dialog.open()

    def ask_to_change(self, found: Occurrence) -> None:
        """Ask for everything about an appointment."""
        form = self._form()
        form.show_occurrence(found)
        dialog = PlanDialog(self._window, self.tr("When is your next session?"), form)
        dialog.on_keep(lambda: self._change(found, form))
        dialog.open()

    def ask_for_another(self, with_whom: str) -> None:
        """Ask for one more appointment."""
        form = self._form()
        form.show_usual(None, with_whom)
        self._ask_for_new(self.tr("Another session"), form)

    def ask_for_next(self, usual: Session) -> None:
        """Ask for the next appointment: that day, and the rest as it was in another session."""
        form = self._form()
        form.date.setDate(words.qdate(usual.day))
        form.show_usual(usual.at, usual.with_whom, usual.label, usual.way)
        self._ask_for_new(self.tr("When is your next session?"), form)

    def _form(self) -> PlanForm:
        return PlanForm(self._context.today(), sessions=self._context.notebook.sessions)

    def _ask_for_new(self, title: str, form: PlanForm) -> None:
        dialog = PlanDialog(self._window, title, form)
        dialog.on_keep(lambda: self._appointments.save(form.appointment()))
        dialog.open()

    def _move(self, found: Occurrence, form: PlanForm) -> None:
        key = form.appointment().id
        undo = self._appointments.move(found, form.day(), form.at(), key)
        moved = self.tr("Moved to {day}.").format(day=words.weekday_date(form.day()))
        self._context.notices.undo(moved, undo)

    def _change(self, found: Occurrence, form: PlanForm) -> None:
        old = found.appointment
        self._appointments.save(replace(form.appointment(), id=old.id))
        self._context.notices.undo(
            self.tr("The plan was changed."), lambda: self._appointments.save(old)
        )
