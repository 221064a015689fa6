"""Somebody knows the passphrase: another key for the notebook, and everything encrypted anew."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent

from sessionbook.ui.entry.locked import LockedScreen, across
from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.page import Context
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import button, label
from sessionbook.ui.window import Window
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault

WIDTH = 500


class NewKeyScreen(LockedScreen):
    """Says what will happen, and asks for the passphrase that somebody knows and another one."""

    known = Signal(object, str)
    left = Signal()

    def __init__(self, vault: Vault) -> None:
        super().__init__(
            self.tr("Somebody knows my passphrase"),
            self.tr(
                "Your notebook gets a new key and is encrypted anew: the old passphrase, the old "
                "recovery code and this computer's key no longer open it. Copies of it that "
                "already lie elsewhere can still be opened with them."
            ),
            WIDTH,
        )
        self._vault = vault
        self._task: Task | None = None
        self.old = PassphraseField(self.tr("Passphrase now"))
        self.chosen = NewPassphrase(self.tr("New passphrase"))
        self.go_button = across(button(self.tr("Make a new key"), self._start, "primary"))
        self.back = button(self.tr("Back"), self.leave, "link")
        said = self.tr("It takes a while if there are many pictures, and cannot be stopped then.")
        for widget in (self.old, self.chosen, label(said, "muted", wraps=True)):
            self.column.addWidget(widget)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.go_button)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.old.entered.connect(self.chosen.take_focus)
        self.chosen.entered.connect(self._start)
        self.chosen.said.connect(self.say)
        self.setFocusProxy(self.old.field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go back; nothing was done."""
        if not self._task:
            self.left.emit()

    def _start(self) -> None:
        if self._task or not self.chosen.is_taken():
            return
        old, new = self.old.text(), self.chosen.text()
        self._take(Task(lambda: self._vault.unlock(old), self))
        assert self._task  # noqa: S101 - just put there
        self._task.done.connect(lambda key: self._done(key, new))
        self._task.failed.connect(self._failed)
        self._task.start()

    def _done(self, key: DataKey, new: str) -> None:
        self._take(None)
        if self.isVisible():  # not where it was covered meanwhile
            self.known.emit(key, new)

    def _failed(self, error: Exception) -> None:
        self._take(None)
        self.show_problem(error)
        self.old.setFocus()

    def _take(self, task: Task | None) -> None:
        self._task = task
        self.go_button.setEnabled(task is None)
        self.go_button.setText(self.tr("One moment…") if task else self.tr("Make a new key"))


class WorkingScreen(LockedScreen):
    """Stands there while the notebook is written anew; the window does not close meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("A new key for your notebook"),
            self.tr("Everything is being encrypted anew. Your notebook stays whole meanwhile."),
            WIDTH,
        )
        self.column.addWidget(self.problem)

    def keep_open(self, event: QCloseEvent) -> None:
        """Say that it cannot be stopped."""
        event.ignore()
        self.say(self.tr("This cannot be stopped halfway. The window can be closed in a moment."))


@dataclass(frozen=True, slots=True)
class Around:
    """What only the program can do: close the notebook, go on with a code or a failure, help."""

    save: Callable[[], bool]
    close: Callable[[], object]
    show_code: Callable[[Vault, DataKey, str], object]
    fail: Callable[[BaseException], object]
    help: Callable[[], object]


class NewKey(QObject):
    """Leads through it: asked over the open notebook, done while that is closed.

    Whatever fails leaves the notebook as it was, and asks for the passphrase it has.
    """

    def __init__(self, window: Window, context: Context, around: Around) -> None:
        super().__init__(window)
        self._window, self._context, self._around = window, context, around
        self.asking = NewKeyScreen(context.vault)
        self.asking.left.connect(self._leave)
        self.asking.known.connect(self._begin)
        self.asking.help_requested.connect(around.help)
        window.lay_over(self.asking)

    def _leave(self) -> None:
        self._window.take_off(self.asking)
        self.deleteLater()

    def _begin(self, key: DataKey, new: str) -> None:
        if not self._around.save():
            self._leave()  # the open notebook says what could not be saved
            return
        self._working = WorkingScreen()
        self._working.help_requested.connect(self._around.help)
        self._window.show_screen(self._working)
        self._around.close()
        self._window.closing.connect(self._working.keep_open)
        vault = self._context.vault
        task = Task(lambda: vault.replace_key(key, new), self)
        task.done.connect(lambda made: self._done(*made))
        task.failed.connect(self._failed)
        task.start()

    def _done(self, key: DataKey, code: str) -> None:
        self._end()
        self._around.show_code(self._context.vault, key, code)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._around.fail(error)

    def _end(self) -> None:
        self._window.closing.disconnect(self._working.keep_open)
        self.deleteLater()
