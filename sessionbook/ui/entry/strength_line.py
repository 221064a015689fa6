"""Says under a new passphrase how long it would hold; a bar, and the words for it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sessionbook.services.strength import Strength, judge
from sessionbook.ui.aloud import announce
from sessionbook.ui.entry import strength_words
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import label

PAUSE_MS = 250  # after a key: nobody reads while typing
SAID_AFTER_MS = 1500  # and screen readers still read the letters
BAR_HEIGHT, BETWEEN, ROUND = 5, 4, 2.5


class StrengthLine(QWidget):
    """Judges on a thread of its own, one passphrase at a time, and only the last one typed.

    read is asked for the passphrase, which is kept nowhere here. A screen reader is told once
    nothing more is typed, and only when the words are others than before.
    """

    def __init__(self, field: QWidget, read: Callable[[], str]) -> None:
        super().__init__()
        self._field, self._read = field, read
        self._task: Task | None = None
        self._is_stale = False
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self._quiet = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._quiet.timeout.connect(self._tell)
        self.bar = StrengthBar()
        self.words = label("", "muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        self.hide()

    def follow(self) -> None:
        """Look at what was typed, in a moment; at once if there is nothing any more."""
        self._quiet.stop()
        if self._read():
            self._is_stale = True
            self._pause.start()
        else:
            self._pause.stop()
            self._forget()

    def _forget(self) -> None:
        self._is_stale, self._told = False, ""
        if self._task:
            self._task.cancel()
            self._task = None
        self._field.setAccessibleDescription("")
        self.hide()

    def _judge(self) -> None:
        if self._task:
            return  # once it ends, what is there then is judged
        words = self._read()
        self._is_stale = False
        self._task = Task(lambda: judge(words), self)
        self._task.done.connect(self._show)
        self._task.failed.connect(lambda _: self._show(None))
        self._task.start()

    def _show(self, strength: Strength | None) -> None:
        self._task = None
        if self._is_stale:
            self._judge()
            return
        said = strength_words.sentence(strength) if strength else ""
        self.bar.level = strength_words.level(strength) if strength else 0
        self.bar.update()
        self.words.setText(said)
        self._field.setAccessibleDescription(said)
        self.setVisible(bool(said))
        self._quiet.start()

    def _tell(self) -> None:
        if (said := self.words.text()) != self._told:
            self._told = said
            announce(self.words, said)


class StrengthBar(QWidget):
    """As many parts as there are levels, filled up to one; the words below it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        parts = len(strength_words.LEVELS)
        width = (self.width() - (parts - 1) * BETWEEN) / parts
        for part in range(parts):
            place = part if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else ~part
            left = (place % parts) * (width + BETWEEN)
            role = QPalette.ColorRole
            filled = part < self.level
            painter.setBrush(self.palette().color(role.Highlight if filled else role.Midlight))
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), ROUND, ROUND)
