"""A new recovery code; the old one stops working once the new one is on paper."""

from sessionbook.ui.entry.code_shown import CodeShown
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.secret_form import SecretForm
from sessionbook.ui.widgets.plain import label
from sessionbook.vault import recovery_code
from sessionbook.vault.keys import DataKey


class CodeForm(SecretForm):
    """Nothing is written before a group of the code was given back; leaving keeps the old one."""

    def __init__(self, context: Context) -> None:
        super().__init__("", "", "")
        self._context = context
        self._key: DataKey | None = None
        self._code = ""
        self.shown: CodeShown | None = None
        self.passphrase = PassphraseField(self.tr("Passphrase of this notebook"))
        self.said = label("", "muted", wraps=True)
        self.fields.addWidget(self.passphrase)
        self.fields.addWidget(self.said)
        self.passphrase.entered.connect(self.start)
        self.clear()

    def clear(self) -> None:
        self._key, self._code = None, ""
        self.passphrase.clear()
        if self.shown:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
        self.passphrase.show()
        self.title.setText(self.tr("New recovery code"))
        self.said.setText(self.tr("The old code works until the new one is on paper."))
        self.call_it(self.tr("Show a new code"), self.tr("Making it…"))

    def take_focus(self) -> None:
        field = self.shown.answer if self.shown else self.passphrase
        field.setFocus()

    def start(self) -> None:
        if self.is_working:
            return
        if self.shown is None:
            vault, passphrase = self._context.vault, self.passphrase.text()
            self.work(lambda: vault.unlock(passphrase), self._show)
        elif problem := self.shown.problem():
            self.say(problem)
        elif key := self._key:
            vault, code = self._context.vault, self._code
            self.work(lambda: vault.renew_recovery_code(key, code), self._done)

    def _show(self, key: DataKey) -> None:
        self._key, self._code = key, recovery_code.make()
        self.passphrase.clear()
        self.passphrase.hide()
        self.shown = CodeShown(self._code)
        self.shown.entered.connect(self.start)
        self.fields.insertWidget(0, self.shown)
        self.said.setText(
            self.tr(
                "It is shown only now. Once you have gone on, the old code no longer opens the "
                "notebook: take its sheet away. Cancel keeps the old one."
            )
        )
        self.call_it(self.tr("Use this code from now on"), self.tr("Changing it…"))
        self.shown.show()
        self.put_in_order()
        self.take_focus()

    def _done(self, _: object) -> None:
        self.leave()
        self._context.notices.say(self.tr("The new recovery code is in force."))
