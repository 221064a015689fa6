"""A review: what happened since the last one, and room to write about it."""

from PySide6.QtCore import Signal

from sessionbook.services.looking_back import Period
from sessionbook.ui import words as dates
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back import words
from sessionbook.ui.pages.looking_back.facts import Facts
from sessionbook.ui.pages.looking_back.sheet import Sheet
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import button, set_property
from sessionbook.ui.widgets.tab_order import chain

FACTS, WORDS = 1, 1


class ReviewSheet(Sheet):
    """The facts are those of the review's own days, however long ago; they are read anew.

    Who has read them and wants to write nothing keeps the review without a word.
    """

    one_column = 900
    day_requested = Signal(int)
    report_requested = Signal()

    def __init__(self, context: Context) -> None:
        asked = self.tr("What do you see? What would you like to keep, and what to change?")
        super().__init__(context.notebook.reviews, self.tr("What I see, looking back"), asked)
        self.facts = Facts(context)
        self.delete.setAccessibleName(self.tr("Delete this review"))
        self.report = button(
            self.tr("Report for my therapist…"), self.report_requested.emit, "link"
        )
        self.keep_so = button(self.tr("Keep it without words"), self.keep, "link")
        room = self.keep_so.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.keep_so.setSizePolicy(room)
        set_property(self.keep_so, "flush", "true")
        self.writing.body.addWidget(self.keep_so)
        self.columns = Columns((self.facts,), (self.writing,), (FACTS, WORDS))
        self.column.addWidget(PageHead(self.title, self.subtitle, self.report, self.delete))
        self.column.addWidget(self.columns)
        self.column.addStretch(1)
        self.facts.chart.day_requested.connect(self.day_requested)
        self.editor.edited.connect(self._show_keep)
        self.saved.connect(self._show_keep)

    def show_rest(self) -> None:
        found = self.facts.show_period(Period(self.review.since, self.review.day))
        self.title.setText(dates.long_date(self.review.day))
        self.subtitle.setText(words.reach(found))
        self._show_keep()
        chain((self.back, self.report, self.delete, self.facts, self.writing))

    def take_focus(self) -> None:
        """Go to the words where they stand beside the facts; what is below is read first."""
        (self.back if self.is_new and self.columns.is_stacked else self.editor).setFocus()

    def _show_keep(self) -> None:
        self.keep_so.setVisible(self.is_new and self.editor.document().isEmpty())
