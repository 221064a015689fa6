"""Builds everything once and moves between the screens; the only module that knows everyone."""

import sessionbook.ui.plain_import  # noqa: F401 - before Qt  # isort: skip

import sys
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from sessionbook import paths, process
from sessionbook.errors import SessionbookError
from sessionbook.process import faults
from sessionbook.settings import Settings
from sessionbook.ui import application, icons
from sessionbook.ui.appearance import Appearance
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.entry.unlock import UnlockScreen
from sessionbook.ui.updates import Updates
from sessionbook.ui.window import Window

if TYPE_CHECKING:
    from sessionbook.ui.entry.locked_screens import LockedScreens
    from sessionbook.ui.locking.away import Away
    from sessionbook.ui.locking.leaving import Leaving
    from sessionbook.ui.unlocked.open_notebook import OpenNotebook
    from sessionbook.ui.unlocked.shell import Shell
    from sessionbook.vault.keys import DataKey
    from sessionbook.vault.vault import Vault


def run(folder: Path | None, key: "DataKey | None" = None) -> int:
    """Show the window until it is closed; with a key, the notebook is open at once."""
    program = Program(application.made(), Settings(paths.settings_folder(), paths.stick()))
    program.start(folder, key, process.handed_over())
    return program.application.exec()


class Program(QObject):
    """One run of the window: which screen is shown, and the notebook while it is open."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self.application = application
        self.settings = settings
        self.opened: OpenNotebook | None = None
        self._handed: Path | None = None
        self._wishes: dict[Path, bool] = {}  # whether where it lies may be remembered
        self._appearance = Appearance(application, settings)
        self.window = Window(settings)
        self._take_icon()
        self._appearance.changed.connect(self._take_icon)
        self.window.closing.connect(self._leave)
        self._updates = Updates(application, self.window, self._shell, self.lock)
        self._shortcut("Ctrl+L", self.lock)
        self._shortcut("Ctrl+Shift+O", self.leave)
        self._shortcut("F9", self.cover)
        self._shortcut("Ctrl+Q", self.window.close)
        sys.excepthook = faults.hook(self._fault)

    def start(
        self, folder: Path | None, key: "DataKey | None" = None, handed: str | None = None
    ) -> None:
        """Show the first screen: the notebook named, the last one, or the welcome.

        handed is what the process before this one left: a notebook, or "" for the choice of one.
        """
        if handed is not None:
            folder = self._handed = Path(handed) if handed else None
        last = self.settings.last_notebook(paths.default_notebook) if handed is None else None
        chosen = folder or last
        if chosen and key:
            self._open(_vault_at(chosen), key)
        elif chosen and (folder or chosen.is_dir()):
            self.show_unlock(chosen)
        else:
            self.show_welcome()
        self.window.show()

    def show_unlock(self, folder: Path) -> None:
        """Ask for the passphrase of a notebook; say so if there is none in the folder.

        The folder is looked at after the first paint, which so waits for no key library.
        """
        several = {*self.settings.preferences.notebooks, str(folder)}
        name = folder.name if len(several) > 1 else ""
        screen = UnlockScreen(folder, partial(_unlocked, folder), name)
        screen.painted.connect(lambda: self._examine(folder))
        screen.unlocked.connect(lambda opened: self._open(*opened))
        screen.deriving.connect(self._import_ahead)
        screen.code_requested.connect(lambda: self._locked.show_recovery(folder))
        screen.another_requested.connect(self.show_welcome)
        screen.help_requested.connect(lambda: self._locked.show_crisis_help(folder))
        screen.help_pages_requested.connect(lambda: self._locked.show_help_pages(folder))
        self.window.show_screen(screen)

    def _examine(self, folder: Path) -> None:
        try:
            vault = _vault_at(folder)
        except SessionbookError as error:
            self.show_welcome()
            self._screen().show_problem(error, folder)
            return
        screen = self._screen()
        may_ask = vault.opens_with_computer and not self.settings.stick
        if may_ask and isinstance(screen, UnlockScreen):
            screen.offer_computer(lambda: (vault, vault.unlock_with_computer()))
        is_new = folder != self._handed and not self.settings.knows_notebook(folder)
        if is_new and self.settings.may_remember(folder):
            self._locked.ask_to_remember(screen, folder)

    def show_welcome(self) -> None:
        """Offer to make a notebook or to open one."""
        self._locked.show_welcome()

    def cover(self) -> None:
        """Hide what is open at once, or show it again."""
        if self.opened:
            self.opened.company.toggle()

    def leave(self) -> None:
        """Lock, and ask for another notebook."""
        self.lock(for_another=True)

    def lock(self, *, for_another: bool = False) -> None:
        """Save what is on screen and become a fresh, locked program."""
        if self.opened and self._is_saved(self.tr("Lock again to lock without it.")):
            self._become_locked(for_another=for_another)

    def _become_locked(self, *, for_another: bool = False) -> None:
        if opened := self.opened:
            self.window.remember_place()
            try:
                self._shut()
            finally:  # whatever closing says, all is saved
                process.replace(None if for_another else opened.vault.folder)

    def _open(self, vault: "Vault", key: "DataKey") -> None:
        from sessionbook.ui.locking import held, leaving  # noqa: F401 - whatever happens, it locks
        from sessionbook.ui.unlocked.open_notebook import OpenNotebook

        try:
            opened = OpenNotebook(vault, key, self.window, self.settings, self._appearance)
        except SessionbookError as error:
            self._refuse(error)
            return
        self.opened = opened
        opened.company.lock_requested.connect(self.lock)
        opened.shell.lock_requested.connect(self.lock)
        opened.shell.another_requested.connect(self.leave)
        opened.shell.new_key_requested.connect(lambda: self._ask_for_new_key(opened))
        opened.shell.copy_requested.connect(lambda: self._save_elsewhere(opened))
        self._away.guard.open()
        if self._wishes.get(vault.folder) or self.settings.knows_notebook(vault.folder):
            self.settings.remember_notebook(vault.folder)

    def _ask_for_new_key(self, opened: "OpenNotebook") -> None:
        save = partial(self._is_saved, self.tr("Try again to go on without it."))
        self._locked.ask_for_new_key(opened.context, save, self._shut)

    def _save_elsewhere(self, opened: "OpenNotebook") -> None:
        from sessionbook.ui.unlocked.elsewhere import save_elsewhere

        save_elsewhere(opened.shell, opened.context, partial(self._went_elsewhere, opened))

    def _went_elsewhere(self, opened: "OpenNotebook", copy: "Vault") -> None:
        """Lock what was saved as a copy, so that the next unlock is there."""
        if self.settings.knows_notebook(opened.vault.folder):
            self.settings.remember_notebook(copy.folder)
        opened.vault = copy
        self.lock()

    def _refuse(self, error: BaseException) -> None:
        screen = self._screen()
        if isinstance(screen, UnlockScreen):
            screen.fail(error)
        else:
            screen.show_problem(error)

    def _screen(self) -> LockedScreen:
        screen = self.window.screen_shown()
        assert isinstance(screen, LockedScreen)  # noqa: S101 - nothing else is shown while locked
        return screen

    @cached_property
    def _locked(self) -> "LockedScreens":
        """The screens that most starts do not come to."""
        from sessionbook.ui.entry.locked_screens import LockedScreens

        ways = self.show_unlock, self._open, self._import_ahead
        return LockedScreens(self.window, self.settings, *ways, self._wishes)

    @cached_property
    def _away(self) -> "Away":
        """What locks by itself; loaded when a key is first derived."""
        from sessionbook.ui.locking.away import Away

        return Away(self.window, self.settings, lambda: self.opened, self._become_locked)

    @cached_property
    def _leaving(self) -> "Leaving":
        """What saves before the person leaves."""
        from sessionbook.ui.locking.leaving import Leaving

        return Leaving(self._away, lambda: bool(self.opened and self.opened.company.is_covered))

    def _import_ahead(self) -> None:
        """Load what the open notebook needs while the key is being derived."""
        QTimer.singleShot(0, self, self._guard_and_import)

    def _guard_and_import(self) -> None:
        self._away.guard.watch()
        _import_today()

    def _take_icon(self) -> None:
        self.window.setWindowIcon(icons.window_icon(self.application.palette()))

    def _shortcut(self, keys: str, pressed: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self.window).activated.connect(lambda: pressed())

    def _leave(self, event: QCloseEvent) -> None:
        if self._is_saved(self.tr("Close again to leave without it.")):
            was_open = self.opened
            self._shut()
            if was_open:
                self._away.guard.close()
            return
        event.ignore()
        if held := self._away.held:
            held.screen.say_why_open()

    def _is_saved(self, otherwise: str) -> bool:
        """Save what is on screen, or return whether it may be left all the same."""
        return self.opened is None or self._leaving.is_saved(self.opened.shell, otherwise)

    def _shut(self) -> None:
        if self.opened:
            self.opened.close()
            self.opened = None

    def _shell(self) -> "Shell | None":
        return self.opened.shell if self.opened else None

    def _fault(self, error: BaseException, code: str) -> None:
        """Say one calm sentence; the code is told already."""
        if not isinstance(error, SessionbookError):
            if self._updates.explain():
                return
            from sessionbook.ui.fault_dialog import show_fault

            show_fault(self.window, code)
        elif self.opened:
            self.opened.shell.tell(error)
        elif isinstance(self.window.screen_shown(), LockedScreen):
            self._refuse(error)


def _vault_at(folder: Path) -> "Vault":
    from sessionbook.vault.vault import Vault

    return Vault.at(folder)


def _unlocked(folder: Path, passphrase: str) -> "tuple[Vault, DataKey]":
    vault = _vault_at(folder)
    return vault, vault.unlock(passphrase)


def _import_today() -> None:
    import sessionbook.ui.pages.today
    import sessionbook.ui.unlocked.open_notebook  # noqa: F401
