"""The locked window: a passphrase opens the notebook, or this computer where it may."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QPushButton

from sessionbook.ui.entry.locked import Links, LockedScreen, across
from sessionbook.ui.entry.passphrase import PassphraseField
from sessionbook.ui.widgets.plain import button

if TYPE_CHECKING:
    from sessionbook.ui.tasks import Task

WIDTH = 400


class UnlockScreen(LockedScreen):
    """Asks for the passphrase of one notebook; deriving the key never freezes it.

    derive is called on a thread of its own and returns whatever unlocked carries. The name is
    said where there are several notebooks.
    """

    painted = Signal()
    unlocked = Signal(object)
    code_requested = Signal()
    another_requested = Signal()

    def __init__(self, folder: Path, derive: Callable[[str], Any], name: str = "") -> None:
        words = self.tr("Locked. Nothing here leaves this computer.")
        super().__init__(name or self.tr("Notebook"), words, WIDTH)
        self.folder = folder
        self._derive = derive
        self._derive_here: Callable[[], Any] | None = None
        self._task: Task | None = None
        self._was_painted = False
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.passphrase.field.setAccessibleDescription(name)
        self.open_button = across(button(self.tr("Open"), self._start, "primary"))
        self.computer_button: QPushButton | None = None
        self.cancel_button = across(button(self.tr("Cancel"), self.cancel))
        self.cancel_button.hide()
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.open_button)
        self.column.addWidget(self.cancel_button)
        self.column.addWidget(self.problem)
        if links := self.links():
            self.column.addWidget(Links(*links))
        self.column.addWidget(self.help_links())
        self.passphrase.entered.connect(self._start)
        self.begin_with(self.passphrase)

    @property
    def is_fresh(self) -> bool:
        """Whether nobody has typed anything, waits for it to open or is asked what to remember."""
        is_asking = self.findChild(QCheckBox) is not None
        return self._task is None and not self.passphrase.text() and not is_asking

    def links(self) -> list[QPushButton]:
        """Return the ways to elsewhere, beside help."""
        return [
            button(self.tr("Use my recovery code"), self.code_requested.emit, "link"),
            button(self.tr("Another notebook"), self.another_requested.emit, "link"),
        ]

    def offer_computer(self, derive: Callable[[], Any]) -> None:
        """Let this computer open it too, when that is pressed; derive is called as the other is.

        Enter without a passphrase does so, too.
        """
        self._derive_here = derive
        here = across(button(self.tr("Open with this computer"), self._start_here))
        here.setEnabled(self._task is None)
        self.computer_button = here
        self.column.insertWidget(self.column.indexOf(self.cancel_button), here)
        here.stackUnder(self.cancel_button)
        self.setTabOrder(self.open_button, here)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def cancel(self) -> None:
        """Stop unlocking; the form is there again at once."""
        if self._task:
            self._task.cancel()
        self._show_working(working=False)

    def forget(self) -> None:
        was_working = self._task is not None
        self.cancel()
        self.passphrase.clear()
        self.passphrase.setFocus()
        if was_working:
            self.say(self.tr("Opening was stopped: the screen was locked meanwhile."))

    def fail(self, error: BaseException) -> None:
        """Say why it did not open and let the person try again."""
        self._show_working(working=False)
        self.show_problem(error)
        self.passphrase.setFocus()
        self.passphrase.field.selectAll()

    def _start(self) -> None:
        words = self.passphrase.text()
        if words:
            self._begin(lambda: self._derive(words))
        else:
            self._start_here()

    def _start_here(self) -> None:
        if self._derive_here:
            self._begin(self._derive_here)

    def _begin(self, derive: Callable[[], Any]) -> None:
        from sessionbook.ui.tasks import Task

        if self._task:
            return
        self.say("")
        self._show_working(working=True)
        self._task = Task(derive, self)
        self._task.done.connect(self._done)
        self._task.failed.connect(self.fail)
        self._task.start()
        self.deriving.emit()

    def _done(self, key: object) -> None:
        self._task = None
        self.unlocked.emit(key)

    def _show_working(self, *, working: bool) -> None:
        if not working:
            self._task = None
        self.passphrase.setEnabled(not working)
        self.open_button.setEnabled(not working)
        self.open_button.setText(self.tr("Opening…") if working else self.tr("Open"))
        if self.computer_button:
            self.computer_button.setEnabled(not working)
        self.cancel_button.setVisible(working)
        if working:
            self.cancel_button.setFocus()
