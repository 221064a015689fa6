"""The side of the help: a field to find words, and the titles of the pages."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.find_side import FindField, FindSide
from sessionbook.ui.widgets.list_row import ABOVE, BAR, PADDING, Index, ListRow

HIGHEST = 10_000
WRAPPED = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Contents(FindSide):
    """chosen says which page, by its place; sought the words, and how many findings to go on."""

    chosen = Signal(int)
    sought = Signal(str, int)

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.titles = QStringListModel()
        field = HelpField(translate("Contents", "Find in the help"))
        super().__init__(field, translate("Contents", "Pages of the help"), self.titles)
        self.field.setToolTip(self.tr("Find in the help (Ctrl+F)"))
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setItemDelegate(TitleRow(self.view))
        self.view.selectionModel().currentChanged.connect(lambda now: self.chosen.emit(now.row()))
        self.field.textChanged.connect(lambda words: self.sought.emit(words, 0))
        self.field.went.connect(lambda step: self.sought.emit(self.field.text(), step))

    def say(self, words: str) -> None:
        """Say it aloud, too: the list stays as it is."""
        super().say(words)
        announce(self.found, words)


class HelpField(FindField):
    """Enter goes on to the next finding, Shift and Enter back."""

    def step(self, event: QKeyEvent) -> int:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return 0
        return -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1


class TitleRow(ListRow):
    """As high as its title, which wraps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        view = self._view
        width = view.width() - BAR - 2 * PADDING
        room = QRect(0, 0, max(1, width), HIGHEST)
        words = QFontMetrics(view.font()).boundingRect(room, WRAPPED, str(index.data()))
        return QSize(0, words.height() + 2 * ABOVE)

    def paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        painter.setFont(self._view.font())
        painter.setPen(self.colour(QPalette.ColorRole.Text))
        painter.drawText(room, WRAPPED, str(index.data()))
