"""What could not be saved: it stays on screen, is said once, and is saved when it can be."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from sessionbook.domain.areas import Area
from sessionbook.errors import SessionbookError
from sessionbook.ui.aloud import announce
from sessionbook.ui.widgets.autosave import Autosave
from sessionbook.ui.widgets.plain import label, set_property
from sessionbook.vault.errors import VaultError

if TYPE_CHECKING:
    from sessionbook.store.database import Database


class Unsaved(QObject):
    """Hears of every refused write of the open notebook.

    What is on screen is read anew then, so that no tick shows what the notebook does not have;
    what is typed stays. While something waits to be saved, a sign says so. As soon as any write
    goes through, the rest is tried again.
    """

    def __init__(
        self,
        screen: QWidget,
        database: "Database",
        refresh: Callable[[], object],
        say: Callable[[str], object],
    ) -> None:
        super().__init__(screen)
        self._screen, self._database = screen, database
        self._refresh, self._say = refresh, say
        self.last: VaultError | None = None
        self._is_said = False
        self._is_waiting = self._is_looking = False
        self.sign = label(self.tr("Not saved yet"), "pill")
        set_property(self.sign, "tone", "warm")
        self.sign.hide()
        database.on_refusal(self._refused)
        database.listen(self._saved)

    def is_known(self, error: BaseException) -> bool:
        """Return whether this was said, or was a new try that failed as the one before it."""
        return error is self.last and self._is_said

    def was_said(self, error: BaseException) -> None:
        """Note that this was said: through a signal and a flush it comes twice."""
        self._is_said = self._is_said or error is self.last

    def give_up(self) -> None:
        """Try nothing any more: the notebook is about to be closed."""
        for each in self._autosaves():
            each.give_up()

    def _refused(self, error: VaultError) -> None:
        saving = [each for each in self._autosaves() if each.is_saving]
        self.last = error
        self._is_said = bool(saving) and all(each.is_repeated(error) for each in saving)
        for each in saving:
            each.refuse(error)
        if not (self._is_looking or (self._is_waiting and self._is_said)):
            self._is_waiting = True
            QTimer.singleShot(0, self, lambda: self._look())

    def _saved(self, touched: frozenset[Area]) -> None:
        if self._is_waiting and touched:
            QTimer.singleShot(0, self, lambda: self._try_again())

    def _look(self) -> None:
        if self._database.is_open:
            self._is_looking = True
            with suppress(SessionbookError):  # what cannot be read was said when it was written
                self._refresh()
            self._is_looking = False
            self._show()

    def _try_again(self) -> None:
        if self._database.is_open:
            for each in self._autosaves():
                each.retry()
            self._show()

    def _show(self) -> None:
        """Show the sign while something waits; say so when nothing does any more."""
        waits = any(each.is_refused for each in self._autosaves())
        if self._is_waiting and not waits and not self.sign.isHidden():
            self._say(self.tr("What was waiting is saved now."))
        if waits and self.sign.isHidden():
            announce(self.sign, self.sign.text())
        self._is_waiting = waits
        self.sign.setVisible(waits)

    def _autosaves(self) -> list[Autosave]:
        return self._screen.window().findChildren(Autosave)
