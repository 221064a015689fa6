"""Opening a notebook whose key is known: its rows, and what every new one begins with."""

from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.ui.unlocked.first_words import first_scales
from sessionbook.vault.keys import DataKey
from sessionbook.vault.open_file import OpenFile
from sessionbook.vault.vault import Vault


def open_notebook(vault: Vault, key: DataKey) -> Notebook:
    """Return the notebook of a vault; where that fails, the vault is closed again."""
    connection = vault.connect(key)
    try:
        notebook = Notebook(connection, file=OpenFile(vault, key))
        fill_new(notebook, first_scales())
    except BaseException:
        connection.close()
        vault.close()
        raise
    return notebook
