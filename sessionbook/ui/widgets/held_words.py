"""Words that are read only while they are held: by the mouse, a finger or Space."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

DOTS = "• • • • • •  • • • •  • • • • • • •"
RING = 3
SLACK = 2  # pixels by which a measured line may be drawn wider
NARROWEST = 60
LEADING = 4  # pixels above and below the lines together, as in a text field
WIDEST = 100_000
UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class HeldWords(QAbstractButton):
    """Dots, whatever the words are; no widget knows the words while they are not held.

    Letting go, losing the focus, the window going to the back or the page being left
    hides them again. Enter asks to edit them. Up and Down are left to the parent, as in a list.
    """

    edit_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._name = self.tr("sensitive, hidden")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Press and hold to read"))
        self.setAccessibleDescription(self.tr("Hold Space to read, press Enter to edit"))
        self.pressed.connect(self._show_words)
        self.released.connect(self.hide_words)
        self._describe()

    def set_words(self, words: str) -> None:
        """Set what is read while held."""
        if words != self._words:
            self._words = words
            self.hide_words()

    def set_name(self, name: str) -> None:
        """Set what is said of it while it is not held."""
        self._name = name
        if not self.isDown():
            self.setAccessibleName(name)

    def is_showing(self) -> bool:
        """Return whether the words can be read now."""
        return self.isDown()

    def hide_words(self) -> None:
        """Show the dots again."""
        self.setDown(False)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(self._bounds(WIDEST).width() + 2 * RING + SLACK, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(NARROWEST, self.sizeHint().width()), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        role = QPalette.ColorRole
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(role.Highlight))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.setPen(self.palette().color(role.Text if self.isDown() else role.PlaceholderText))
        painter.drawText(self.rect().adjusted(RING, 0, -RING, 0), self._flags(), self._shown())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_requested.emit()
        elif event.key() in UP_AND_DOWN:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide_words()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hide_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_words()

    def _show_words(self) -> None:
        self.setAccessibleName(self._words)
        self._words_changed()

    def _describe(self) -> None:
        self.setAccessibleName(self._name)
        self._words_changed()

    def _words_changed(self) -> None:
        self._fit()
        self.updateGeometry()
        self.update()

    def _fit(self) -> None:
        """Take the height of the wrapped words at this width."""
        height = self._bounds(self.width() - 2 * RING).height() + LEADING
        if height != self.height():
            self.setFixedHeight(height)

    def _shown(self) -> str:
        return self._words if self.isDown() else DOTS

    def _flags(self) -> int:
        wraps = Qt.TextFlag.TextWordWrap if self.isDown() else Qt.TextFlag.TextSingleLine
        return int(wraps) | int(Qt.AlignmentFlag.AlignVCenter)

    def _bounds(self, width: int) -> QRect:
        room = QRect(0, 0, width, WIDEST)
        return self.fontMetrics().boundingRect(room, self._flags(), self._shown())
