"""Two columns of cards that become one where there is not room for both."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui.widgets.plain import GAP

SHARES = 25, 21  # of the width
COLUMN_GAP = 20


class Columns(QWidget):
    """Cards from top to bottom, left before right, for the eye and for Tab."""

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        shares: tuple[int, int] = SHARES,
    ) -> None:
        super().__init__()
        self._shares = shares
        self.is_stacked = False
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for cards in (left, right):
            self._line.addLayout(_column(cards))
        self._arrange()

    def set_stacked(self, stacked: bool) -> None:
        """Put the right column under the left one, or beside it."""
        if stacked != self.is_stacked:
            self.is_stacked = stacked
            self._arrange()

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        stacked = self.is_stacked
        self._line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._line.setSpacing(GAP if stacked else COLUMN_GAP)
        for place, share in enumerate(self._shares):
            self._line.setStretch(place, 0 if stacked else share)


def _column(cards: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
