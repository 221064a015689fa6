"""What an open notebook does when it is in company: it is covered, veiled, and forgets copies."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from sessionbook.settings import Settings
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.cover import Cover
from sessionbook.ui.privacy.clipboard import Copies
from sessionbook.ui.privacy.discreet import Discreet
from sessionbook.ui.privacy.dragging import Dragging
from sessionbook.ui.privacy.fields import Fields
from sessionbook.ui.privacy.hiding import Hiding
from sessionbook.ui.window import Window

COVER, VEIL = Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier
LOCK, QUIT, WITH = Qt.Key.Key_L, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.ApplicationState.ApplicationInactive


class Company(QObject):
    """Begins once the notebook is shown and ends before it is closed.

    Its keys, and those that lock and close, are heard in every window of the program.
    """

    lock_requested = Signal()

    def __init__(self, window: Window, settings: Settings, appearance: Appearance) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - nobody makes another kind
        self._window, self._settings, self._appearance = window, settings, appearance
        self._application = application
        self._hiding = Hiding(window, application)
        self._dragging = Dragging(COVER, self.cover, self)
        self._sheet: Cover | None = None
        self.copies = Copies(application.clipboard(), self)
        self.fields = Fields(application, self)
        self.discreet = Discreet(window, appearance, self)
        application.applicationStateChanged.connect(self._follow)
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(application.focusWindow())
        if settings.preferences.opens_covered:
            self.cover()

    @property
    def is_covered(self) -> bool:
        """Whether the cover lies over everything."""
        return self._sheet is not None

    def cover(self) -> None:
        """Hide everything at once."""
        if self._sheet is None:
            self._sheet = Cover()
            self._sheet.lifted.connect(self.lift)
            self._window.lay_over(self._sheet)
            self._hiding.begin()

    def lift(self) -> None:
        """Show everything again, as it was."""
        if self._sheet:
            sheet, self._sheet = self._sheet, None
            self._window.take_off(sheet)
            self._hiding.end()

    def toggle(self) -> None:
        """Cover, or lift the cover: the key does both."""
        if self._sheet:
            self.lift()
        else:
            self.cover()

    def stop(self) -> None:
        """Leave nothing behind: the notebook is about to be closed."""
        self._application.applicationStateChanged.disconnect(self._follow)
        self._application.focusWindowChanged.disconnect(self._listen_to)
        self.copies.stop()
        self.fields.stop()
        self.discreet.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys in a dialog or a menu, where the window's own are not heard."""
        del watched
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == COVER:
            self._press(event)
        elif event.key() in (LOCK, QUIT) and event.modifiers() == WITH:
            go = self.lock_requested.emit if event.key() == LOCK else self._window.close
            QTimer.singleShot(0, self, lambda: go())  # the dialog ends meanwhile
        else:
            return False
        return True

    def _press(self, event: QKeyEvent) -> None:
        if event.modifiers() & VEIL:
            self._appearance.be_discreet(on=not self._settings.preferences.is_discreet)
        else:
            self.toggle()

    def _follow(self, state: Qt.ApplicationState) -> None:
        """Cover when another program's window takes the focus, if that is wished."""
        if state == LEFT and self._settings.preferences.covers_left:
            self.cover()

    def _listen_to(self, window: QWindow | None) -> None:
        if window:
            self._dragging.watch(window)
        if window and window is not self._window.windowHandle():
            window.removeEventFilter(self)
            window.installEventFilter(self)
