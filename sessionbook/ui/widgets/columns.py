"""Two columns of cards that become one where there is not room for both."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui.widgets.fitting import stack
from sessionbook.ui.widgets.plain import GAP
from sessionbook.ui.widgets.tab_order import as_laid_out

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
        self._cards: tuple[tuple[QWidget, ...], ...] = ()
        self.is_stacked = False
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._columns = [_column(), _column()]
        for column in self._columns:
            self._line.addLayout(column)
        self.put_in_order(left, right)
        self._arrange()

    def put_in_order(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Let the cards stand in this order, if they do not yet."""
        if (wanted := (tuple(left), tuple(right))) == self._cards:
            return
        self._cards = wanted
        for column, cards in zip(self._columns, wanted, strict=True):
            for place, card in enumerate(cards):
                column.insertWidget(place, card)
        for column in self._columns:
            as_laid_out(column)

    def set_stacked(self, stacked: bool) -> None:
        """Put the right column under the left one, or beside it."""
        if stacked != self.is_stacked:
            self.is_stacked = stacked
            self._arrange()

    def _arrange(self) -> None:
        stack(self._line, self._shares, self.is_stacked)
        self._line.setSpacing(GAP if self.is_stacked else COLUMN_GAP)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP)
    column.addStretch(1)
    return column
