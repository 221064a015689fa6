"""A caption and, below it, words that are typed in place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.plain import label, set_property

FOCUS_LINE = 2


class CaptionField(QFrame):
    """A growing text with its name above and a line below; the caption is its buddy."""

    edited = Signal()

    def __init__(self, caption: str, *, many_lines: bool = False) -> None:
        super().__init__()
        set_property(self, "kind", "row")
        self.field = GrowingText(caption, many_lines=many_lines)
        self.caption = label(caption, "muted", wraps=True)
        self.caption.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(3)
        column.addWidget(self.caption)
        column.addWidget(self.field)
        self.field.edited.connect(self.edited)
        self.field.focused.connect(self.update)
        self.field.left.connect(self.update)

    def rename(self, caption: str) -> None:
        """Take another caption."""
        self.caption.setText(caption)
        self.field.setAccessibleName(caption)

    def text(self) -> str:
        """Return the words without surrounding white space."""
        return self.field.text()

    def show_text(self, text: str) -> None:
        """Show words, unless the person is in the field."""
        if not self.field.hasFocus():
            self.field.set_text(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.field.hasFocus():
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter = QPainter(self)
            painter.fillRect(0, self.height() - FOCUS_LINE, self.width(), FOCUS_LINE, accent)


def captioned(caption: str, field: QWidget) -> QWidget:
    """Return a field of another kind with its name above."""
    whole = QWidget()
    name = label(caption, "muted")
    name.setBuddy(field)
    field.setAccessibleName(caption)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(4)
    column.addWidget(name)
    column.addWidget(field)
    return whole
