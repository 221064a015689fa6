"""The help pages over the locked window: nothing in them is of any notebook."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui.help_pages.reader import HelpReader
from sessionbook.ui.widgets.plain import Card, button, label
from sessionbook.ui.window import Window


class LockedHelp(QWidget):
    """Escape or Back leaves it; F1 and links to the safety plan lead to help in a crisis."""

    left = Signal()
    help_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.reader = HelpReader(is_locked=True)
        self.back_button = button(self.tr("Back"), self.left.emit)
        self.crisis_button = button(self.tr("Help in a crisis"), self.help_requested.emit, "link")
        self.crisis_button.setToolTip(self.tr("Help in a crisis (F1)"))
        bar = Card(kind="bar")
        bar.body.setContentsMargins(18, 10, 18, 10)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("How it works"), "heading"))
        line.addStretch(1)
        line.addWidget(self.crisis_button)
        line.addWidget(self.back_button)
        bar.body.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.reader, 1)
        self.reader.page_requested.connect(lambda _: self.help_requested.emit())
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_requested)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: a focus proxy would make Tab pass by what stands before it."""
        super().focusInEvent(event)
        self.reader.contents.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def show_locked_help(window: Window, ask_for_help: Callable[[], object]) -> None:
    """Lay over a locked screen the pages that explain the program."""
    sheet = LockedHelp()
    sheet.left.connect(lambda: window.take_off(sheet))
    sheet.help_requested.connect(lambda: ask_for_help())
    window.lay_over(sheet)
