"""Whether this computer may open the notebook without the passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sessionbook.errors import SessionbookError
from sessionbook.ui import messages
from sessionbook.ui.aloud import announce
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.focus import bring_into_view
from sessionbook.ui.page import Context
from sessionbook.ui.pages.settings.card import SettingsCard
from sessionbook.ui.tasks import Task
from sessionbook.ui.widgets.plain import button, label


class ComputerCard(SettingsCard):
    """Off unless it is allowed with the passphrase; taken back, it is off at once.

    A keyring may keep us waiting for as long as it likes: nothing of it is asked on the window's
    thread, or before the person wants it, and what nobody waits for any more changes nothing.
    """

    explained = "passphrase#computer"

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("This computer"))
        self._context, self._vault = context, context.vault
        self._is_visited = context.settings.stick is not None
        self._awaited: object = None
        self.state = label(kind="muted", wraps=True)
        self.begin = button(self.tr("Let this computer open it…"), self._begin)
        self.take_back = button(self.tr("Ask for the passphrase again"), self._take_back)
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.problem = label("", "problem", wraps=True)
        self.problem.setContentsMargins(0, 8, 0, 0)
        self.allow = button(self.tr("Allow it"), self._allow, "primary")
        self.cancel = button(self.tr("Cancel"), self._cancel)
        self.form = self._make_form()
        self.body.addWidget(label(self._about(), "quiet", wraps=True))
        self.body.addSpacing(10)
        self.body.addWidget(self.state)
        self.body.addSpacing(10)
        for widget in (self.begin, self.take_back, self.form):
            self.body.addWidget(widget)
        self.body.addWidget(self.problem)
        self.form.hide()
        self.problem.hide()
        self.passphrase.entered.connect(self._allow)

    def refresh(self) -> None:
        """Show whether it may."""
        is_allowed = self._vault.opens_with_computer
        self.state.setText(self._state(is_allowed=is_allowed))
        self.begin.setVisible(not is_allowed and not self._is_visited and self.form.isHidden())
        self.take_back.setVisible(is_allowed)

    def _state(self, *, is_allowed: bool) -> str:
        if not is_allowed:
            return self.tr("This computer does not open the notebook by itself.")
        if self._is_visited:
            return self.tr("A computer with the installed program opens it without the passphrase.")
        return self.tr("This computer opens the notebook without the passphrase.")

    def leave(self) -> None:
        """Keep no passphrase on a page that is not looked at, and wait for nothing there."""
        self._say("")
        self._close_form()

    def _make_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        actions = QHBoxLayout()
        actions.addWidget(self.allow)
        actions.addWidget(self.cancel)
        actions.addStretch(1)
        said = self.tr("The keyring may ask for a password of its own.")
        column.addWidget(self.passphrase)
        column.addWidget(label(said, "muted", wraps=True))
        column.addLayout(actions)
        return form

    def _begin(self) -> None:
        """Ask for the passphrase, and look meanwhile whether there is a keyring at all."""
        from sessionbook.vault import keyring_slot

        self._say("")
        self.form.show()
        self.refresh()
        self.passphrase.setFocus()
        bring_into_view(self.form)
        self._wait(lambda _: keyring_slot.name(), lambda: None, self._tell_there_is_none)

    def _allow(self) -> None:
        words = self.passphrase.text()
        if not words or not self.allow.isEnabled():
            return
        self._say("")
        self._show_working(working=True)
        self._wait(lambda is_wanted: self._let(words, is_wanted), self._allowed, self._failed)

    def _let(self, words: str, is_wanted: Callable[[], bool]) -> None:
        self._vault.allow_computer(self._vault.unlock(words), is_wanted)

    def _take_back(self) -> None:
        try:
            self._vault.revoke_computer()
        except SessionbookError as error:
            self._say(messages.sentence(error))
            return
        Task(self._vault.forget_computer, self).start()  # nobody waits for that
        self._say("")
        self.refresh()
        self.begin.setFocus()

    def _cancel(self) -> None:
        self._say("")
        self._close_form()
        self.begin.setFocus()

    def _allowed(self) -> None:
        self._close_form()
        self.take_back.setFocus()
        self._context.notices.say(self.tr("This computer opens the notebook from now on."))

    def _failed(self, error: Exception) -> None:
        self._show_working(working=False)
        self._say(messages.words_for(error))
        self.passphrase.setFocus()
        self.passphrase.field.selectAll()

    def _tell_there_is_none(self, error: Exception) -> None:
        self._close_form()
        self._say(messages.words_for(error))
        self.begin.setFocus()

    def _wait(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do something on a thread of its own; its end is heard of while it is waited for."""
        awaited = self._awaited = object()

        def is_wanted() -> bool:
            return self._awaited is awaited

        def end(error: Exception | None) -> None:
            if not is_wanted():
                self.refresh()  # it may have been done just before
            elif error:
                failed(error)
            else:
                done()

        task = Task(lambda: work(is_wanted), self)
        task.done.connect(lambda _: end(None))
        task.failed.connect(end)
        task.start()

    def _close_form(self) -> None:
        self._awaited = None
        self.passphrase.clear()
        self._show_working(working=False)
        self.form.hide()
        self.refresh()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        announce(self.problem, words)

    def _show_working(self, *, working: bool) -> None:
        self.passphrase.setEnabled(not working)
        self.allow.setEnabled(not working)
        self.allow.setText(self.tr("Waiting for the keyring…") if working else self.tr("Allow it"))
        if working:
            self.cancel.setFocus()

    def _about(self) -> str:
        if self._is_visited:
            return self.tr(
                "This program can be carried about, so it asks for the passphrase on every "
                "computer: the keyring of one that you visit is not yours, and nothing is left "
                "there."
            )
        return self.tr(
            "The keyring in which this computer keeps passwords can open the notebook in place of "
            "your passphrase. Whoever uses your unlocked account here can then open it, too, and "
            "read everything. On other computers the passphrase is still needed."
        )
