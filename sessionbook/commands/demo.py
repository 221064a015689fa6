"""A real notebook of invented months: in the window, or drawn as pictures."""

import os
import tempfile
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from sessionbook.commands import passphrase
from sessionbook.commands.without_window import draw_in_memory
from sessionbook.services.creation import fill_new
from sessionbook.services.demo import fill
from sessionbook.store.notebook import Notebook
from sessionbook.vault.keys import DataKey
from sessionbook.vault.vault import Vault

PASSPHRASE = "demo"  # noqa: S105 - printed, and protects nothing but inventions


def demo(chosen: Namespace) -> int:
    """Fill a notebook, print its folder and passphrase, and show it."""
    words = passphrase.ask(chosen.passphrase_file) if chosen.passphrase_file else PASSPHRASE
    folder = chosen.at or Path(tempfile.mkdtemp(prefix="notebook-")) / "Notebook"
    today = datetime.now().astimezone().date()
    key = _make(folder, words, chosen, today)
    print(f"Notebook:   {folder}")
    print(f"Passphrase: {words if words == PASSPHRASE else 'the one you gave'}", flush=True)
    if chosen.pictures:
        return _draw(folder, key, chosen.pictures)
    from sessionbook import app

    return app.run(folder, key)


def _make(folder: Path, words: str, chosen: Namespace, today: date) -> DataKey:
    vault, key, _ = Vault.create(folder, words)
    connection = vault.connect(key)
    try:
        notebook = Notebook(connection)
        fill_new(notebook)
        fill(notebook, today, chosen.months, chosen.seed)
    finally:
        connection.close()
        vault.close()
    return key


def _draw(folder: Path, key: DataKey, pictures: Path) -> int:
    draw_in_memory()
    from sessionbook.ui.pictures import draw_pages

    pictures = pictures.absolute()
    os.chdir(folder.parent)  # so that a picture shows the name of the folder only
    vault = Vault.at(Path(folder.name))
    connection = vault.connect(key)
    try:
        for path in draw_pages(Notebook(connection), vault, pictures):
            print(path)
    finally:
        connection.close()
        vault.close()
    return 0
