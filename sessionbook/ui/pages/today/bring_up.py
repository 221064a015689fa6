"""What to bring up in the session: the one list that is typed into all week."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from sessionbook.domain.topics import Topic, TopicState
from sessionbook.errors import SessionbookError
from sessionbook.ui import words
from sessionbook.ui.page import Context
from sessionbook.ui.pages.today.card import TodayCard
from sessionbook.ui.pages.today.day import Day, session_of
from sessionbook.ui.pages.today.topic_menu import TopicMenu
from sessionbook.ui.pages.today.topic_words import pill
from sessionbook.ui.widgets.line_list import Line, LineList

FIRST = 3
"""How many of a longer list stand out: more than that is rarely said in an hour."""

OFTEN = 2
"""From how many sessions on it is said that a topic was carried over: once is nothing."""


class BringUpCard(TodayCard):
    """Open topics and compliments; a ticked one was raised.

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
        self.lines.set_lines(
            [self._line(topic, day, topic.id in first) for topic in self._topics.values()]
        )

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
            self.change(key, state=state)

    def edit(self, key: str) -> None:
        """Open the words of a hidden topic, until their field is left."""
        if row := self.lines.row(key):
            row.open_words()

    def delete(self, key: str) -> None:
        """Delete a topic and offer to undo it."""
        stamp = self.notebook.topics.delete(key)
        self.context.notices.undo(self.tr("Deleted."), lambda: self.notebook.topics.restore(stamp))

    def move_by(self, key: str, delta: int) -> None:
        """Move a topic up or down."""
        order = self.notebook.topics.open()
        here = next((place for place, topic in enumerate(order) if topic.id == key), None)
        if here is None or not 0 <= here + delta < len(order):
            return
        order.insert(here + delta, order.pop(here))
        self.notebook.topics.arrange(order)
        self.saved.emit()

    def _add(self, text: str) -> None:
        topics = self.notebook.topics
        try:
            topics.save(Topic(text=text, position=topics.next_position()))
        except SessionbookError:
            self.lines.give_back(text)
            raise
        self.saved.emit()

    def _edit(self, key: str, text: str) -> None:
        self.change(key, text=text)

    def _raise(self, key: str, on: bool) -> None:
        before = self.notebook.topics.get(key)
        if not (on and before):
            return
        found = session_of(self.notebook, self.context.today())
        self.change(key, state=TopicState.RAISED, raised_in=found.id if found else None)
        state, session = before.state, before.raised_in
        self.context.notices.undo(
            self.tr("Noted as raised."),
            lambda: self.change(key, state=state, raised_in=session),
        )

    def _open_menu(self, key: str, place: QWidget) -> None:
        if topic := self.notebook.topics.get(key):
            order = list(self._topics)
            here = order.index(key) if key in order else 0
            menu = TopicMenu(self, topic, is_first=here == 0, is_last=here == len(order) - 1)
            menu.popup(place.mapToGlobal(place.rect().bottomLeft()))

    def _line(self, topic: Topic, day: Day, is_first: bool) -> Line:
        return Line(
            topic.id,
            topic.text,
            checked=False,
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
        carried = self._carried.get(topic.id, 0)
        return self.tr("Carried over %n sessions", "", carried) if carried >= OFTEN else ""


def local_day(stamp: str) -> date:
    """Return the day of a UTC stamp where the person is."""
    return datetime.fromisoformat(stamp).astimezone().date()
