"""The side of a window: something that stays above, and a list that scrolls below it."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.list_row import BAR

MARGIN = 12
USUAL_WIDTH = 276  # at the usual text size
WIDEST = 0.36  # of the window


class SideFrame(QFrame):
    """As wide as its words need, and never more than its part of the window."""

    def __init__(self, name: str, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.view = QListView()
        self.view.setAccessibleName(name)
        self.view.setMouseTracking(True)
        model.setParent(self)
        self.view.setModel(model)

    def fit(self, room: int) -> None:
        """Take the part of the window's width that is the side's."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self.setFixedWidth(round(min(USUAL_WIDTH * em, WIDEST * room)))

    def lay_out(self, *above: QWidget, below: int = 0) -> None:
        """Put the list under what is given; the scroll bar's room is left beside the list only."""
        column = QVBoxLayout(self)
        left, right = (BAR, 0) if self.isRightToLeft() else (0, BAR)
        column.setContentsMargins(MARGIN - left, 16, MARGIN - right, below)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(left, 0, right, 0)
        for each in above:
            top.addWidget(each)
        column.addLayout(top)
        column.addWidget(self.view, 1)
