"""The homework agreed in the session; the rest about it stands on the Homework page."""

from dataclasses import replace

from sessionbook.domain.homework import Homework
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import Line, LineList


class AgreedSection(LinesSection[Homework]):
    """A line is a homework at once: its text is the title."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        name = self.tr("Agreed homework")
        super().__init__(context, sheet, name, context.notebook.homework)

    def make_lines(self) -> LineList:
        return LineList(self.tr("Homework"), self.tr("+ Add homework"))

    def found(self, session_id: str) -> list[Homework]:
        return self.notebook.homework.of_session(session_id)

    def line(self, record: Homework) -> Line:
        return Line(record.id, record.title)

    def made(self, text: str, place: int) -> Homework:
        del place
        session = self.sheet.session
        position = self.notebook.homework.next_position()
        return Homework(
            title=text, started_on=session.day, session_id=session.id, position=position
        )

    def worded(self, record: Homework, text: str) -> Homework:
        return replace(record, title=text)
