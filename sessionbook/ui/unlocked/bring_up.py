"""One line to bring up in the next session, jotted down over whatever is on screen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sessionbook.domain.record import new_id
from sessionbook.domain.topics import Topic, TopicKind, TopicState
from sessionbook.ui.focus import go_round
from sessionbook.ui.page import Context
from sessionbook.ui.theme import BASE_PIXELS
from sessionbook.ui.widgets.check import CheckWords, RoundCheck
from sessionbook.ui.widgets.choice import Choice
from sessionbook.ui.widgets.growing_text import LONGEST_PASTE
from sessionbook.ui.widgets.plain import button, label

WIDTH, TOP, EDGE = 460, 96, 12
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BringUpPanel(QFrame):
    """Lies over the page, which stays as it is; the focus goes back to where it was.

    Part of the window, not a window of its own: what covers or locks the one does so here.
    Half-typed words outlast everything but Escape.
    """

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self._over, self._context = over, context
        self._before: QWidget | None = None
        self._id = new_id()  # a try that is said to have failed may have come to stand
        self.setProperty("kind", "card")
        self.setProperty("chosen", True)
        self.setAccessibleName(self.tr("To bring up"))
        self.line = QLineEdit(maxLength=LONGEST_PASTE)
        self.line.setPlaceholderText(self.tr("What you want to say next time"))
        self.line.setAccessibleName(self.tr("What you want to say next time"))
        self.kind = self._make_kind()
        self.sensitive = RoundCheck(self.tr("Sensitive"))
        self.sensitive.setToolTip(self.tr("The list shows it only while you hold it"))
        self.cancel = button(self.tr("Cancel"), self.leave)
        self.add = button(self.tr("Add"), self.save, "primary")
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        """Take the focus, for one line."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.show()
        self._place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save(self) -> None:
        """Keep the line, if there is one, and go back."""
        if topic := self._save():
            topics = self._context.notebook.topics
            said = self.tr("Added to what you bring up.")
            self._context.notices.undo(said, lambda: topics.delete(topic.id))
        self.leave()

    def flush(self) -> None:
        """Keep what was typed so far: the window is about to close."""
        if not self.isHidden():  # also when all of the window is covered
            self._save()
            self.leave()

    def leave(self) -> None:
        """Empty the panel and give the focus back."""
        before, self._before = self._before, None
        if before and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.clearFocus()
        self.hide()
        self._id = new_id()
        self.line.clear()
        self.sensitive.setChecked(False)
        self.kind.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in ENTER:
            self.save()

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Let Tab go round in here; the page behind is left alone."""
        fields = [self.line, self.kind, self.sensitive, self.cancel, self.add]
        is_round = self.isVisible() and go_round(fields, onward)
        return is_round or super().focusNextPrevChild(onward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _save(self) -> Topic | None:
        words = " ".join(self.line.text().split())
        if not words:
            return None
        topics = self._context.notebook.topics
        sensitive = self.sensitive.isChecked()
        return topics.save(
            Topic(
                id=self._id,
                text=words,
                kind=TopicKind(self.kind.currentData()),
                state=TopicState.THINKING if sensitive else TopicState.READY,
                sensitive=sensitive,
                position=topics.next_position(),
            )
        )

    def _make_kind(self) -> Choice:
        kind = Choice()
        kind.addItem(self.tr("Something to talk about"), TopicKind.TOPIC.value)
        kind.addItem(self.tr("A compliment to say"), TopicKind.COMPLIMENT.value)
        kind.setAccessibleName(self.tr("What it is"))
        return kind

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(self.tr("To bring up"), "section"))
        column.addWidget(self.line)
        which = QHBoxLayout()
        which.setSpacing(0)
        which.addWidget(self.kind)
        which.addSpacing(16)
        which.addWidget(self.sensitive)
        which.addSpacing(8)
        which.addWidget(CheckWords(self.sensitive, self.tr("Sensitive")))
        which.addStretch(1)
        column.addLayout(which)
        actions = QHBoxLayout()
        actions.setSpacing(12)
        actions.addStretch(1)
        actions.addWidget(self.cancel)
        actions.addWidget(self.add)
        column.addLayout(actions)

    def _place(self) -> None:
        scale = self.fontInfo().pixelSize() / BASE_PIXELS
        wished = max(round(WIDTH * scale), self.minimumSizeHint().width())
        width = min(wished, self._over.width() - 2 * EDGE)
        self.resize(width, self.sizeHint().height())
        left = (self._over.width() - width) // 2
        self.move(left, min(TOP, max(EDGE, self._over.height() - self.height() - EDGE)))
