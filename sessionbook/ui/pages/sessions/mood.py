"""How the person felt on the way in and on the way out."""

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.answer_row import AnswerRow, put_rows
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet

HIGHEST = 10


class MoodSection(Section):
    """Two numbers beside one another, compared by nobody; either may stay unset."""

    folds = True

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("My mood, before and after"))
        self.fields = ("mood_before", "mood_after")

    def fill(self) -> None:
        ends = self.tr("0 is very low, 10 is very good. Only you see this.")
        asked = {
            "mood_before": (self.tr("Before"), self.tr("How was my mood before the session?")),
            "mood_after": (self.tr("After"), self.tr("How was my mood after the session?")),
        }
        self.rows = {
            field: AnswerRow(name, question, ends, HIGHEST, numbered=True)
            for field, (name, question) in asked.items()
        }
        put_rows(self, self.rows)
