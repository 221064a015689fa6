"""A plan from top to bottom: one card a heading."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.domain.plans import PlanHeading, PlanLine
from sessionbook.ui.page import Context
from sessionbook.ui.plan.heading_card import HeadingCard
from sessionbook.ui.widgets.at_once import at_once
from sessionbook.ui.widgets.plain import GAP
from sessionbook.ui.widgets.tab_order import as_laid_out, chain


class HeadingList(QWidget):
    """Reuses the cards: what is being typed stays where it is."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[str, HeadingCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addStretch(1)

    def show_plan(self, headings: Sequence[PlanHeading], lines: dict[str, list[PlanLine]]) -> None:
        """Show these headings in this order."""
        old, self.cards = self.cards, {}
        with at_once(self, sum(heading.id not in old for heading in headings)):
            for place, heading in enumerate(headings):
                card = old.pop(heading.id, None) or HeadingCard(self._context, heading)
                if self._column.indexOf(card) != place:
                    self._column.insertWidget(place, card)
                card.show_heading(heading, lines[heading.id])
                self.cards[heading.id] = card
        for card in old.values():
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        chain(list(self.cards.values()))
        as_laid_out(self._column)

    def flush(self) -> None:
        """Save what is only on screen."""
        for card in list(self.cards.values()):
            card.flush()
