"""The recovery code opens the notebook and asks for a new passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from sessionbook.ui.locked import LockedScreen, across
from sessionbook.ui.passphrase import PassphraseField
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
        self.code = QLineEdit()
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code.setPlaceholderText(self.tr("Recovery code"))
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.code.setMinimumHeight(44)
        self.code.setTextMargins(4, 0, 4, 0)  # as in the fields below it
        self.passphrase = PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same once more"))
        go_on = button(self.tr("Open with a new passphrase"), self._start, "primary")
        self.open_button = across(go_on)
        for widget in (self.code, self.passphrase, self.again, self.problem, self.open_button):
            self.column.addWidget(widget)
        back = button(self.tr("Back"), self._leave, "link")
        for link in (back, self.help_link()):
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self.code.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._start)
        self.setFocusProxy(self.code)

    def _start(self) -> None:
        if self._task:
            return
        words = self.passphrase.text()
        if not words or words != self.again.text():
            self.say(self.tr("The two passphrases are not the same yet."))
            return
        code = self.code.text()
        self.say("")
        self._show_working(working=True)
        self._task = Task(lambda: self._recover(code, words), self)
        self._task.done.connect(lambda key: self.recovered.emit(self._vault, key))
        self._task.failed.connect(self._failed)
        self._task.start()

    def _recover(self, code: str, words: str) -> DataKey:
        key = self._vault.unlock_with_code(code)
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
