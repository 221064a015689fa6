"""Labels, buttons and cards as the look wants them; their kind is a style-sheet property."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sessionbook.ui.widgets.paragraph import Paragraph

PLAIN_TEXT = 0  # Qt.TextFormat.PlainText: naming Qt takes a tenth of the time to the first paint

PAGE_MARGIN = 28
GAP = 18
CARD_PADDING = 20
BOXED = ("pill", "key")

LEGIBLE, LARGE = "legible", "large"
"""Names of widgets that hold words of the program's own only, or words in very large letters:
where words are blurred, the first stay clear and the others are blurred more."""


def label(text: str = "", kind: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label of a kind: title, heading, strong, section, muted, quiet, problem, pill."""
    made = Paragraph(text) if wraps else QLabel(text)
    made.setProperty("kind", kind)
    made.setProperty("textFormat", PLAIN_TEXT)
    if kind in BOXED:
        made.setIndent(0)  # a label with a box indents by itself, beside its padding
    if kind == "pill":
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def selectable(text: str = "", kind: str = "") -> QLabel:
    """Return words that can be chosen and copied, by keys too, and that open nothing."""
    from PySide6.QtCore import Qt

    made = label(text, kind, wraps=True)
    flags = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setProperty("selectable", True)
    made.setAccessibleName(text)
    return made


class Button(QPushButton):
    """Enter presses it as Space does; to a dialog it is not what Enter in a field means."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_row(event):
            event.ignore()
        elif not press_by_enter(self, event):
            super().keyPressEvent(event)


def is_for_row(event: QKeyEvent) -> bool:
    """Return whether a key moves the row in which a button stands: to Qt it is another arrow."""
    from PySide6.QtCore import Qt

    is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return is_arrow and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


def press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that got Enter, and tell whether it was that key.

    Only the button itself does so: who looks for the focus after a field had its Enter may
    find what the field gave it to. For that reason too a key held down presses once.
    """
    from PySide6.QtCore import Qt

    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


def button(text: str, pressed: Callable[[], object], kind: str = "") -> QPushButton:
    """Return a button of a kind (primary, link, add or none) that calls pressed."""
    made = Button(text)
    made.setProperty("kind", kind)
    if kind == "primary" and text:
        made.setObjectName(LEGIBLE)
    made.clicked.connect(lambda: pressed())
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def tip(words: str) -> str:
    """Return the person's words for a tooltip.

    Those that look like a web page would be shown as one, and the pictures it names be opened.
    """
    if "<" not in words and "&lt;" not in words:
        return words
    marks = (("&", "&amp;"), ("<", "&lt;"), ("\n", "<br>"))
    for mark, shown in marks:
        words = words.replace(mark, shown)
    return f"<qt>{words}</qt>"


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Card(QFrame):
    """A white card with an optional section label; add to its body."""

    def __init__(self, title: str = "", kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CARD_PADDING, CARD_PADDING - 2, CARD_PADDING, CARD_PADDING)
        self.body.setSpacing(0)
        self.heading = label(title, "section")
        self.heading.setContentsMargins(0, 0, 0, 8)
        self.body.addWidget(self.heading)
        if not title:
            self.heading.hide()
        self.setAccessibleName(title.strip())

    def set_title(self, title: str) -> None:
        """Change the section label, which is the card's name for screen readers too."""
        self.heading.setText(title)
        self.setAccessibleName(title)


def empty_card(words: str, action: str, pressed: Callable[[], object]) -> Card:
    """Return what a page shows while it has nothing: one sentence and the one action."""
    card = Card()
    card.body.addWidget(label(words, "quiet", wraps=True))
    card.body.addSpacing(12)
    card.body.addWidget(button(action, pressed))
    return card


class Row(QFrame):
    """A horizontal row with a hairline below, unless it is the last."""

    def __init__(self, *, last: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setProperty("last", last)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 9, 0, 9)
        self.line.setSpacing(12)


class ScrollPage(QScrollArea):
    """A page's scrolling ground with the look's margins; add to its column."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt

        super().__init__()
        self.setObjectName("ground")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(PAGE_MARGIN, 24, PAGE_MARGIN, PAGE_MARGIN)
        self.column.setSpacing(GAP)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # what is around has painted the ground

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return QWidget.event(self, event)  # Qt's own would polish and measure all that is in it
        return super().event(event)


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
