"""What is laid out anew when its width or the size of the text changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from sessionbook.ui.theme import BASE_PIXELS

if TYPE_CHECKING:
    Mixed = QWidget
else:
    Mixed = object  # mixing two of Qt's own ends the program


class Fitting(Mixed):
    """Before another base: fit is told how wide the widget is, counted at the usual text size.

    Before its first resize, which every widget gets that is shown, there is nothing to fit.
    """

    _has_size = False

    def fit(self, room: float) -> None:
        """Put the parts where there is room for them."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_size = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._has_size:
            self._fit()

    def _fit(self) -> None:
        self.fit(self.width() * BASE_PIXELS / max(1, self.fontInfo().pixelSize()))


def stack(line: QBoxLayout, shares: tuple[int, int], stacked: bool) -> None:
    """Put the second column of a line below the first, or beside it with its share of the width."""
    direction = QBoxLayout.Direction
    line.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
    for place, share in enumerate(shares):
        line.setStretch(place, 0 if stacked else share)
