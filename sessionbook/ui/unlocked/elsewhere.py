"""The open notebook saved as a copy in another folder, and gone on with there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sessionbook import paths
from sessionbook.errors import SessionbookError
from sessionbook.ui.page import Context
from sessionbook.ui.unlocked.shell import Shell
from sessionbook.vault import files
from sessionbook.vault.vault import Vault

MOST = 100


def save_elsewhere(shell: Shell, context: Context, done: Callable[[Vault], None]) -> None:
    """Ask where, and write the copy; what is on screen is saved there from then on."""
    title = QCoreApplication.translate("Elsewhere", "Where should the copy of the notebook lie?")

    def write(at: Path) -> None:
        try:
            database = context.notebook.database
            copy = database.copy_to(_free(at))
            database.move_to(copy)
        except SessionbookError as error:
            shell.tell(error)
        else:
            done(copy)

    context.ask.folder(shell, title, paths.own_files(), write)


def _free(folder: Path) -> Path:
    """Return the folder if it is empty, else a new one inside it."""
    with files.writing():
        if not any(folder.iterdir()):
            return folder
        names = ("Notebook", *(f"Notebook {number}" for number in range(2, MOST)))
        return next((folder / name for name in names if not (folder / name).exists()), folder)
