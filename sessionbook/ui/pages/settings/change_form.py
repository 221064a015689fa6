"""Another passphrase for whoever knows the one that opens the notebook now."""

from sessionbook.ui.entry.new_passphrase import NewPassphrase
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.secret_form import SecretForm
from sessionbook.ui.widgets.plain import label


class ChangeForm(SecretForm):
    """Changes what opens the notebook, and nothing inside it."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            self.tr("Change the passphrase"), self.tr("Change it"), self.tr("Changing it…")
        )
        self._context = context
        self.old = PassphraseField(self.tr("Passphrase now"))
        self.chosen = NewPassphrase(self.tr("New passphrase"))
        said = self.tr("The recovery code stays as it is.")
        for each in (self.old, self.chosen, label(said, "muted", wraps=True)):
            self.fields.addWidget(each)
        self.old.entered.connect(self.chosen.take_focus)
        self.chosen.entered.connect(self.start)
        self.chosen.said.connect(self.say)

    def clear(self) -> None:
        self.old.clear()
        self.chosen.clear()

    def take_focus(self) -> None:
        self.old.setFocus()

    def start(self) -> None:
        if self.is_working or not self.chosen.is_taken():
            return
        vault, old, new = self._context.vault, self.old.text(), self.chosen.text()
        self.work(lambda: vault.change_passphrase(vault.unlock(old), new), self._done)

    def _done(self, _: object) -> None:
        self.leave()
        self._context.notices.say(self.tr("The passphrase was changed."))
