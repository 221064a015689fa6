"""Words that wrap at the look's line height, and break anywhere rather than be cut off.

Qt's namespace of flags is not named here: making it takes a tenth of the time to the first
paint, and the first screen has such words. Those on one line are painted by Qt itself.
"""

import unicodedata

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

LINE_HEIGHT = 1.45  # of the size of the letters
WIDEST, NARROWEST = 46, 8  # as many times the size of the letters
TIGHT = ("title", "heading")  # kinds whose letters are large enough as they are


class Paragraph(QLabel):
    """A wrapping label; a label's own lines stand close, and a long word widens its page."""

    def __init__(self, text: str = "") -> None:
        self._state: object = None
        self._heights: dict[int, int] = {}
        self._kept: tuple[object, QTextLayout] | None = None
        super().__init__(text)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        width = min(self._natural_width(), WIDEST * self._letters()) + self._beside()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(self._natural_width(), NARROWEST * self._letters())
        return QSize(width + self._beside(), self._height_of(1))

    def heightForWidth(self, width: int) -> int:
        """Return the height; layouts ask a dozen times for each width."""
        self.ensurePolished()
        state = (self.text(), self.font(), self.contentsMargins(), self.property("kind"))
        if state != self._state:
            self._state, self._heights = state, {}
        if width not in self._heights:
            self._heights[width] = self._find_height(width)
        return self._heights[width]

    def _find_height(self, width: int) -> int:
        room = width - self._beside()
        if self._is_one_line(room):
            return self._height_of(1)
        return self._height_of(self._laid_out(room).lineCount())

    def paintEvent(self, event: QPaintEvent) -> None:
        inner = self.contentsRect()
        if self._is_one_line(inner.width()) or self._is_selectable():
            super().paintEvent(event)
            return
        layout = self._laid_out(inner.width())
        top = inner.top()
        side = self.alignment()
        if side & type(side).AlignVCenter:
            top += max(0, (self.height() - self._height_of(layout.lineCount())) // 2)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(inner.left(), top))

    def _is_one_line(self, room: int) -> bool:
        return "\n" not in self.text() and self._natural_width() <= room

    def _laid_out(self, width: int) -> QTextLayout:
        """Return the lines; those painted last are kept for the next time the page is shown."""
        state = (width, self.text(), self.font(), self.alignment(), self._line())
        if self._kept is None or state != self._kept[0]:
            self._kept = (state, self._lay_out(width))
        return self._kept[1]

    def _lay_out(self, width: int) -> QTextLayout:
        side = self.alignment()
        if reads_from_right(self.text()) and side & type(side).AlignLeft:
            side = type(side).AlignRight
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text().replace("\n", "\N{LINE SEPARATOR}"), self.font())
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += self._line()
        layout.endLayout()
        return layout

    def _natural_width(self) -> int:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(line) for line in self.text().split("\n")) + 1

    def _letters(self) -> int:
        return self.fontInfo().pixelSize()

    def _line(self) -> int:
        """Return how far below one another two lines stand."""
        factor = 1.0 if self.property("kind") in TIGHT else LINE_HEIGHT
        return max(self.fontMetrics().lineSpacing(), round(factor * self._letters()))

    def _height_of(self, lines: int) -> int:
        margins = self.contentsMargins()
        words = self.fontMetrics().height() + (max(1, lines) - 1) * self._line()
        return words + margins.top() + margins.bottom()

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _is_selectable(self) -> bool:
        flags = self.textInteractionFlags()
        return bool(flags & type(flags).TextSelectableByKeyboard)


def reads_from_right(text: str) -> bool:
    """Return whether the first letter that has a direction is of a right-to-left script."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
