"""A window over the window, as discreet as the one it belongs to."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class Dialog(QDialog):
    """The desktop is told no more of it than of the window; it is blurred if that one is."""

    def setWindowTitle(self, title: str) -> None:
        """Be called so by screen readers only: a taskbar shows its titles to everybody."""
        self.setAccessibleName(title)
        super().setWindowTitle(QCoreApplication.translate("Window", "Notebook"))

    def showEvent(self, event: QShowEvent) -> None:
        from sessionbook.ui.privacy.veil import veil_as

        veil_as(self.parentWidget(), self)
        super().showEvent(event)
