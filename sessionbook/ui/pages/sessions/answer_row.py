"""A slider in the write-up, with its question."""

from collections.abc import Mapping

from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field
from sessionbook.ui.widgets.clear_button import leave_margin
from sessionbook.ui.widgets.plain import tip
from sessionbook.ui.widgets.slider_row import SliderRow, align_names


class AnswerRow(SliderRow):
    """A slider whose question is told; ends says what is left and what is right."""

    def __init__(
        self, name: str, question: str, ends: str, highest: int, *, numbered: bool
    ) -> None:
        super().__init__(name, 0, highest, numbered=numbered)
        self.slider.setAccessibleName(f"{name}. {question}")
        self.slider.set_ends(ends)
        self.setToolTip(tip(f"{question} {ends}"))


def put_rows(section: Section, rows: Mapping[str, AnswerRow]) -> None:
    """Put rows on a section's card, each for a field of the session; crosses in the margin."""
    section.hold_rows()
    sheet = section.sheet
    for name, row in rows.items():
        section.body.addWidget(row)
        sheet.bind(name, Field(row.slider, row.answer, row.set_answer))
        row.answered.connect(lambda _, name=name: sheet.touch(name))
        row.cleared.connect(lambda name=name: sheet.touch(name))
    align_names(rows.values())
    leave_margin(section.body, mirrored=section.isRightToLeft())
