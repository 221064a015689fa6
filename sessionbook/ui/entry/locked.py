"""The shape of every screen before the notebook is open: one narrow centred column."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.icons import Emblem
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.plain import button, label

COLUMN_WIDTH = 380  # at the usual text size; less where the window is narrower
MARGIN, GAP, BELOW_SIGN, BETWEEN_LINKS = 18, 12, 8, 2
NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus; for why it has no name here, see PLAIN_TEXT
NEARLY_ALL = 1000  # of the width there is, until the column is as wide as it may be


class LockedScreen(QWidget):
    """A sign, a title, a quiet sentence, then whatever a screen adds to its column.

    The column grows with the text, and scrolls where the window is too low for it. F1 asks for
    help on every one of them, Shift+F1 for the pages that explain the program. One that begins to
    derive a key says so.
    """

    help_requested = Signal()
    help_pages_requested = Signal()
    deriving = Signal()

    def __init__(self, title: str, words: str, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.to_do_first = ""  # what is to be done before the window is closed
        self._first: QWidget | None = None
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.words = _centred(words, "quiet")
        self.problem = _centred("", "problem")
        self.problem.hide()
        self.column.addLayout(_in_the_middle(Emblem()))
        self.column.addSpacing(BELOW_SIGN)
        self.column.addLayout(_close(_centred(title, "title"), self.words))
        self.column.addSpacing(GAP // 2)
        self._centre(width)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)
        QShortcut(QKeySequence("Shift+F1"), self).activated.connect(self.help_pages_requested)

    def begin_with(self, first: QWidget) -> None:
        """Pass the focus on to a widget; a focus proxy makes Tab pass by what stands before it."""
        self._first = first

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._first:
            self._first.setFocus()

    def show_problem(self, error: BaseException, folder: Path | None = None) -> None:
        """Say what went wrong in one calm sentence, and where if others may be taken for it."""
        place = (str(folder),) if folder else ()
        self.say("\n".join((*place, messages.words_for(error))))

    def forget(self) -> None:
        """Keep nothing of what was typed, and wait for no key: nobody is there any more."""

    def say(self, words: str) -> None:
        """Show a sentence where problems are shown; nothing hides it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def help_links(self) -> QWidget:
        """Return what asks for help, and for the pages that explain the program, with a click."""
        crisis = button(self.tr("Help in a crisis"), self.help_requested.emit, "link")
        crisis.setToolTip(self.tr("Help in a crisis (F1)"))
        pages = button(self.tr("How it works"), self.help_pages_requested.emit, "link")
        pages.setToolTip(self.tr("How it works (Shift+F1)"))
        return Links(crisis, pages)

    def _centre(self, width: int) -> None:
        narrow = QWidget()
        narrow.setMaximumWidth(width * self.fontInfo().pixelSize() // BASE_PIXELS)
        narrow.setLayout(self.column)
        ground = QWidget()
        ground.setObjectName("ground")
        middle = QVBoxLayout(ground)
        middle.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        middle.addStretch(1)
        middle.addLayout(_in_the_middle(narrow, NEARLY_ALL))
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("ground")
        scroll.setWidgetResizable(True)
        scroll.setProperty("focusPolicy", NO_FOCUS)
        scroll.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


class Links(QWidget):
    """Quiet ways to elsewhere with dots between, or below one another where there is less room."""

    def __init__(self, *links: QPushButton) -> None:
        super().__init__()
        self._links = links
        self._dots = [label("·", "muted") for _ in links[1:]]
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(BETWEEN_LINKS)
        for place, link in enumerate(links):
            if place:
                self._line.addWidget(self._dots[place - 1])
            self._line.addWidget(link)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(1)
        whole.addLayout(self._line)
        whole.addStretch(1)
        self.setMinimumWidth(1)  # never what keeps the column wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        dot = self._dots[0].sizeHint().width() + 2 * BETWEEN_LINKS
        links = sum(link.sizeHint().width() for link in self._links)
        fits = links + len(self._dots) * dot <= self.width()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        for each in self._dots:
            each.setVisible(fits)


def across(pressed: QPushButton) -> QPushButton:
    """Return the button as wide as its column, and as high as the fields there."""
    pressed.setProperty("tall", True)
    pressed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return pressed


def _close(*lines: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(GAP // 2)
    for each in lines:
        column.addWidget(each)
    return column


def _in_the_middle(widget: QWidget, share: int = 0) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget, share)
    line.addStretch(1)
    return line


def _centred(words: str, kind: str) -> QLabel:
    made = label(words, kind, wraps=True)
    made.setProperty("centred", True)
    return made
