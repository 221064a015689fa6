"""What to bring up in the session: the one list that is typed into all week."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from sessionbook.domain.sessions import Session
from sessionbook.domain.topics import Topic, TopicState
from sessionbook.errors import SessionbookError
from sessionbook.services.raising import local_day, loose_of, raise_topic
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day
from sessionbook.ui.pages.today.topic_menu import TopicMenu
from sessionbook.ui.pages.today.topic_words import pill
from sessionbook.ui.widgets.line_list import Line, LineList
from sessionbook.ui.widgets.menu import open_below

FIRST = 3
"""How many of a longer list stand out: more than that is rarely said in an hour."""

OFTEN = 2
"""From how many sessions on it is said that a topic was carried over: once is nothing."""


class BringUpCard(TodayCard):
    """Open topics and compliments; a ticked one was raised.

    It leaves the list for the session that it was raised in. Without one it stays until the day
    is over, to be unticked; a session written up for the day takes it.

    The words of sensitive and private ones are in no widget until they are held.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("To bring up"))
        placeholder = self.tr("+ Add something to bring up")
        self.lines = LineList(self.tr("To bring up"), placeholder, has_menu=True)
        self.body.addWidget(self.lines)
        self._topics: dict[str, Topic] = {}
        self._carried: dict[str, int] = {}
        self.lines.added.connect(self._add)
        self.lines.edited.connect(self._edit)
        self.lines.removed.connect(self.delete)
        self.lines.checked.connect(self._raise)
        self.lines.moved.connect(self.move_by)
        self.lines.menu_requested.connect(self._open_menu)

    def show_day(self, day: Day) -> None:
        """Show what is still to be said."""
        self._topics = {topic.id: topic for topic in self.notebook.topics.open()}
        self._carried = self.notebook.topics.carried(day.today) if self._topics else {}
        first = list(self._topics)[:FIRST] if len(self._topics) > FIRST else []
        lines = [self._line(topic, day, topic.id in first) for topic in self._topics.values()]
        lines += [self._line(topic, day) for topic in loose_of(self.notebook, day.today)]
        self.lines.set_lines(lines)

    def flush(self) -> None:
        self.lines.flush()

    def change(self, key: str, **changes: object) -> None:
        """Save a topic with some fields changed."""
        if topic := self.notebook.topics.get(key):
            self.notebook.topics.save(replace(topic, **changes))  # type: ignore[arg-type]
            self.saved.emit()

    def set_state(self, key: str, state: TopicState) -> None:
        """Say how near a topic is to being said."""
        if state is TopicState.RAISED:
            self._raise(key, on=True)
        else:
            self.change(key, state=state, raised_in=None)

    def edit(self, key: str) -> None:
        """Open the words of a hidden topic, until their field is left."""
        if row := self.lines.row(key):
            row.open_words()

    def delete(self, key: str) -> None:
        """Delete a topic and offer to undo it."""
        stamp = self.notebook.topics.delete(key)
        self.context.notices.undo(self.tr("Deleted."), lambda: self.notebook.topics.restore(stamp))

    def move_by(self, key: str, delta: int) -> None:
        """Move a topic up or down, at most to the ends of what is still to be said."""
        order = self.notebook.topics.open()
        here = next((place for place, topic in enumerate(order) if topic.id == key), None)
        if here is None:
            return
        there = min(max(here + delta, 0), len(order) - 1)  # what is ticked stays below
        order.insert(there, order.pop(here))
        self.notebook.topics.arrange(order)
        self.saved.emit()

    def _add(self, key: str, text: str) -> None:
        topics = self.notebook.topics
        try:
            topics.save(Topic(id=key, text=text, position=topics.next_position()))
        except SessionbookError:
            self.lines.give_back(key, text)
            raise
        self.saved.emit()

    def _edit(self, key: str, text: str) -> None:
        self.change(key, text=text)

    def _raise(self, key: str, on: bool) -> None:
        before = self.notebook.topics.get(key)
        if before is None:
            return
        if on:
            said = self._raised_words(raise_topic(self.notebook, before, self.context.now()))
            self.saved.emit()
        else:
            self.change(key, state=TopicState.READY, raised_in=None)
            said = self.tr("It is on the list again.")
        state, session = before.state, before.raised_in
        self.context.notices.undo(said, lambda: self.change(key, state=state, raised_in=session))

    def _raised_words(self, session: Session | None) -> str:
        """Return in which session, unless that is the only one of today."""
        today = self.context.today()
        if session and session.day != today:
            on = words.day_month(session.day)
            return self.tr("Noted as raised in the session of {day}.").format(day=on)
        if session and session.at and len(self.notebook.sessions.on_day(today)) > 1:
            at = words.clock(session.at)
            return self.tr("Noted as raised in the session at {time}.").format(time=at)
        return self.tr("Noted as raised.")

    def _open_menu(self, key: str, place: QWidget) -> None:
        if topic := self.notebook.topics.get(key):
            order = list(self._topics)
            here = order.index(key) if key in order else 0
            menu = TopicMenu(self, topic, is_first=here == 0, is_last=here == len(order) - 1)
            open_below(menu, place)

    def _line(self, topic: Topic, day: Day, is_first: bool = False) -> Line:
        return Line(
            topic.id,
            topic.text,
            checked=topic.state is TopicState.RAISED,
            pill=pill(topic),
            is_warm=topic.is_hidden,
            note=self._added(local_day(topic.created), day),
            is_masked=topic.is_hidden,
            is_strong=is_first,
            under=self._waited(topic),
        )

    def _added(self, added: date, day: Day) -> str:
        if added == day.last_day and added != day.today:
            return self.tr("last session")
        return words.since(added, day.today)

    def _waited(self, topic: Topic) -> str:
        if topic.state is TopicState.RAISED:
            return self.tr("Raised, in no session yet")
        carried = self._carried.get(topic.id, 0)
        return self.tr("Carried over %n sessions", "", carried) if carried >= OFTEN else ""
