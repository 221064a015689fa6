"""One's own events: written down, changed, removed; and the menu of all of them."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from sessionbook.domain.events import Event
from sessionbook.ui.page import Context
from sessionbook.ui.widgets.plain import Button
from sessionbook.ui.words import short_date

LONGEST = 40  # characters of an event in the menu
MOST = 30  # events in the menu, the newest ones; the others are on the chart and in its table


class EventsButton(Button):
    """Opens a menu that is made anew each time, from what the notebook has."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._events = context.notebook.events
        self.setText(self.tr("Your own events"))
        self.setToolTip(self.tr("What happened in your life, as marks on the chart"))
        self.setProperty("kind", "link")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)

    def add(self, day: date) -> None:
        """Ask what happened on a day."""
        self._ask(Event(day=day, text=""), is_new=True)

    def change(self, event_id: str) -> None:
        """Ask what an event is to be."""
        if event := self._events.get(event_id):
            self._ask(event, is_new=False)

    def remove(self, event_id: str) -> None:
        """Remove an event, which can be undone."""
        stamp = self._events.delete(event_id)
        self._context.notices.undo(
            self.tr("The event was removed."), lambda: self._events.restore(stamp)
        )

    def _ask(self, event: Event, *, is_new: bool) -> None:
        from sessionbook.ui.pages.progress.event_dialog import EventDialog

        over: QWidget = self.window()
        dialog = EventDialog(over, event, self._context.today(), is_new=is_new)
        dialog.on_keep(lambda: self._keep(dialog.event_as_filled_in(), is_new=is_new))
        dialog.removal_asked.connect(lambda: self.remove(event.id))
        dialog.open()

    def _keep(self, event: Event, *, is_new: bool) -> None:
        before = self._events.get(event.id)
        self._events.save(event)
        if is_new:
            said = self.tr("The event stands on the chart.")
            self._context.notices.undo(said, lambda: self._events.delete(event.id))
        elif before and before != event:
            said = self.tr("The event was changed.")
            self._context.notices.undo(said, lambda: self._events.save(before))

    def _fill(self) -> None:
        self.choices.clear()
        for event in self._events.in_order()[-MOST:]:
            its = self.choices.addMenu(_words(event))
            its.addAction(self.tr("Change…")).triggered.connect(partial(self.change, event.id))
            its.addAction(self.tr("Remove")).triggered.connect(partial(self.remove, event.id))
        self.choices.addSeparator()
        fresh = self.choices.addAction(self.tr("New event…"))
        fresh.triggered.connect(lambda: self.add(self._context.today()))


def _words(event: Event) -> str:
    text = event.text if len(event.text) <= LONGEST else f"{event.text[: LONGEST - 1].rstrip()}…"
    return f"{short_date(event.day)} · {text}".replace("&", "&&")
