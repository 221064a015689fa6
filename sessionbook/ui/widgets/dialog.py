"""A window over the window, as discreet as the one it belongs to."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class Dialog(QDialog):
    """What blurs the words of the window blurs this one's too, from its first moment on."""

    def showEvent(self, event: QShowEvent) -> None:
        from sessionbook.ui.privacy.veil import veil_as

        veil_as(self.parentWidget(), self)
        super().showEvent(event)
