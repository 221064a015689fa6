"""One answer that can be chosen: a round mark, its key, and words that wrap."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from sessionbook.ui.questionnaire.wrapped import Wrapped
from sessionbook.ui.theme import BASE_PIXELS

MARK, GAP, SIDE, ABOVE, CORNER = 16, 8, 10, 8, 8  # pixels at the usual text size
RING = 2
HALF = 0.62  # of the words, which rarely break in the middle
TAKEN = (Qt.Key.Key_Space, Qt.Key.Key_Select)


class Option(QRadioButton):
    """All of it is hit; a second press takes the answer back. Keys but Space are its group's."""

    def __init__(self, value: int, key: str, words: str) -> None:
        super().__init__()
        self.value = value
        self._key, self._words = key, words
        self.setAccessibleName(f"{key}, {words}" if key else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: object) -> bool:
        del pos
        return True

    def nextCheckState(self) -> None:
        """Leave it to the group what a press means: Qt would let no answer be taken back."""

    def show_chosen(self, chosen: bool) -> None:
        """Show whether it is the answer; to screen readers it stays one of several all the time."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TAKEN:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return the size with its words on one line, as wide as when it is chosen."""
        self.ensurePolished()
        words = QFontMetrics(self._heavy()).horizontalAdvance(self._words) + 1
        width = self._before() + words + self._px(SIDE)
        return QSize(width, self.heightForWidth(width))

    def narrow_width(self) -> int:
        """Return how wide it is with its words on two lines."""
        self.ensurePolished()
        metrics = QFontMetrics(self._heavy())
        longest = max(map(metrics.horizontalAdvance, self._words.split()), default=0)
        half = round(HALF * metrics.horizontalAdvance(self._words))
        narrow = self._before() + max(longest, half) + 2 + self._px(SIDE)
        return min(narrow, self.sizeHint().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._before() + self._px(4 * MARK), self._px(MARK + 2 * ABOVE))

    def heightForWidth(self, width: int) -> int:
        """Return how high it is with its words wrapped, in the weight they have when chosen."""
        self.ensurePolished()
        words = Wrapped(self._words, self._heavy(), self._room(width))
        return max(words.height, self._px(MARK)) + 2 * self._px(ABOVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        middle = self.height() / 2
        self._paint_mark(painter, middle)
        font = self._heavy() if self.isChecked() else self.font()
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        painter.setFont(font)
        start = self._px(SIDE) + self._px(MARK) + self._px(GAP)
        key = self._mirrored(QRectF(start, 0, self._key_width(), self.height()))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        room, mirrored = self._room(self.width()), self.isRightToLeft()
        words = Wrapped(self._words, font, room, mirrored=mirrored)
        place = QRectF(self._before(), middle - words.height / 2, words.width, words.height)
        words.draw(painter, self._mirrored(place).topLeft())

    def _paint_ground(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        width = RING if self.hasFocus() else 1
        edge = role.Highlight if self.hasFocus() or self.isChecked() else role.Mid
        if self.underMouse() and edge is role.Mid:
            edge = role.Dark
        painter.setPen(QPen(self._colour(edge), width))
        painter.setBrush(self._colour(role.Light if self.isChecked() else role.Base))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _paint_mark(self, painter: QPainter, middle: float) -> None:
        role = QPalette.ColorRole
        side = self._px(MARK)
        box = self._mirrored(QRectF(self._px(SIDE), middle - side / 2, side, side))
        box.adjust(1, 1, -1, -1)
        edge = self._colour(role.Highlight if self.isChecked() else role.Dark)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(self._colour(role.Base))
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            painter.drawEllipse(box.center(), side / 4, side / 4)

    def _mirrored(self, box: QRectF) -> QRectF:
        """Return where a place lies, counted from where the reading begins."""
        if not self.isRightToLeft():
            return box
        corner = QPointF(self.width() - box.right(), box.top())
        return QRectF(corner, box.size())

    def _before(self) -> int:
        """Return how much room stands before the words."""
        key = self._key_width() + self._px(GAP) if self._key else 0
        return self._px(SIDE) + self._px(MARK) + self._px(GAP) + key

    def _key_width(self) -> int:
        return QFontMetrics(self._heavy()).horizontalAdvance(self._key) + 1 if self._key else 0

    def _room(self, width: int) -> int:
        return max(1, width - self._before() - self._px(SIDE))

    def _px(self, size: int) -> int:
        return round(size * max(1.0, self.fontInfo().pixelSize() / BASE_PIXELS))

    def _heavy(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
