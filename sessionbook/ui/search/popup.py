"""The list of results under the search field."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from sessionbook.store.search import Search
from sessionbook.ui.search.results import ResultDelegate, ResultModel
from sessionbook.ui.widgets.plain import label

WIDTH, MOST_HEIGHT = 440, 420


class Results(QFrame):
    """A list below the field; it lies over the page and takes no focus."""

    def __init__(self, over: QWidget, search: Search) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("kind", "popup")
        self.model = ResultModel(search)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(self.list))
        self.list.setUniformItemSizes(True)
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
        self.list.setVisible(found > 0)
        self.nothing.setVisible(found == 0)
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
            high = min(MOST_HEIGHT, found * self.list.sizeHintForRow(0) + 12)
        else:
            high = self.nothing.sizeHint().height() + 10
        corner = below.mapTo(self._over, QPoint(below.width(), below.height() + 4))
        self.setGeometry(corner.x() - WIDTH, corner.y(), WIDTH, high)
        self.show()
        self.raise_()
        self._fill_ground()

    def spoken(self) -> str:
        """Return what stands chosen, or that there is nothing."""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else self.nothing.text()

    def _fill_ground(self) -> None:
        """Let the list fill its ground: the page below is then not painted at every key."""
        viewport, base = self.list.viewport(), QPalette.ColorRole.Base
        ground, card = viewport.palette(), QGuiApplication.palette().color(base)
        if not viewport.autoFillBackground() or ground.color(base) != card:
            ground.setColor(base, card)
            viewport.setPalette(ground)
            viewport.setAutoFillBackground(True)
