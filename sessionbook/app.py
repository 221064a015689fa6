"""Builds everything once and moves between the screens; the only module that knows everyone."""

import sys
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

import sessionbook.ui.plain_import  # noqa: F401 - before what PySide would read the source of
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
    from sessionbook.store.notebook import Notebook
    from sessionbook.ui.beside import Beside
    from sessionbook.ui.entry.locked_screens import LockedScreens
    from sessionbook.ui.locking.away import Away
    from sessionbook.ui.locking.leaving import Leaving
    from sessionbook.ui.page import Context
    from sessionbook.ui.privacy.company import Company
    from sessionbook.ui.shell import Shell
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
        self._vault: Vault | None = None
        self._notebook: Notebook | None = None
        self._shell: Shell | None = None
        self._company: Company | None = None
        self._beside: Beside | None = None
        self._handed: Path | None = None
        self._wishes: dict[Path, bool] = {}  # whether where it lies may be remembered
        self._appearance = Appearance(application, settings)
        self.window = Window(settings)
        self._take_icon()
        self._appearance.changed.connect(self._take_icon)
        self.window.closing.connect(self._leave)
        self._updates = Updates(application, self.window, lambda: self._shell, self.lock)
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
            self._screen().show_problem(error)
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
        if self._company:
            self._company.toggle()

    def leave(self) -> None:
        """Lock, and ask for another notebook."""
        self.lock(for_another=True)

    def lock(self, *, for_another: bool = False) -> None:
        """Save what is on screen and become a fresh, locked program."""
        if self._opened() and self._is_saved(self.tr("Lock again to lock without it.")):
            self._become_locked(for_another=for_another)

    def _become_locked(self, *, for_another: bool = False) -> None:
        if self._vault:
            self.window.remember_place()
            try:
                self._shut()
            finally:  # whatever closing says, all is saved
                process.replace(None if for_another else self._vault.folder)

    def _opened(self) -> "tuple[Shell, Vault] | None":
        is_open = self._notebook and self._shell and self._vault
        return (self._shell, self._vault) if is_open and self._shell and self._vault else None

    def _open(self, vault: "Vault", key: "DataKey") -> None:
        from sessionbook.ui.locking import held, leaving  # noqa: F401 - whatever happens, it locks
        from sessionbook.ui.opening import open_notebook

        try:
            self._vault, self._notebook = vault, open_notebook(vault, key)
            self._show_shell(vault, self._notebook)  # reads the first page: damage may appear
        except SessionbookError as error:
            self._shut()
            self._refuse(error)
            return
        self._away.guard.open()
        if self._wishes.get(vault.folder) or self.settings.knows_notebook(vault.folder):
            self.settings.remember_notebook(vault.folder)

    def _show_shell(self, vault: "Vault", notebook: "Notebook") -> None:
        from datetime import datetime

        from sessionbook.services.catalogue import Catalogue
        from sessionbook.ui.ask import Ask
        from sessionbook.ui.at_opening import say_at_opening
        from sessionbook.ui.beside import Beside
        from sessionbook.ui.page import Context, Notices
        from sessionbook.ui.pages import PAGES
        from sessionbook.ui.privacy.company import Company
        from sessionbook.ui.sheets import Sheets
        from sessionbook.ui.shell import Shell

        context = Context(
            notebook=notebook,
            settings=self.settings,
            measures=Catalogue(notebook).measures,
            ask=Ask(),
            notices=Notices(),
            appearance=self._appearance,
            vault=vault,
            now=lambda: datetime.now().astimezone(),
        )
        self._shell = Shell(context, PAGES)
        self._shell.lock_requested.connect(self.lock)
        self._shell.another_requested.connect(self.leave)
        self._shell.cover_requested.connect(self.cover)
        Sheets(self.window, self._shell, context)
        self._shell.new_key_requested.connect(lambda: self._ask_for_new_key(context))
        self._shell.copy_requested.connect(lambda: self._save_elsewhere(context))
        self._beside = Beside(context, self.window, self._shell.notice_bar)
        self.window.show_screen(self._shell)  # last: whatever is damaged is met before
        self._company = Company(self.window, self.settings, self._appearance)
        self._company.lock_requested.connect(self.lock)
        QTimer.singleShot(0, self._shell, lambda: say_at_opening(context))  # the paint is first

    def _ask_for_new_key(self, context: "Context") -> None:
        save = partial(self._is_saved, self.tr("Try again to go on without it."))
        self._locked.ask_for_new_key(context, save, self._shut)

    def _save_elsewhere(self, context: "Context") -> None:
        from sessionbook.ui.elsewhere import save_elsewhere

        assert self._shell  # noqa: S101 - it asked
        save_elsewhere(self._shell, context, self._went_elsewhere)

    def _went_elsewhere(self, copy: "Vault") -> None:
        """Lock what was saved as a copy, so that the next unlock is there."""
        if self._vault and self.settings.knows_notebook(self._vault.folder):
            self.settings.remember_notebook(copy.folder)
        self._vault = copy
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

        return Away(self.window, self.settings, self._opened, self._become_locked)

    @cached_property
    def _leaving(self) -> "Leaving":
        """What saves before the person leaves."""
        from sessionbook.ui.locking.leaving import Leaving

        return Leaving(self._away, lambda: bool(self._company and self._company.is_covered))

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
            was_open = self._opened()
            self._shut()
            if was_open:
                self._away.guard.close()
            return
        event.ignore()
        if held := self._away.held:
            held.screen.say_why_open()

    def _is_saved(self, otherwise: str) -> bool:
        """Save what is on screen, or return whether it may be left all the same."""
        opened = self._opened()
        return opened is None or self._leaving.is_saved(opened[0], otherwise)

    def _shut(self) -> None:
        if self._company:
            self._company.stop()
            self._company = None
        if self._beside:
            self._beside.stop()
            self._beside = None
        if self._notebook and self._vault:
            if self._shell:
                self._shell.unsaved.give_up()
            self._notebook.close()
            self._vault.close()
            self._notebook = self._shell = None

    def _fault(self, error: BaseException, code: str) -> None:
        """Say one calm sentence; the code is told already."""
        if not isinstance(error, SessionbookError):
            if self._updates.explain():
                return
            from sessionbook.ui.fault_dialog import show_fault

            show_fault(self.window, code)
        elif self._shell:
            self._shell.tell(error)
        elif isinstance(self.window.screen_shown(), LockedScreen):
            self._refuse(error)


def _vault_at(folder: Path) -> "Vault":
    from sessionbook.vault.vault import Vault

    return Vault.at(folder)


def _unlocked(folder: Path, passphrase: str) -> "tuple[Vault, DataKey]":
    vault = _vault_at(folder)
    return vault, vault.unlock(passphrase)


def _import_today() -> None:
    import sessionbook.services.catalogue
    import sessionbook.ui.beside
    import sessionbook.ui.opening
    import sessionbook.ui.pages.today
    import sessionbook.ui.privacy.company
    import sessionbook.ui.sheets
    import sessionbook.ui.shell  # noqa: F401
