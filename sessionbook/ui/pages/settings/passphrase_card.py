"""What opens the notebook: changed, tried and renewed, one form at a time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sessionbook.services.recovery_check import tried_on
from sessionbook.ui import words
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.pages.settings.change_form import ChangeForm
from sessionbook.ui.pages.settings.code_form import CodeForm
from sessionbook.ui.pages.settings.secret_form import SecretForm
from sessionbook.ui.pages.settings.try_form import TryForm
from sessionbook.ui.widgets.plain import button, label

BETWEEN = 10


class PassphraseCard(SettingsCard):
    """No passphrase and no code stays on a page that is not looked at."""

    explained = "passphrase"

    new_key_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Passphrase and recovery code"))
        self._context = context
        self.change = ChangeForm(context)
        self.try_code = TryForm(context)
        self.new_code = CodeForm(context)
        self.tried = label("", "quiet", wraps=True)
        self.openers = {
            self.change: self._opener(self.tr("Change the passphrase…"), self.change),
            self.try_code: self._opener(self.tr("Try my recovery code…"), self.try_code),
            self.new_code: self._opener(self.tr("New recovery code…"), self.new_code),
        }
        somebody = self.tr("Somebody knows my passphrase…")
        self.new_key = button(somebody, self.new_key_requested.emit)
        self._ways = QWidget()
        self._lay_out()

    def refresh(self) -> None:
        """Say when the code was last tried."""
        day = tried_on(self._context.notebook, self._context.vault.recovery_mark)
        form = self.tr("The recovery code was last tried on {day}, and opened the notebook.")
        never = self.tr("The recovery code was not tried yet.")
        self.tried.setText(form.format(day=words.long_date(day)) if day else never)

    def leave(self) -> None:
        """Close whatever form is open."""
        for form in self.openers:
            form.leave()

    def open(self, form: SecretForm) -> None:
        """Show a form in place of the ways to all of them."""
        if not any(each.is_working for each in self.openers):
            self.leave()
            self._ways.hide()
            form.open()
            bring_into_view(form)

    def _opener(self, name: str, form: SecretForm) -> QPushButton:
        form.closed.connect(partial(self._close, form))
        return button(name, partial(self.open, form))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.tried)
        for opener in (*self.openers.values(), self.new_key):
            column.addWidget(opener)
        self.body.addWidget(self._ways)
        for form in self.openers:
            self.body.addWidget(form)

    def _close(self, form: SecretForm) -> None:
        self.refresh()
        was_seen = form.isVisible()
        self._ways.show()
        if was_seen:
            self.openers[form].setFocus()
