"""The parts of the program as a list, in which one is found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from sessionbook.services.part import Part
from sessionbook.ui.widgets.find_side import FindField, FindSide
from sessionbook.ui.widgets.list_row import ABOVE, GAP, RECORD, Index, ListRow
from sessionbook.ui.widgets.steps import step_of

BELOW = 12


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


class PartsList(FindSide):
    """chosen says which part the person went to; none where the words are in no part."""

    chosen = Signal(object)

    def __init__(self, parts: Sequence[Part]) -> None:
        translate = QCoreApplication.translate
        self.model = PartsModel(parts)
        field = PartField(translate("PartsList", "Find a part"))
        super().__init__(field, translate("PartsList", "Parts of the program"), self.model, BELOW)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(PartRow(self.view))
        self.view.selectionModel().currentChanged.connect(self._go_to)
        self.field.textChanged.connect(self._look_for)
        self.field.went.connect(self._step)
        self._nothing = self.tr("No part has these words.")
        if not parts:
            self._nothing = self.tr("No list of the parts came with this program.")
            self.say(self._nothing)

    def _look_for(self, words: str) -> None:
        self.model.look_for(words)
        self.say("" if self.model.rowCount() else self._nothing)
        self.mark(0)
        if not self.model.rowCount():
            self.chosen.emit(None)

    def _step(self, rows: int) -> None:
        at = self.view.currentIndex().row() + rows
        self.mark(min(max(0, at), self.model.rowCount() - 1))

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(RECORD))


class PartField(FindField):
    """Up and Down go through what was found."""

    def step(self, event: QKeyEvent) -> int:
        return step_of(event)


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
