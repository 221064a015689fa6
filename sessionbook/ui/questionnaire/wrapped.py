"""Words laid out in a width: they break between words, or anywhere rather than be cut off."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


class Wrapped:
    """A few words of one font; height is what they need in the width."""

    def __init__(self, words: str, font: QFont, width: int, *, mirrored: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(words.replace("\n", "\N{LINE SEPARATOR}"), font)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        self._layout.endLayout()
        self.width, self.height = width, round(top)

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw them with the painter's pen, from their upper left corner."""
        self._layout.draw(painter, corner)
