"""How it was to work together: four sliders of the notebook's own, unmarked, not a test."""

from PySide6.QtCore import QCoreApplication

from sessionbook.domain.sessions import SLIDERS
from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.answer_row import AnswerRow, put_rows
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Sheet

HIGHEST = 100


class TogetherSection(Section):
    """Without a thumb until answered; any answer can be taken back."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("How was it, working together?"))
        ends = self.tr("Left: not at all. Right: fully. Only you see this.")
        self.rows = {
            name: AnswerRow(*words(name), ends, HIGHEST, numbered=False) for name in SLIDERS
        }
        put_rows(self, self.rows)


def words(slider: str) -> tuple[str, str]:
    """Return a slider's name and the whole question."""
    return {
        "being_myself": (
            QCoreApplication.translate("Together", "Being myself"),
            QCoreApplication.translate("Together", "How easy was it to be myself?"),
        ),
        "what_matters": (
            QCoreApplication.translate("Together", "What matters"),
            QCoreApplication.translate("Together", "How near did we come to what matters to me?"),
        ),
        "way_of_working": (
            QCoreApplication.translate("Together", "Way of working"),
            QCoreApplication.translate("Together", "How useful was the way we worked?"),
        ),
        "said_it": (
            QCoreApplication.translate("Together", "Said what I wanted"),
            QCoreApplication.translate("Together", "How much of what I wanted to say did I say?"),
        ),
    }[slider]
