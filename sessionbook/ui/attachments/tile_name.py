"""The name below a small picture, on two lines that end as the name does."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from sessionbook.ui.widgets.first_line import length_of_first_line
from sessionbook.ui.widgets.plain import PLAIN_TEXT, tip

LINES = 2


class TileName(QLabel):
    """Always two lines high, so that pictures beside one another stand level.

    What is too long loses its middle: a name's number and its kind of file stand at its end.
    """

    AS_WIDE_AS_ITS_PLACE = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setProperty("kind", "muted")
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setSizePolicy(self.AS_WIDE_AS_ITS_PLACE)

    def show_name(self, name: str) -> None:
        """Show a name; whole for the pointer and for screen readers."""
        self._name = name
        self.setToolTip(tip(name))
        self.setAccessibleName(name)
        self._break()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(0, metrics.height() + (LINES - 1) * metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._break()

    def _break(self) -> None:
        self.setText("\n".join(on_two_lines(self._name, self.font(), self.width())))


def on_two_lines(name: str, font: QFont, width: int) -> tuple[str, ...]:
    """Return a name as it fits: broken between words if it can be, cut in its second line."""
    broken = length_of_first_line(name, font, width, anywhere=True)
    first, rest = name[:broken].rstrip(), name[broken:].lstrip()
    if not rest:
        return (first,)
    elide = Qt.TextElideMode.ElideMiddle
    return first, QFontMetrics(font).elidedText(rest, elide, width)
