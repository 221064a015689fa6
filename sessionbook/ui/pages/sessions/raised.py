"""What was raised in the session: ticked on that day, or now."""

from dataclasses import replace

from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.errors import SessionbookError
from sessionbook.services.raising import is_recent, was_there_first
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import Line, LineList


class RaisedSection(LinesSection[Topic]):
    """Topics that were raised, and while the session is recent those that may have been.

    It is not there while it would be empty.
    """

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("What I raised"), context.notebook.topics)

    def make_lines(self) -> LineList:
        return LineList(self.tr("Raised"), self.tr("+ Something else I raised"))

    def fill(self) -> None:
        super().fill()
        self.lines.checked.connect(self._tick)

    def read(self) -> None:
        self.records = self.found(self.sheet.session.id)

    def holds_something(self) -> bool:
        return any(topic.state is TopicState.RAISED for topic in self.records)

    def is_of_use(self) -> bool:
        return bool(self.records)

    def found(self, session_id: str) -> list[Topic]:
        topics, session = self.notebook.topics, self.sheet.session
        found = topics.raised_in(session_id)
        if is_recent(session, self.context.today()) and not session.missed:
            found += [topic for topic in topics.open() if was_there_first(topic, session)]
        return sorted(found, key=lambda topic: (topic.position, topic.created))

    def line(self, record: Topic) -> Line:
        return Line(
            record.id,
            record.text,
            checked=record.state is TopicState.RAISED,
            pill=self._pill(record),
            is_warm=record.is_hidden,
            is_masked=record.is_hidden,
        )

    def made(self, text: str, place: int) -> Topic:
        del place
        topics = self.notebook.topics
        return Topic(
            text=text,
            state=TopicState.RAISED,
            raised_in=self.sheet.session.id,
            position=topics.next_position(),
        )

    def worded(self, record: Topic, text: str) -> Topic:
        return replace(record, text=text)

    def _pill(self, topic: Topic) -> str:
        if topic.sensitive:
            return self.tr("Sensitive")
        if topic.is_hidden:
            return self.tr("Private")
        return self.tr("Compliment") if topic.kind is TopicKind.COMPLIMENT else ""

    def _tick(self, key: str, on: bool) -> None:
        before = self.notebook.topics.get(key)
        if before is None:
            return
        try:
            with self.notebook.database.write():
                raised_in = self.sheet.keep().id if on else None
                self._put(key, TopicState.RAISED if on else TopicState.READY, raised_in)
        except SessionbookError:
            self.show_part()
            raise
        said = self.tr("Noted as raised.") if on else self.tr("It is on the list again.")
        state, session = before.state, before.raised_in
        self.context.notices.undo(said, lambda: self._put(key, state, session))
        self.saved.emit()

    def _put(self, key: str, state: TopicState, raised_in: str | None) -> None:
        if topic := self.notebook.topics.get(key):
            self.notebook.topics.save(replace(topic, state=state, raised_in=raised_in))
