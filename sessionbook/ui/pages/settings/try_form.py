"""Shows whether the recovery code on paper opens this notebook; nothing is changed by it."""

from sessionbook.services.recovery_check import note_try
from sessionbook.ui.entry.code_shown import code_field
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.secret_form import SecretForm


class TryForm(SecretForm):
    """Does with the code what it would do if the passphrase were forgotten, up to opening."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Try my recovery code"), self.tr("Try it"), self.tr("Trying it…"))
        self._context = context
        self.code = code_field(self.tr("Recovery code from the sheet"))
        self.fields.addWidget(self.code)
        self.code.returnPressed.connect(self.start)

    def clear(self) -> None:
        self.code.clear()

    def take_focus(self) -> None:
        self.code.setFocus()

    def start(self) -> None:
        if not self.is_working:
            vault, code = self._context.vault, self.code.text()
            self.work(lambda: vault.unlock_with_code(code), self._done)

    def _done(self, _: object) -> None:
        context = self._context
        note_try(context.notebook, context.today(), context.vault.recovery_mark)
        self.leave()
        context.notices.say(self.tr("That recovery code opens this notebook. Nothing was changed."))
