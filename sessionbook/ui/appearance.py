"""What the window wears: light or dark, how large the text is, and whether it is veiled."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from sessionbook.settings import Settings
from sessionbook.ui import theme
from sessionbook.ui.theme import Theme


class Appearance(QObject):
    """Follows the settings and, where they leave it to the desktop, the desktop.

    changed says that the whole program wears something else now, veiled that words are blurred
    now, or not any more.
    """

    changed = Signal()
    veiled = Signal(bool)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self.theme = self._wear()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, *, colours: str | None = None, text_percent: int | None = None) -> None:
        """Remember a choice and wear it at once."""
        if colours is not None:
            self._settings.change(theme=colours)
        if text_percent is not None:
            self._settings.change(text_percent=text_percent)
        self._follow()

    def be_discreet(self, *, on: bool) -> None:
        """Remember whether words are blurred until they are wanted, and do so at once."""
        self._settings.change(is_discreet=on)
        self.veiled.emit(on)

    @property
    def is_discreet(self) -> bool:
        """Whether words are blurred until they are pointed at or worked on."""
        return self._settings.preferences.is_discreet

    def _follow(self) -> None:
        self.theme = self._wear()
        self.changed.emit()

    def _wear(self) -> Theme:
        chosen = self._settings.preferences
        name = theme.desktop_name() if chosen.theme == "desktop" else chosen.theme
        worn = theme.load(name)
        theme.apply(self._application, worn, chosen.text_percent)
        return worn
