"""The cards on the left: choosing one shows its practice."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.pages.homework.card import HomeworkCard
from sessionbook.ui.pages.homework.overview import Overview
from sessionbook.ui.widgets.at_once import at_once
from sessionbook.ui.widgets.plain import button
from sessionbook.ui.widgets.steps import step_of
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

GAP = 12


class CardList(QWidget):
    """One card a homework, one of them chosen; cards are reused."""

    chosen = Signal(str)
    day_toggled = Signal(str, object, bool)
    more_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Homework"))
        self.cards: dict[str, HomeworkCard] = {}
        self.more = button(self.tr("Show more"), self.more_requested.emit, "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.more)
        self._column.addStretch(1)

    def show_overviews(self, overviews: Sequence[Overview], chosen: str, *, is_all: bool) -> None:
        """Show these homeworks in this order."""
        new = sum(overview.homework.id not in self.cards for overview in overviews)
        with at_once(self, new):
            self._put(overviews, chosen)
        self.more.setVisible(not is_all)

    def _put(self, overviews: Sequence[Overview], chosen: str) -> None:
        old, before, self.cards = self.cards, list(self.cards), {}
        for place, overview in enumerate(overviews):
            key = overview.homework.id
            card = old.pop(key, None) or self._make_card()
            card.show_overview(overview)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            self.cards[key] = card
        for card in old.values():
            card.hide()
            card.deleteLater()
        if chosen in self.cards:
            self.cards[chosen].setChecked(True)
        if before != list(self.cards):
            chain([*self.cards.values(), self.more])
            as_laid_out(self._column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the card above or below, from a square of the week too."""
        step = step_of(event)
        focused = self.focusWidget()
        cards = list(self.cards.values())
        here = next(
            (at for at, card in enumerate(cards) if focused and card.isAncestorOf(focused)), None
        )
        if not step or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(cards):
            cards[here + step].setFocus()
            cards[here + step].click()

    def _make_card(self) -> HomeworkCard:
        card = HomeworkCard()
        card.clicked.connect(lambda: self.chosen.emit(card.key))
        card.day_toggled.connect(self.day_toggled)
        return card
