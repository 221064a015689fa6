"""The open goals' cards, two beside each other where there is room."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from sessionbook.ui.pages.goals.goal_card import GoalCard
from sessionbook.ui.pages.goals.view import GoalView
from sessionbook.ui.widgets.at_once import at_once
from sessionbook.ui.widgets.plain import GAP
from sessionbook.ui.widgets.tab_order import chain


class GoalGrid(QWidget):
    """One card a goal, reused; in reading order for the eye and for Tab."""

    def __init__(self, make: Callable[[], GoalCard]) -> None:
        super().__init__()
        self.cards: dict[str, GoalCard] = {}
        self.columns = 2
        self._make = make
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def show_views(self, views: Sequence[GoalView]) -> None:
        """Show these goals in this order."""
        new = sum(view.goal.id not in self.cards for view in views)
        with at_once(self, new):
            self._put(views)
        self.setVisible(bool(views))

    def _put(self, views: Sequence[GoalView]) -> None:
        old, before, self.cards = self.cards, list(self.cards), {}
        for view in views:
            card = old.pop(view.goal.id, None) or self._make()
            card.show_view(view)
            self.cards[view.goal.id] = card
        for card in old.values():
            card.hide()
            self._grid.removeWidget(card)
            card.deleteLater()
        if before != list(self.cards):
            self._arrange()
            chain(list(self.cards.values()))

    def set_columns(self, columns: int) -> None:
        """Put so many cards beside each other."""
        if columns != self.columns:
            self.columns = columns
            self._arrange()

    def _arrange(self) -> None:
        for column in (0, 1):
            self._grid.setColumnStretch(column, int(column < self.columns))
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, *divmod(place, self.columns))
            card.raise_()  # the order for screen readers
