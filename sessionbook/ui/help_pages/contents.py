"""The side of the help: a field to find words, and the titles of the pages."""

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout

from sessionbook.ui.aloud import announce
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.list_row import ABOVE, BAR, PADDING, Index, ListRow
from sessionbook.ui.widgets.list_side import MARGIN, USUAL_WIDTH, WIDEST
from sessionbook.ui.widgets.plain import label

HIGHEST = 10_000
WRAPPED = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class Contents(QFrame):
    """chosen says which page, by its place; sought the words, and how many findings to go on."""

    chosen = Signal(int)
    sought = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.field = FindField()
        self.found = label("", "muted", wraps=True)
        self.found.hide()
        self.titles = QStringListModel(self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Pages of the help"))
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self.titles)
        self.view.setItemDelegate(TitleRow(self.view))
        self.view.selectionModel().currentChanged.connect(lambda now: self.chosen.emit(now.row()))
        self.field.textEdited.connect(lambda words: self.sought.emit(words, 0))
        self.field.went_on.connect(lambda step: self.sought.emit(self.field.text(), step))
        self._lay_out()

    def _lay_out(self) -> None:
        """Leave room for the scroll bar beside the titles only."""
        left, right = (BAR, 0) if self.isRightToLeft() else (0, BAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN - left, 16, MARGIN - right, 0)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(left, 0, right, 0)
        top.addWidget(self.field)
        top.addWidget(self.found)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def fit(self, room: int) -> None:
        """Take the part of the page's width that is the side's."""
        em = max(1, self.fontInfo().pixelSize()) / BASE_PIXELS
        self.setFixedWidth(round(min(USUAL_WIDTH * em, WIDEST * room)))

    def mark(self, row: int) -> None:
        """Mark a page as the one on screen."""
        self.view.setCurrentIndex(self.titles.index(row))

    def say(self, words: str) -> None:
        """Say what was found."""
        self.found.setText(words)
        self.found.setVisible(bool(words))
        announce(self.found, words)


class FindField(QLineEdit):
    """Enter goes on to the next finding, Shift and Enter back; Escape empties it."""

    went_on = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Find in the help"))
        self.setAccessibleName(self.tr("Find in the help"))
        self.setToolTip(self.tr("Find in the help (Ctrl+F)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.went_on.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)


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
