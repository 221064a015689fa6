"""The shape of every screen before the notebook is open: one narrow centred column."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
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
MARGIN, GAP, BELOW_SIGN = 18, 12, 8
NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus; for why it has no name here, see PLAIN_TEXT
NEARLY_ALL = 1000  # of the width there is, until the column is as wide as it may be


class LockedScreen(QWidget):
    """A sign, a title, a quiet sentence, then whatever a screen adds to its column.

    The column grows with the text, and scrolls where the window is too low for it. F1 asks for
    help on every one of them.
    """

    help_requested = Signal()

    def __init__(self, title: str, words: str, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("ground")
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

    def show_problem(self, error: BaseException) -> None:
        """Say what went wrong in one calm sentence."""
        self.say(messages.words_for(error))

    def say(self, words: str) -> None:
        """Show a sentence where problems are shown; nothing hides it."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def help_link(self) -> QPushButton:
        """Return what asks for help with a click."""
        made = button(self.tr("Help in a crisis"), self.help_requested.emit, "link")
        made.setToolTip(self.tr("Help in a crisis (F1)"))
        return made

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
