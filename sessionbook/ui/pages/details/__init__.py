"""The People and facts page: whom and what the notebook is to remember."""

from PySide6.QtWidgets import QVBoxLayout

from sessionbook.domain.areas import Area
from sessionbook.domain.details import DetailKind
from sessionbook.ui.page import Context, Page
from sessionbook.ui.pages.details.detail_list import DetailList
from sessionbook.ui.widgets.page_head import PageHead
from sessionbook.ui.widgets.plain import Card, ScrollPage, button, label
from sessionbook.ui.widgets.tab_order import chain

LIST_PADDING = 10  # below rows, which have their own


class DetailsPage(Page):
    """Two lists that are typed in place."""

    key = "details"
    shows = frozenset({Area.DETAILS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.add_button = button(self.tr("Add a person"), self.add, "primary")
        self.people = DetailList(context, DetailKind.PERSON)
        self.facts = DetailList(context, DetailKind.FACT)
        title = label(self.tr("People and facts"), "title")
        said = self.tr("who and what comes up, so that nobody has to remember it")
        self._scroll = ScrollPage()
        column = self._scroll.column
        column.addWidget(PageHead(title, label(said, "quiet", wraps=True), self.add_button))
        column.addWidget(_card(self.tr("People"), self.people))
        column.addWidget(_card(self.tr("Facts"), self.facts))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def refresh(self) -> None:
        self.people.refresh()
        self.facts.refresh()
        chain((self.add_button, self.people, self.facts))

    def flush(self) -> None:
        self.people.flush()
        self.facts.flush()

    def open(self, record_id: str) -> None:
        for each in (self.people, self.facts):
            if row := each.bring_to(record_id):
                self._scroll.ensureWidgetVisible(row)

    def add(self) -> None:
        """Begin a line: a fact where the person is among the facts, else a person."""
        focused = self.focusWidget()
        in_facts = bool(focused and self.facts.isAncestorOf(focused))
        (self.facts if in_facts else self.people).start_adding()


def _card(title: str, lines: DetailList) -> Card:
    card = Card(title)
    card.body.addWidget(lines)
    margins = card.body.contentsMargins()
    margins.setBottom(LIST_PADDING)
    card.body.setContentsMargins(margins)
    return card
