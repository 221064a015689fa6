"""What was written when looking back, newest first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.markdown import plain
from sessionbook.domain.reviews import Review
from sessionbook.ui.pages.looking_back.words import review_title
from sessionbook.ui.widgets.plain import Card, Row, button, clear, label, set_property
from sessionbook.ui.widgets.tab_order import chain

BEGINNING, LONGEST = 150, 400  # characters shown; those read for them
NARROWEST = 40


class EarlierCard(Card):
    """Hidden while there is nothing; each can be opened and deleted."""

    chosen = Signal(str)
    delete_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Earlier reviews and letters"))
        self._shown: tuple[Review, ...] = ()
        self.rows: dict[str, ReviewRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        margins = self.body.contentsMargins()
        margins.setBottom(margins.bottom() // 2)  # the last row brings its own room
        self.body.setContentsMargins(margins)
        self.hide()

    def show_reviews(self, reviews: Sequence[Review]) -> None:
        """Show these; nothing moves if they are the same."""
        self.setVisible(bool(reviews))
        if tuple(reviews) == self._shown:
            return
        self._shown = tuple(reviews)
        clear(self._list)
        self.rows = {}
        for review in reviews:
            row = ReviewRow(review)
            row.open.clicked.connect(partial(self._choose, review.id))
            row.delete.clicked.connect(partial(self._ask_to_delete, review.id))
            set_property(row, "last", review is reviews[-1])
            self.rows[review.id] = row
            self._list.addWidget(row)
        if self.rows:
            chain(list(self.rows.values()))

    def _choose(self, review_id: str) -> None:
        self.chosen.emit(review_id)

    def _ask_to_delete(self, review_id: str) -> None:
        self.delete_requested.emit(review_id)


def _beginning(text: str) -> str:
    """Return how it begins, in one line of whole words without Markdown marks."""
    words = " ".join(plain(text[:LONGEST]).split())
    if len(words) <= BEGINNING:
        return words
    return words[:BEGINNING].rpartition(" ")[0] + "…"


class ReviewRow(Row):
    """Its day, how it begins, and what can be done with it."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        title = review_title(review)
        self.title = label(title, "strong", wraps=True)
        begins = _beginning(review.text)
        self.begins = label(begins or self.tr("Kept without words"), "muted", wraps=True)
        said = QVBoxLayout()
        said.setSpacing(2)
        for each in (self.title, self.begins):
            each.setMinimumWidth(NARROWEST)
            said.addWidget(each)
        self.open = button(self.tr("Open"), lambda: None, "link")
        self.delete = button(self.tr("Delete"), lambda: None, "link")
        self.delete.setProperty("flush", "end")
        self.open.setAccessibleName(self.tr("Open: {title}").format(title=title))
        self.delete.setAccessibleName(self.tr("Delete: {title}").format(title=title))
        self.line.addLayout(said, 1)
        for done in (self.open, self.delete):
            self.line.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
