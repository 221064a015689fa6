"""The parts of the program as a list, in which one is found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout

from sessionbook.services.parts import Part
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.list_row import ABOVE, BAR, GAP, Index, ListRow
from sessionbook.ui.widgets.list_side import MARGIN, RECORD, USUAL_WIDTH, WIDEST
from sessionbook.ui.widgets.plain import label


class PartsModel(QAbstractListModel):
    """Holds the parts whose name or licence has the words looked for."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self._every, self._shown = parts, list(parts)

    def rowCount(self, parent: Index | None = None) -> int:
        del parent
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the part, or its line, which begins with the name."""
        part = self._shown[index.row()]
        if role == RECORD:
            return part
        return line_of(part) if role == Qt.ItemDataRole.DisplayRole else None

    def look_for(self, words: str) -> None:
        """Show only what has the words."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [
            part for part in self._every if all(word in line_of(part).casefold() for word in wanted)
        ]
        self.endResetModel()


class PartsList(QFrame):
    """chosen says which part the person went to; none where the words are in no part."""

    chosen = Signal(object)

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.model = PartsModel(parts)
        self.model.setParent(self)
        self.field = LookField(self.tr("Find a part"))
        self.found = label(self.tr("No part has these words."), "muted", wraps=True)
        if parts:
            self.found.hide()
        else:
            self.found.setText(self.tr("No list of the parts came with this program."))
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Parts of the program"))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self.model)
        self.view.setItemDelegate(PartRow(self.view))
        self.view.selectionModel().currentChanged.connect(self._go_to)
        self.field.textChanged.connect(self._look_for)
        self.field.went.connect(self._step)
        self._lay_out()

    def fit(self, room: int) -> None:
        """Take the part of the window's width that is the list's."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self.setFixedWidth(round(min(USUAL_WIDTH * em, WIDEST * room)))

    def mark(self, row: int) -> None:
        """Go to a row, if there is one."""
        self.view.setCurrentIndex(self.model.index(row))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        left, right = (BAR, 0) if self.isRightToLeft() else (0, BAR)
        column.setContentsMargins(MARGIN - left, 16, MARGIN - right, 12)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(left, 0, right, 0)
        top.addWidget(self.field)
        top.addWidget(self.found)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _look_for(self, words: str) -> None:
        self.model.look_for(words)
        self.found.setVisible(not self.model.rowCount())
        self.mark(0)
        if not self.model.rowCount():
            self.chosen.emit(None)

    def _step(self, rows: int) -> None:
        at = self.view.currentIndex().row() + rows
        self.mark(min(max(0, at), self.model.rowCount() - 1))

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(RECORD))


class LookField(QLineEdit):
    """Up and Down go through what was found; Escape empties it first."""

    went = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.went.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PartRow(ListRow):
    """Its name, and below it the version and the licence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        heights = (QFontMetrics(font).height() for font in self.fonts())
        return QSize(0, sum(heights) + GAP + 2 * ABOVE)

    def paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        part: Part = index.data(RECORD)
        strong, quiet = self.fonts()
        self.paint_line(painter, room, part.name, strong, QPalette.ColorRole.Text)
        below = room.adjusted(0, QFontMetrics(strong).height() + GAP, 0, 0)
        role = QPalette.ColorRole.PlaceholderText
        self.paint_line(painter, below, facts_of(part), quiet, role)


def facts_of(part: Part) -> str:
    """Return its version and its licence, as far as they are known."""
    return " · ".join(filter(None, (part.version, part.licence)))


def line_of(part: Part) -> str:
    """Return what is said of it in one line."""
    return " · ".join(filter(None, (part.name, facts_of(part))))
