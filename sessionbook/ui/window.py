"""The one window: shows a screen at a time and says neutral words in its title."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QWidget

from sessionbook.settings import Settings

USUAL_SIZE = QSize(1180, 760)
SMALLEST_SIZE = QSize(640, 480)
TITLE_BAR = 24  # what the style says; asking it makes 550 names first, a tenth of the start


class Window(QWidget):
    """Holds the screen that the program shows; remembers where somebody put it on the desktop."""

    closing = Signal(QCloseEvent)
    turned = Signal()  # another screen or sheet is shown, above whatever lay there

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Notebook"))
        self.setMinimumSize(SMALLEST_SIZE)
        self._screens = QStackedLayout(self)
        self._screens.currentChanged.connect(lambda _: self.turned.emit())
        self._before: dict[QWidget, QWidget | None] = {}
        self._put_at: QRect | None = None
        self._take_place()

    def show_screen(self, screen: QWidget) -> None:
        """Show a screen and drop the ones before it."""
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        while self._screens.count() > 1:
            if old := self._screens.widget(0):
                self.take_off(old)
        screen.setFocus()

    def screen_shown(self) -> QWidget | None:
        """Return the screen on show."""
        return self._screens.currentWidget()

    def lay_over(self, sheet: QWidget) -> None:
        """Show a sheet instead of the screen, which stays as it is."""
        self._before[sheet] = self.focusWidget()
        self._screens.addWidget(sheet)
        self._screens.setCurrentWidget(sheet)
        sheet.setFocus()

    def take_off(self, sheet: QWidget) -> None:
        """Take a sheet away again; the focus goes back to where it was."""
        from sessionbook.ui.focus import give_back

        before = self._before.pop(sheet, None)
        self._screens.removeWidget(sheet)
        sheet.deleteLater()
        if not give_back(before) and (screen := self.screen_shown()):
            screen.setFocus()

    def remember_place(self) -> None:
        """Remember where the window is, so that the next one opens there."""
        if not self.isMaximized():
            place = self.geometry()
            self._settings.change(window=(place.x(), place.y(), place.width(), place.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._put_at is None:
            self._put_at = self.geometry()  # by the desktop: nobody has moved it yet

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._put_at not in (None, self.geometry()):
            self.remember_place()
        self.closing.emit(event)  # whoever has something unsaved ignores it

    def _take_place(self) -> None:
        self.resize(USUAL_SIZE)
        if numbers := self._settings.preferences.window:
            place = QRect(*numbers)
            screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
            room = screen.availableGeometry().adjusted(0, TITLE_BAR, 0, 0)
            self.setGeometry(_within(place, room))


def _within(place: QRect, room: QRect) -> QRect:
    """Return a place moved into the room, and no larger than it: another screen may be there."""
    size = place.size().boundedTo(room.size())
    x = max(room.left(), min(place.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(place.y(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(x, y), size)
