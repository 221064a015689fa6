"""What the person was honest about, and what they held back."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.section import Section
from sessionbook.ui.pages.sessions.sheet import Field, Sheet
from sessionbook.ui.widgets.growing_text import GrowingText
from sessionbook.ui.widgets.plain import Row

ROOM = 10
FOCUS_LINE = 2


class HonestySection(Section):
    """Two short fields for the person alone."""

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(context, sheet, self.tr("What I was honest about · what I held back"))
        self.hold_rows()
        self.honest_about = GrowingText(
            self.tr("What I was honest about"),
            self.tr("Only you can read this. A word is enough."),
            many_lines=True,
        )
        self.held_back = GrowingText(
            self.tr("What I held back"), self.tr("What I held back"), many_lines=True
        )
        self.body.addWidget(FieldRow(self.honest_about))
        self.body.addWidget(FieldRow(self.held_back, last=True))
        self.fields = ("honest_about", "held_back")
        for name, field in (("honest_about", self.honest_about), ("held_back", self.held_back)):
            sheet.bind(name, Field(field, field.text, field.set_text))
            field.edited.connect(lambda name=name: sheet.touch(name))


class FieldRow(Row):
    """A field over a hairline, which turns to the accent while the person is in it."""

    def __init__(self, field: GrowingText, *, last: bool = False) -> None:
        super().__init__(last=last)
        self._field = field
        self.line.setContentsMargins(0, ROOM, 0, ROOM)
        self.line.addWidget(field, 1)
        field.focused.connect(self.update)
        field.left.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._field.hasFocus():
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter = QPainter(self)
            painter.fillRect(0, self.height() - FOCUS_LINE, self.width(), FOCUS_LINE, accent)
