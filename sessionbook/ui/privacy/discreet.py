"""Discreet mode: what is written is blurred until it is pointed at or worked on."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from sessionbook.ui.appearance import Appearance
from sessionbook.ui.cover import Cover
from sessionbook.ui.privacy.veil import Veil, veil_of
from sessionbook.ui.widgets.dialog import Dialog
from sessionbook.ui.window import Window

KEYS = "Shift+F9"


class Discreet(QObject):
    """Hangs a veil over the window and its dialogs, or takes them away; off, it does nothing.

    Menus and lists that were opened by hand stay clear: they go when they are left. So do the
    pickers of files and printers, which show nothing of the notebook.
    """

    def __init__(self, window: Window, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._appearance = window, appearance
        self._keys = QShortcut(QKeySequence(KEYS), window)
        self._keys.activated.connect(self.toggle)
        appearance.veiled.connect(self._follow)
        window.turned.connect(self._turn)
        self._follow(appearance.is_discreet)

    def toggle(self) -> None:
        """Blur what is clear, or the other way round."""
        self._appearance.be_discreet(on=not self._appearance.is_discreet)

    def stop(self) -> None:
        """Change nothing any more; the veil stays, or the last moment would be a clear one."""
        self._appearance.veiled.disconnect(self._follow)
        self._window.turned.disconnect(self._turn)
        self._keys.deleteLater()

    def _follow(self, on: bool) -> None:
        for top in QApplication.topLevelWidgets():
            if top is self._window or isinstance(top, Dialog):
                veil = veil_of(top)
                if on and not veil:
                    Veil(top)
                elif veil and not on:
                    veil.hide()
                    veil.setParent(None)
                    veil.deleteLater()
        self._turn()

    def _turn(self) -> None:
        """Lie over the screen that is shown now; the cover needs no veil."""
        if veil := veil_of(self._window):
            veil.setVisible(not isinstance(self._window.screen_shown(), Cover))
            veil.lie_over()
