"""A button that stays pressed, one of a few beside one another."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy


class Toggle(QPushButton):
    """As wide as its words are while it is pressed, when the look makes them heavier."""

    def __init__(self, text: str, pressed: Callable[[], object] | None = None) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if pressed:
            self.clicked.connect(lambda: pressed())

    def sizeHint(self) -> QSize:
        return with_room_to_be_heavy(self, super().sizeHint())


def with_room_to_be_heavy(button: QPushButton, size: QSize) -> QSize:
    """Return a size with room for the words when they are heavier than they are now."""
    heavy = QFont(button.font())
    heavy.setWeight(QFont.Weight.DemiBold)
    usual = button.fontMetrics().horizontalAdvance(button.text())
    more = QFontMetrics(heavy).horizontalAdvance(button.text()) - usual
    return QSize(size.width() + max(0, more), size.height())
