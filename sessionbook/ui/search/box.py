"""The search field of the bar and its list of results."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sessionbook.store.search import Search
from sessionbook.ui.search.results import ResultDelegate, ResultModel
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.plain import label

PAGE_OF = {
    "sessions": "sessions",
    "insights": "sessions",
    "gratitude": "sessions",
    "topics": "today",
    "homework": "homework",
    "practices": "homework",
    "goals": "goals",
    "goal_steps": "goals",
}
"""Which page shows a kind of record."""

WIDTH, PADDING = 230, 10
RESULTS_WIDTH, MOST_HEIGHT = 440, 420


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
        self.setGeometry(corner.x() - RESULTS_WIDTH, corner.y(), RESULTS_WIDTH, high)
        self.show()
        self.raise_()


class SearchBox(QLineEdit):
    """Searches at every key; Up, Down and Enter choose, Escape leaves."""

    open_requested = Signal(str, str)

    def __init__(self, search: Search, over: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search everything"))
        self.setAccessibleName(self.tr("Search everything"))
        hint = label("Ctrl K", "key")
        hint.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._hint = hint
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, PADDING, 0)
        inside.addStretch(1)
        inside.addWidget(hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self.results = Results(over, search)
        self.textEdited.connect(self._search)
        self.results.list.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        usual = round(WIDTH * self.fontInfo().pixelSize() / BASE_PIXELS)
        return QSize(max(usual, self.minimumSizeHint().width()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + 3 * PADDING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.minimumSizeHint().width() + self._hint.sizeHint().width()
        self._hint.setVisible(self.width() >= needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.results.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.results.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        if self.text():
            self._search(self.text())

    def leave(self) -> None:
        """Empty the field and give the focus back to the page."""
        self.clear()
        self.results.hide()
        self.clearFocus()

    def _search(self, wanted: str) -> None:
        if wanted.strip():
            self.results.look_for(wanted, self)
        else:
            self.results.hide()

    def _move(self, by: int) -> None:
        view = self.results.list
        row = view.currentIndex().row() + by
        if self.results.model.canFetchMore(QModelIndex()) and row >= view.model().rowCount():
            self.results.model.fetchMore(QModelIndex())
        if 0 <= row < view.model().rowCount():
            view.setCurrentIndex(self.results.model.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid() or self.results.isHidden():
            return
        hit = self.results.model.hit(index)
        self.leave()
        self.open_requested.emit(PAGE_OF[hit.kind], hit.record)
