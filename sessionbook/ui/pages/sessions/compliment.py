"""Something kind to say next time; it waits on Today, among what is to be brought up."""

from dataclasses import replace

from sessionbook.domain.topics import Topic, TopicKind
from sessionbook.services.raising import is_recent, was_there_first
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import Line, LineList


class ComplimentSection(LinesSection[Topic]):
    """One line; what was typed stays in sight until it was said."""

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        name = self.tr("A compliment for next time")
        super().__init__(context, sheet, name, context.notebook.topics)

    def make_lines(self) -> LineList:
        return LineList(self.tr("Compliment"), self.tr("+ Something kind to say"))

    def is_of_use(self) -> bool:
        return True

    def found(self, session_id: str) -> list[Topic]:
        del session_id
        session = self.sheet.session
        if not is_recent(session, self.context.today()):
            return []
        return [
            topic
            for topic in self.notebook.topics.open()
            if topic.kind is TopicKind.COMPLIMENT and not was_there_first(topic, session)
        ]

    def line(self, record: Topic) -> Line:
        return Line(
            record.id,
            record.text,
            pill=self._pill(record),
            is_warm=record.is_hidden,
            is_masked=record.is_hidden,
        )

    def made(self, text: str, place: int) -> Topic:
        del place
        position = self.notebook.topics.next_position()
        return Topic(text=text, kind=TopicKind.COMPLIMENT, position=position)

    def worded(self, record: Topic, text: str) -> Topic:
        return replace(record, text=text)

    def _pill(self, topic: Topic) -> str:
        if topic.sensitive:
            return self.tr("Sensitive")
        return self.tr("Private") if topic.is_hidden else ""
