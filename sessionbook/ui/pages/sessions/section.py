"""A card with its name above it, and the ring that says where the keys go."""

from functools import cached_property
from typing import ClassVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sessionbook.ui.page import Context
from sessionbook.ui.pages.sessions.folded import FoldedLine
from sessionbook.ui.pages.sessions.sheet import Sheet
from sessionbook.ui.widgets.note_editor import NoteEditor
from sessionbook.ui.widgets.plain import Card, label

NAME_GAP = 10
LIST_PADDING = 9  # above and below rows, which have their own
RING, CORNER = 2, 12


class Section(QWidget):
    """One part of the write-up; reads and writes the notebook itself.

    One that folds is a single line while nothing is in it: pressed, it opens, and what it holds
    is made only then. It never folds under the person: only another session does that.
    """

    folds: ClassVar[bool] = False

    saved = Signal()
    opened = Signal()
    unfolded = Signal()

    def __init__(self, context: Context, sheet: Sheet, name: str) -> None:
        super().__init__()
        self.context = context
        self.notebook = context.notebook
        self.sheet = sheet
        self.name = name
        self.fields: tuple[str, ...] = ()
        self.folded: FoldedLine | None = None
        self.is_filled = False
        self._is_open = not self.folds
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NAME_GAP)
        sheet.shown.connect(self._forget)

    @cached_property
    def heading(self) -> QLabel:
        """The name, above the card."""
        return label(self.name, "section", wraps=True)

    @cached_property
    def card(self) -> "FocusCard":
        """What everything stands on."""
        made = FocusCard()
        made.setAccessibleName(self.name)
        if column := self.layout():
            column.addWidget(self.heading)
            column.addWidget(made)
        return made

    @property
    def body(self) -> QVBoxLayout:
        """Where rows are added."""
        return self.card.body

    def show_part(self) -> None:
        """Show this part of the session, folded while nothing is in it."""
        self.read()
        self._is_open = self._is_open or self.holds_something()
        if self._is_open and not self.is_filled:
            self.is_filled = True
            self.fill()
        if self.folds:
            self._fold()
        if self._is_open:
            self.refresh()
        self.setVisible(self.is_of_use())

    def unfold(self) -> None:
        """Show the card, whatever is on it."""
        if not self._is_open:
            self._is_open = True
            self.show_part()
            self.unfolded.emit()

    def open(self) -> None:
        """Unfold at the person's wish, and let them begin."""
        self.unfold()
        self.opened.emit()
        for widget in self.card.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                widget.setFocus()
                return

    def read(self) -> None:
        """Read what the notebook has for this part of the session."""

    def fill(self) -> None:
        """Put on the card what it holds: asked for once, when it is first open."""

    def refresh(self) -> None:
        """Show what was read; asked for only while it is open."""

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

    def _forget(self) -> None:
        self._is_open = not self.folds

    def _fold(self) -> None:
        """Show either the one line or the name and the card."""
        if not (self._is_open or self.folded):
            self.folded = FoldedLine(self.name, self.open)
            if column := self.layout():
                column.addWidget(self.folded)
        if self.folded:
            self.folded.setVisible(not self._is_open)
        if self.is_filled:
            self.heading.setVisible(self._is_open)
            self.card.setVisible(self._is_open)


class FocusCard(Card):
    """A card with a ring while the person is in its one field."""

    def __init__(self) -> None:
        super().__init__()
        self._field: QWidget | None = None

    def ring_for(self, field: NoteEditor) -> None:
        """Draw the ring while this field has the focus."""
        self._field = field
        field.came.connect(self.update)
        field.went.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._field and self._field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), RING))
            half = RING / 2
            box = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, CORNER, CORNER)
