"""A form for secrets that opens inside a card and keeps nothing when it closes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.widgets.tab_order import as_laid_out, chain

BETWEEN = 12


class SecretForm(QWidget):
    """Deriving a key never freezes the window, and is not cut off: it ends before the form does.

    A subclass adds to fields, says in start() what is to be done and empties itself in clear().
    """

    closed = Signal()

    def __init__(self, title: str, do: str, doing: str) -> None:
        super().__init__()
        self._do, self._doing = do, doing
        self._task: Task | None = None
        self.title = label(title, "strong", wraps=True)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(BETWEEN)
        self.problem = label("", "problem", wraps=True)
        self.go = button(do, self.start, "primary")
        self.cancel = button(self.tr("Cancel"), self.leave)
        actions = QHBoxLayout()
        actions.addWidget(self.go)
        actions.addWidget(self.cancel)
        actions.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.title)
        column.addLayout(self.fields)
        column.addWidget(self.problem)
        column.addLayout(actions)
        self.problem.hide()
        self.hide()

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def start(self) -> None:
        """Do what the form is for."""
        raise NotImplementedError

    def clear(self) -> None:
        """Keep nothing of what was typed."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Give the focus to the first field."""
        raise NotImplementedError

    def open(self) -> None:
        """Show the form, empty."""
        self.put_in_order()
        self.show()
        self.take_focus()

    def put_in_order(self) -> None:
        """Let Tab and screen readers meet what is there from top to bottom, in the form's place."""
        as_laid_out(self._column)
        chain((self.parentWidget() or self,))

    def leave(self) -> None:
        """Close the form, unless something is under way that will."""
        if not self.is_working and not self.isHidden():
            self.clear()
            self.say("")
            self.closed.emit()  # the focus goes elsewhere before it would go anywhere
            self.hide()

    def say(self, words: str) -> None:
        """Say what keeps it from being done, or nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def work(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do it on a thread of its own; then is told what came of it, unless it failed."""
        self.say("")
        self._show_working(Task(work, self))
        assert self._task  # noqa: S101 - just put there
        self._task.done.connect(lambda found: self._end(then, found))
        self._task.failed.connect(self._fail)
        self._task.start()

    def call_it(self, do: str, doing: str) -> None:
        """Name what the button does from now on."""
        self._do, self._doing = do, doing
        self.go.setText(do)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _end(self, then: Callable[[Any], object], found: object) -> None:
        self._show_working(None)
        then(found)

    def _fail(self, error: Exception) -> None:
        self._show_working(None)
        self.say(messages.words_for(error))
        self.take_focus()

    def _show_working(self, task: Task | None) -> None:
        self._task = task
        self.go.setEnabled(task is None)
        self.cancel.setVisible(task is None)
        self.go.setText(self._doing if task else self._do)
