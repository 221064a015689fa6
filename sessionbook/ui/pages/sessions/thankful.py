"""The gratitude list: five lines, never required."""

from dataclasses import replace

from sessionbook.domain.gratitude import MOST_LINES, GratitudeLine
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.lines import LinesSection
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.line_list import Line, LineList


class ThankfulSection(LinesSection[GratitudeLine]):
    """Five numbered lines stand ready; one is enough."""

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        name = self.tr("Five things I am thankful for")
        super().__init__(context, sheet, name, context.notebook.gratitude)

    def make_lines(self) -> LineList:
        name = self.tr("I am thankful for")
        return LineList(name, "…", most=MOST_LINES, numbered=True, shows_most=True)

    def found(self, session_id: str) -> list[GratitudeLine]:
        return self.notebook.gratitude.of_session(session_id)

    def line(self, record: GratitudeLine) -> Line:
        return Line(record.id, record.text)

    def made(self, text: str, place: int) -> GratitudeLine:
        return GratitudeLine(text=text, session_id=self.sheet.session.id, position=place)

    def worded(self, record: GratitudeLine, text: str) -> GratitudeLine:
        return replace(record, text=text)
