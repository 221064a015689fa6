"""The bar at the bottom that says what was done and undoes it."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sessionbook.errors import SessionbookError
from sessionbook.ui.aloud import announce
from sessionbook.ui.messages import words_for
from sessionbook.ui.widgets.plain import LEGIBLE, button, label

BOTTOM = 24
MOMENT = 1.0  # seconds


class NoticeBar(QFrame):
    """Lies over the page until it is used, closed or replaced; no clock takes it away.

    Its buttons have keys, for it is the last thing in the window that Tab comes to. Discreet, it
    is blurred but for them and for what is told.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("kind", "notice")
        self._undo: Callable[[], object] | None = None
        self._said_at = 0.0
        self._words = label()
        self._undo_button = button(self.tr("Undo"), self._do_undo)
        self._close_button = button(self.tr("Close"), self.hide)
        self._close_button.setAccessibleName(self.tr("Close this message"))
        line = QHBoxLayout(self)
        line.setContentsMargins(18, 8, 10, 8)
        line.setSpacing(12)
        for widget in (self._words, self._undo_button, self._close_button):
            line.addWidget(widget)
        for pressed in (self._undo_button, self._close_button):
            pressed.setObjectName(LEGIBLE)
        self.hide()

    def add(self, words: str) -> None:
        """Say a sentence beside one of this moment and its Undo, or in place of an older one."""
        if self.isVisible() and monotonic() - self._said_at < MOMENT:
            self.offer(f"{self._words.text()} {words}", self._undo)
        else:
            self.offer(words, None)

    def offer(self, words: str, undo: Callable[[], object] | None, name: str = "") -> None:
        """Say a sentence; offer Undo if there is something that undoes it."""
        name = name or self.tr("Undo")
        self._said_at = monotonic()
        self._words.setObjectName("")
        self._words.setText(words)
        self._undo = undo
        self._undo_button.setText(name)
        self._undo_button.setShortcut("Alt+U")  # which a new text takes away
        self._undo_button.setToolTip(self.tr("{name} (Alt+U)").format(name=name))
        self._undo_button.setVisible(undo is not None)
        self.show()
        self._place()
        self.raise_()
        self.setAccessibleName(words)
        spoken = self.tr("{said} {name}: Alt+U").format(said=words, name=name)
        announce(self, spoken if undo else words)

    def suggest(self, words: str, name: str, act: Callable[[], object]) -> None:
        """Say a sentence, and offer something other than Undo that can be done about it."""
        self.offer(words, act, name)

    def tell(self, words: str, name: str = "", act: Callable[[], object] | None = None) -> None:
        """Say a sentence of the program's own that holds no word of the person's."""
        self.offer(words, act, name)
        self._words.setObjectName(LEGIBLE)

    def says(self, words: str) -> bool:
        """Return whether it says this and nothing else."""
        return not self.isHidden() and self._words.text() == words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._over.installEventFilter(self)
        self._place()  # words offered before the window was there had no room to measure

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._over.removeEventFilter(self)

    def _do_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        try:
            if undo:
                undo()
        except SessionbookError as error:
            self.tell(words_for(error), act=undo)  # it can be pressed again

    def _place(self) -> None:
        over = self._over
        self._words.setWordWrap(False)
        self.adjustSize()
        width = min(self.width(), over.width() - 2 * BOTTOM)
        self._words.setWordWrap(width < self.width())
        self.resize(width, self.heightForWidth(width) if width < self.width() else self.height())
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - BOTTOM)
