"""The recovery code opens the notebook and asks for a new passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from sessionbook.ui.entry.code_shown import code_field
from sessionbook.ui.entry.locked import LockedScreen, across
from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import button
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault

WIDTH = 460


class RecoveryScreen(LockedScreen):
    """Takes the code from the sheet and a passphrase to use from now on."""

    recovered = Signal(object, object)
    left = Signal()

    def __init__(self, vault: Vault) -> None:
        super().__init__(
            self.tr("Use my recovery code"),
            self.tr("Type it from the sheet. Capitals, spaces and dashes do not matter."),
            WIDTH,
        )
        self._vault = vault
        self._task: Task | None = None
        self.code = code_field(self.tr("Recovery code"))
        self.chosen = NewPassphrase(self.tr("New passphrase"))
        go_on = button(self.tr("Open with a new passphrase"), self._start, "primary")
        self.open_button = across(go_on)
        for widget in (self.code, self.chosen, self.problem, self.open_button):
            self.column.addWidget(widget)
        back = button(self.tr("Back"), self._leave, "link")
        self.column.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.help_links())
        self.code.returnPressed.connect(self.chosen.take_focus)
        self.chosen.entered.connect(self._start)
        self.chosen.said.connect(self.say)
        self.setFocusProxy(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        if self._task or not self.chosen.is_taken():
            return
        code, words = self.code.text(), self.chosen.text()
        self._show_working(working=True)
        self._task = Task(lambda: self._recover(code, words), self)
        self._task.done.connect(lambda key: self.recovered.emit(self._vault, key))
        self._task.failed.connect(self._failed)
        self._task.start()
        self.deriving.emit()

    def forget(self) -> None:
        """Stop; a new passphrase that is already being written is in force all the same."""
        if self._task:
            self._task.cancel()
            self._task = None
            self._show_working(working=False)
            self.say(self.tr("Opening was stopped: the screen was locked meanwhile."))
        self.code.clear()
        self.chosen.clear()
        self.code.setFocus()

    def _recover(self, code: str, words: str) -> DataKey:
        task = self._task
        key = self._vault.unlock_with_code(code)
        if task and not task.is_cancelled:
            self._vault.change_passphrase(key, words)
        return key

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_working(working=False)
        self.show_problem(error)

    def _show_working(self, *, working: bool) -> None:
        self.open_button.setEnabled(not working)
        words = self.tr("Opening…") if working else self.tr("Open with a new passphrase")
        self.open_button.setText(words)

    def _leave(self) -> None:
        if not self._task:
            self.left.emit()
