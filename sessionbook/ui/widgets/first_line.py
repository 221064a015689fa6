"""Where a text breaks when it is painted on more than one line."""

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def length_of_first_line(text: str, font: QFont, width: int, *, anywhere: bool = False) -> int:
    """Return how many letters fit on a line that ends where a word does, or anywhere."""
    option = QTextOption()
    if anywhere:
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return line.textLength() if line.isValid() else 0
