"""The next session: what is planned, or the offer to plan it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.appointments import (
    Occurrence,
    Repeat,
    next_after,
    next_occurrence,
    usual_day,
)
from sessionbook.services.raising import is_recent
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.pages.today.planning import Planning
from sessionbook.ui.widgets.flow import Flow
from sessionbook.ui.widgets.plain import button, label

ROOM, BETWEEN = 14, 6


class NextTimeSection(Section):
    """Says when one meets again; an old session no longer asks."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("Next time"))
        self._coming: Occurrence | None = None
        self._planning = Planning(context, self)

    def is_of_use(self) -> bool:
        return is_recent(self.sheet.session, self.context.today())

    def fill(self) -> None:
        self.when = label(wraps=True)
        self.how = label(kind="muted", wraps=True)
        self.plan = button(self.tr("+ Plan the next session"), self._plan, "add")
        self.plan.setAccessibleName(self.tr("Plan the next session"))
        self.move_it = button(self.tr("Move it…"), lambda: self._ask(self._planning.ask_to_move))
        self.change = button(self.tr("Change it…"), lambda: self._ask(self._planning.ask_to_change))
        self.changes = Flow(self.move_it, self.change, gap=8)
        for each in (self.move_it, self.change):
            each.setProperty("kind", "link")
            each.setProperty("flush", "true")
        sides = self.body.contentsMargins()
        self.body.setContentsMargins(sides.left(), ROOM, sides.right(), ROOM)
        self.body.setSpacing(BETWEEN)
        for widget in (self.when, self.how, self.changes, self.plan):
            self.body.addWidget(widget)

    def read(self) -> None:
        """Find the next date with the same person; of one that is past, from today on."""
        session, today = self.sheet.session, self.context.today()
        plan = [
            each
            for each in self.notebook.appointments.all()
            if each.with_whom == session.with_whom or not (each.with_whom and session.with_whom)
        ]
        if session.day < today:
            self._coming = next_occurrence(plan, today)
        else:
            self._coming = next_after(plan, session.day, session.at)

    def refresh(self) -> None:
        found = self._coming
        was_asked = self.window().focusWidget() is self.plan
        self.when.setText(said(found) if found else "")
        self.how.setText(self._how(found) if found else "")
        self.how.setVisible(bool(self.how.text()))
        for widget in (self.when, self.changes):
            widget.setVisible(found is not None)
        self.plan.setVisible(found is None)
        if found and was_asked:
            self.move_it.setFocus()

    def _how(self, found: Occurrence) -> str:
        """Return what the session itself does not say already."""
        plan, session = found.appointment, self.sheet.session
        whom = "" if plan.with_whom == session.with_whom else plan.with_whom
        with_whom = self.tr("With {name}").format(name=whom) if whom else ""
        return " · ".join(filter(None, (with_whom, plan.label, plan.way)))

    def _ask(self, question: Callable[[Occurrence], None]) -> None:
        if self._coming:
            question(self._coming)

    def _plan(self) -> None:
        """Ask with the day, the hour and the person that are usual."""
        session, sessions = self.sheet.session, self.notebook.sessions
        earlier = sessions.last_with_same(session)
        day = usual_day(earlier.day if earlier else None, session.day, self.context.today())
        at = session.at or (earlier.at if earlier else None)
        self._planning.ask_for_next(replace(session, day=day, at=at))


def said(found: Occurrence) -> str:
    """Return a date of the plan in words, and how often it comes again."""
    when = words.weekday_date(found.day)
    if at := found.appointment.at:
        when = QCoreApplication.translate("NextTime", "{day} at {time}").format(
            day=when, time=words.clock(at)
        )
    return {
        Repeat.NEVER: "{when}",
        Repeat.WEEKLY: QCoreApplication.translate("NextTime", "{when}, every week"),
        Repeat.TWO_WEEKLY: QCoreApplication.translate("NextTime", "{when}, every two weeks"),
    }[found.appointment.repeat].format(when=when)
