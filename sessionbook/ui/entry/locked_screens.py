"""The screens before a notebook is open, but for the one that asks for its passphrase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sessionbook import paths
from sessionbook.settings import Settings
from sessionbook.ui.ask import Ask
from sessionbook.ui.entry.locked import LockedScreen
from sessionbook.ui.window import Window
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault

if TYPE_CHECKING:  # the pages' parts wait for a notebook that is open
    from sessionbook.ui.page import Context
    from sessionbook.ui.widgets.ticked import Ticked


class LockedScreens:
    """Leads from one to the next, until a folder is chosen or a notebook can be opened.

    Loaded when one of them is first asked for, and so are the screens: most starts need none.
    """

    def __init__(
        self,
        window: Window,
        settings: Settings,
        choose: Callable[[Path], None],
        open_notebook: Callable[[Vault, DataKey], None],
        watch: Callable[[], None],
        wishes: dict[Path, bool],
    ) -> None:
        """Note in wishes of which notebooks the person wants to have the place remembered."""
        self._window, self._settings, self._wishes = window, settings, wishes
        self._choose, self._open, self._watch = choose, open_notebook, watch

    def show_welcome(self) -> None:
        """Offer the notebooks remembered, to make one, or to open one."""
        from sessionbook.ui.entry.welcome import WelcomeScreen

        screen = WelcomeScreen(Ask(), self._settings)
        screen.folder_chosen.connect(self._choose)
        screen.new_requested.connect(self.show_new)
        self._show(screen)

    def show_new(self) -> None:
        """Ask for the passphrase of a new notebook, and for its place."""
        from sessionbook.ui.entry.new_notebook import PassphraseStep, free_beside

        screen = PassphraseStep(free_beside(paths.default_notebook()), Ask())
        screen.left.connect(self.show_welcome)
        tick = self._add_tick(screen)
        screen.made.connect(lambda vault, *_: self._wish(vault.folder, tick.check.isChecked()))
        screen.made.connect(self.show_code)
        self._show(screen)

    def ask_to_remember(self, screen: LockedScreen, folder: Path) -> None:
        """Offer to remember where a notebook lies that is opened for the first time."""
        tick = self._add_tick(screen)
        tick.check.setChecked(self._wishes.setdefault(folder, tick.check.isChecked()))
        tick.ticked.connect(lambda wanted: self._wish(folder, wanted))

    def show_help_pages(self, folder: Path | None) -> None:
        """Lay over the screen the pages that explain the program."""
        from sessionbook.ui.help_pages.locked_help import show_locked_help

        show_locked_help(self._window, lambda: self.show_crisis_help(folder))

    def _add_tick(self, screen: LockedScreen) -> "Ticked":
        from sessionbook.ui.entry.remember_tick import RememberTick

        return RememberTick(screen, self._settings)

    def _wish(self, folder: Path, wanted: bool) -> None:
        self._wishes[folder] = wanted

    def show_code(self, vault: Vault, key: DataKey, code: str) -> None:
        """Show the recovery code of a new notebook, and open that."""
        from sessionbook.ui.entry.new_notebook import CodeStep

        screen = CodeStep(code)
        screen.confirmed.connect(lambda: self._open(vault, key))
        self._show(screen)

    def show_recovery(self, folder: Path) -> None:
        """Ask for a notebook's recovery code instead of its passphrase."""
        from sessionbook.ui.entry.recovery import RecoveryScreen

        screen = RecoveryScreen(Vault.at(folder))
        screen.recovered.connect(self._open)
        screen.left.connect(lambda: self._choose(folder))
        self._show(screen, folder)

    def ask_for_new_key(
        self, context: "Context", save: Callable[[], bool], close: Callable[[], object]
    ) -> None:
        """Ask over the open notebook for what its new key needs, and lead on from there."""
        from sessionbook.ui.entry.new_key import Around, NewKey

        folder = context.vault.folder

        def fail(error: BaseException) -> None:
            self._choose(folder)
            if isinstance(screen := self._window.screen_shown(), LockedScreen):
                screen.show_problem(error)

        show_help = partial(self.show_crisis_help, folder)
        NewKey(self._window, context, Around(save, close, self.show_code, fail, show_help))

    def show_crisis_help(self, folder: Path | None) -> None:
        """Lay over the screen the crisis lines and the plan's copy, if a folder has one."""
        from sessionbook.ui.entry.crisis_help import show_crisis_help

        show_crisis_help(self._window, self._settings, folder)

    def _show(self, screen: LockedScreen, folder: Path | None = None) -> None:
        screen.help_requested.connect(lambda: self.show_crisis_help(folder))
        screen.help_pages_requested.connect(lambda: self.show_help_pages(folder))
        screen.deriving.connect(self._watch)
        self._window.show_screen(screen)
