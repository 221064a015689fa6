"""The list of results under the search field."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sessionbook.store.search import Search
from sessionbook.ui.search.painting import ResultList
from sessionbook.ui.search.results import ResultModel
from sessionbook.ui.widgets.plain import label

WIDTH, MOST_HEIGHT, BELOW = 440, 420, 4


class Results(QFrame):
    """A list below the field; it lies over the page and takes no focus."""

    def __init__(self, over: QWidget, search: Search) -> None:
        super().__init__(over)
        self._over = over
        self._fit = (-1, QPoint())
        self.setProperty("kind", "popup")
        self.model = ResultModel(search)
        self.list = ResultList(self.model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Search results"))
        self.nothing = label(self.tr("Nothing with these words yet."), "quiet")
        self.nothing.setContentsMargins(14, 12, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.hide()

    def look_for(self, wanted: str, below: QWidget) -> None:
        """Show what is found, right under a widget."""
        self.model.look_for(wanted)
        found = self.model.rowCount()
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.scrollToTop()
        fit = (found, below.mapTo(self._over, QPoint(below.width(), below.height())))
        if self.isHidden() or fit != self._fit:
            self._fit = fit
            self._fit_in(*fit)

    def _fit_in(self, found: int, corner: QPoint) -> None:
        self.list.setVisible(found > 0)
        self.nothing.setVisible(found == 0)
        if found:
            high = min(MOST_HEIGHT, found * self.list.sizeHintForRow(0) + 12)
        else:
            high = self.nothing.sizeHint().height() + 10
        left = max(0, corner.x() - WIDTH)  # in a narrow window the field is on the left
        self.setGeometry(left, corner.y() + BELOW, WIDTH, high)
        self.show()
        self.raise_()

    def spoken(self) -> str:
        """Return what stands chosen, or that there is nothing."""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else self.nothing.text()
