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
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        usual = self.fontMetrics().horizontalAdvance(self.text())
        more = QFontMetrics(heavy).horizontalAdvance(self.text()) - usual
        size = super().sizeHint()
        return QSize(size.width() + max(0, more), size.height())
