"""What the page opens on: a review now, the earlier ones, and what belongs to an ending."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from sessionbook.domain.reviews import Review
from sessionbook.ui.page import Context
from sessionbook.ui.pages.looking_back.earlier import EarlierCard
from sessionbook.ui.pages.looking_back.rhythm import Rhythm
from sessionbook.ui.since_review import sessions_since
from sessionbook.ui.widgets.columns import Columns
from sessionbook.ui.widgets.fitting import Fitting
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, Row, ScrollPage, button, label, set_property
from sessionbook.ui.widgets.tab_order import chain

ONE_COLUMN = 760  # narrower than this, at the usual text size
NARROWEST = 40


class Overview(Fitting, ScrollPage):
    """Nothing here is due: it says what there is, and what one may do."""

    review_requested = Signal()
    letter_requested = Signal()
    plan_requested = Signal()
    report_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._notebook = context.notebook
        self._today = context.today
        self.begin = button(self.tr("Look back now"), self.review_requested.emit, "primary")
        self.since = label(wraps=True)
        self.rhythm = Rhythm(context.notebook)
        self.report = button(
            self.tr("Report for my therapist…"), self.report_requested.emit, "link"
        )
        set_property(self.report, "flush", "true")
        self.review_card = self._make_review_card()
        self.earlier = EarlierCard()
        self.letter = button(self.tr("Write a letter"), self.letter_requested.emit)
        self.plan = button(self.tr("Open the plan"), self.plan_requested.emit)
        self.ending = self._make_ending()
        self._columns = Columns((self.review_card, self.earlier), (self.ending,))
        title = label(self.tr("Looking back"), "title")
        subtitle = label(self.tr("what happened, and what you see in it"), "quiet", wraps=True)
        self.column.addWidget(PageHead(title, subtitle, self.begin))
        self.column.addWidget(self._columns)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what the notebook has."""
        reviews = self._notebook.reviews
        last = reviews.latest()
        count = reviews.sessions_since(self._today())
        self.since.setText(sessions_since(count, last.day if last else None))
        self.since.setVisible(bool(count))
        self.rhythm.refresh()
        self._show_earlier(reviews.all())
        chain((self.begin, self.review_card, self.earlier, self.ending))

    def _show_earlier(self, reviews: Sequence[Review]) -> None:
        focused = self.earlier.focusWidget()
        had_focus = bool(focused and focused.hasFocus())
        self.earlier.show_reviews(reviews)
        if had_focus:
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: float) -> None:
        self._columns.set_stacked(room < ONE_COLUMN)

    def _make_review_card(self) -> Card:
        card = Card(self.tr("A review"))
        said = self.tr(
            "Goals, the chart, insights, homework and what you raised, gathered from the days "
            "since the last one, with room to write."
        )
        card.body.setSpacing(8)
        for part in (label(said, "quiet", wraps=True), self.since, self.rhythm, self.report):
            card.body.addWidget(part)
        return card

    def _make_ending(self) -> Card:
        card = Card(self.tr("For the end of therapy, or whenever you like"))
        letter = self.tr("what you would like to read on another day")
        plan = self.tr("what helps, early signs, what you do then")
        card.body.addWidget(_row(self.tr("A letter to myself"), letter, self.letter))
        last = _row(self.tr("Staying well"), plan, self.plan)
        set_property(last, "last", True)
        card.body.addWidget(last)
        margins = card.body.contentsMargins()
        margins.setBottom(margins.bottom() // 2)  # the last row brings its own room
        card.body.setContentsMargins(margins)
        return card


def _row(name: str, words: str, opens: QPushButton) -> Row:
    row = Row()
    said = QVBoxLayout()
    said.setSpacing(2)
    for text, kind in ((name, "strong"), (words, "muted")):
        line = label(text, kind, wraps=True)
        line.setMinimumWidth(NARROWEST)
        said.addWidget(line)
    row.line.addLayout(said, 1)
    row.line.addWidget(opens, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
