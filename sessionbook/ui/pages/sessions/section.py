"""A card with its name above it, and the ring that says where the keys go."""

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.plain import Card, label

NAME_GAP = 10
LIST_PADDING = 9  # above and below rows, which have their own
RING, CORNER = 2, 12


class Section(QWidget):
    """One part of the write-up; reads and writes the notebook itself."""

    saved = Signal()

    def __init__(self, context: Context, sheet: Sheet, name: str) -> None:
        super().__init__()
        self.context = context
        self.notebook = context.notebook
        self.sheet = sheet
        self.fields: tuple[str, ...] = ()
        self.heading = label(name, "section", wraps=True)
        self.card = FocusCard()
        self.card.setAccessibleName(name)
        self.body = self.card.body
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NAME_GAP)
        column.addWidget(self.heading)
        column.addWidget(self.card)

    def refresh(self) -> None:
        """Show what the notebook has for this part of the session."""

    def flush(self) -> None:
        """Save what is still only on screen."""

    def holds_something(self) -> bool:
        """Return whether anything is written here, which is then shown whatever happened."""
        session = self.sheet.session
        return any(getattr(session, name) not in ("", None) for name in self.fields)

    def is_of_use(self) -> bool:
        """Return whether to show it: of a session that did not happen, only what is written."""
        return not self.sheet.session.missed or self.holds_something()

    def hold_rows(self) -> None:
        """Let the card hold rows, which bring their own room above and below."""
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left(), LIST_PADDING, margins.right(), LIST_PADDING)


class FocusCard(Card):
    """A card with a ring while the person is in its one field."""

    def __init__(self) -> None:
        super().__init__()
        self._field: QWidget | None = None

    def ring_for(self, field: QWidget) -> None:
        """Draw the ring while this field has the focus."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._field and self._field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), RING))
            half = RING / 2
            box = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, CORNER, CORNER)
