"""The small window that says that something went wrong inside the program, with its code."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.widgets.plain import Card, button, label

WIDTH = 460


class FaultDialog(Dialog):
    """Says what happened, what is safe and what to do; the code holds no word of the person's."""

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(parent)
        title = self.tr("Something went wrong inside the program")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(WIDTH, parent.width()))
        safe = self.tr(
            "What was saved is safe, and what is on the screen is still there. If it happens "
            "again, lock the notebook and open it anew."
        )
        about = self.tr("For the people who make this program; it holds none of your words:")
        self.code = label(code, wraps=True)
        self.code.setAccessibleName(self.tr("Code: {code}").format(code=code))
        self.copy = button(self.tr("Copy"), self._copy)
        self.copy.setAccessibleName(self.tr("Copy the code"))
        self.close_it = button(self.tr("Close"), self.reject, "primary")
        self.close_it.setDefault(True)
        self.setAccessibleDescription(safe)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 22)
        column.setSpacing(14)
        column.addWidget(label(title, "heading", wraps=True))
        column.addWidget(label(safe, wraps=True))
        column.addWidget(label(about, "muted", wraps=True))
        column.addWidget(self._framed(self.code))
        column.addLayout(self._actions())
        self.close_it.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the sentences at the person's text size: Qt guesses it too low."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _framed(self, words: QWidget) -> Card:
        card = Card()
        card.body.addWidget(words)
        return card

    def _actions(self) -> QHBoxLayout:
        actions = QHBoxLayout()
        actions.addStretch(1)
        actions.addWidget(self.copy)
        actions.addWidget(self.close_it)
        return actions

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.copy.setText(self.tr("Copied"))
        announce(self.copy, self.tr("Copied"))


def show_fault(window: QWidget, code: str) -> None:
    """Show the window over the program's, unless one is there already.

    Not at once: whatever was going on, as a painting, is to be over first.
    """
    QTimer.singleShot(0, window, lambda: _show(window, code))


def _show(window: QWidget, code: str) -> None:
    if window.isVisible() and not window.findChild(FaultDialog):
        FaultDialog(window, code).open()
