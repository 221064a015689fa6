"""Where the notebook lies, and the passphrase that opens it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.page import Context
from sessionbook.ui.passphrase import PassphraseField
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import Card, button, label


class NotebookCard(Card):
    """The passphrase is changed in place; deriving the keys never freezes the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("This notebook"))
        self._context = context
        self._task: Task | None = None
        self.place = label(kind="quiet", wraps=True)
        self.place.setText(self.tr("It lies in {place}").format(place=context.vault.folder))
        self.begin = button(self.tr("Change the passphrase…"), self._open_form)
        self.old = PassphraseField(self.tr("Passphrase now"))
        self.new = PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same once more"))
        self.problem = label("", "problem", wraps=True)
        self.change = button(self.tr("Change it"), self._start, "primary")
        self.cancel = button(self.tr("Cancel"), self._close_form)
        self.form = self._make_form()
        self.body.addWidget(self.place)
        self.body.addSpacing(12)
        self.body.addWidget(self.begin)
        self.body.addWidget(self.form)
        self.form.hide()
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.again.setFocus)
        self.again.entered.connect(self._start)

    def refresh(self) -> None:
        """Nothing here is of the notebook's words."""

    def leave(self) -> None:
        """Keep no passphrase on a page that is not looked at."""
        if not self._task:
            self._close_form()

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        said = self.tr("The recovery code stays as it is.")
        actions = QHBoxLayout()
        actions.addWidget(self.change)
        actions.addWidget(self.cancel)
        actions.addStretch(1)
        for field in (self.old, self.new, self.again):
            column.addWidget(field)
        column.addWidget(label(said, "muted", wraps=True))
        column.addWidget(self.problem)
        column.addLayout(actions)
        self.problem.hide()
        return form

    def _open_form(self) -> None:
        self.begin.hide()
        self.form.show()
        self.old.setFocus()

    def _close_form(self) -> None:
        """Leave the form and what was typed; a change under way is not stopped, but heard of."""
        for field in (self.old, self.new, self.again):
            field.clear()
        self._say("")
        was_open = self.form.isVisible()
        self.begin.show()
        if was_open:
            self.begin.setFocus()
        self.form.hide()

    def _start(self) -> None:
        if self._task:
            return
        old, new = self.old.text(), self.new.text()
        if not new or new != self.again.text():
            self._say(self.tr("The two new ones are not the same yet."))
            return
        self._say("")
        self._show_working(working=True)
        self._task = Task(lambda: self._change(old, new), self)
        self._task.done.connect(lambda _: self._done())
        self._task.failed.connect(self._failed)
        self._task.start()

    def _change(self, old: str, new: str) -> None:
        vault = self._context.vault
        vault.change_passphrase(vault.unlock(old), new)

    def _done(self) -> None:
        self._show_working(working=False)
        self._close_form()
        self._context.notices.say(self.tr("The passphrase was changed."))

    def _failed(self, error: Exception) -> None:
        self._show_working(working=False)
        self._say(messages.words_for(error))
        self.old.setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def _show_working(self, *, working: bool) -> None:
        if not working:
            self._task = None
        self.change.setEnabled(not working)
        self.cancel.setVisible(not working)
        self.change.setText(self.tr("Changing it…") if working else self.tr("Change it"))
