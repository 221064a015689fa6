"""A letter to oneself, with a few lines beside it for a slow beginning."""

from sessionbook.ui import words as dates
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back.sheet import Sheet
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, label
from sessionbook.ui.widgets.tab_order import chain

LETTER, HINTS = 2, 1
BETWEEN = 10


class LetterSheet(Sheet):
    """The lines ask nothing: they are there to be looked at, and away when not needed."""

    one_column = 820

    def __init__(self, context: Context) -> None:
        super().__init__(context.notebook.reviews, self.tr("In my own words"), self.tr("Dear me,"))
        self.delete.setAccessibleName(self.tr("Delete this letter"))
        self.hints = self._make_hints()
        self.columns = Columns((self.writing,), (self.hints,), (LETTER, HINTS))
        self.column.addWidget(PageHead(self.title, self.subtitle, self.delete))
        self.column.addWidget(self.columns)
        self.column.addStretch(1)

    def show_rest(self) -> None:
        self.title.setText(self.tr("Letter to myself"))
        self.subtitle.setText(dates.long_date(self.review.day))
        chain((self.back, self.delete, self.writing))

    def _make_hints(self) -> Card:
        card = Card(self.tr("If the beginning is hard"))
        card.body.setSpacing(BETWEEN)
        for text in self._hint_words():
            card.body.addWidget(label(text, "quiet", wraps=True))
        return card

    def _hint_words(self) -> tuple[str, ...]:
        return (
            self.tr("What I would like to hear on a day when I have forgotten all this."),
            self.tr("What was hard, and what I did all the same."),
            self.tr("Who and what helped, and where I find it again."),
            self.tr("What I see differently now."),
            self.tr("What I wish myself for the time ahead."),
        )
