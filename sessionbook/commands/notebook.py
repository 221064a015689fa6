"""Commands on one notebook: new, check, search, export, scores."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from sessionbook.commands import passphrase
from sessionbook.domain.excerpts import CLOSE_MARK, OPEN_MARK
from sessionbook.services.creation import fill_new
from sessionbook.store.notebook import Notebook
from sessionbook.vault.vault import Vault

MOST_HITS = 200


@contextmanager
def opened(chosen: Namespace) -> Iterator[Notebook]:
    """Open the notebook for the block."""
    vault = Vault.at(chosen.notebook)
    key = vault.unlock(passphrase.ask(chosen.passphrase_file))
    connection = vault.connect(key)
    try:
        yield Notebook(connection)
    finally:
        connection.close()
        vault.close()


def new(chosen: Namespace) -> int:
    """Make a notebook and print its recovery code, once."""
    words = passphrase.ask(chosen.passphrase_file, twice=True)
    vault, key, code = Vault.create(chosen.notebook, words)
    connection = vault.connect(key)
    try:
        fill_new(Notebook(connection))
    finally:
        connection.close()
        vault.close()
    print(code)
    return 0


def check(chosen: Namespace) -> int:
    """Prove that every page of the notebook, and its search index, is whole."""
    with opened(chosen) as notebook:
        faults = notebook.faults()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print("This notebook is damaged; keep it as it is and restore a backup.", file=sys.stderr)
        return 1
    print("The notebook is whole.")
    return 0


def search(chosen: Namespace) -> int:
    """Print what is found, newest first: the day, the kind and an excerpt."""
    with opened(chosen) as notebook:
        hits = notebook.search.find(" ".join(chosen.words), MOST_HITS)
    for hit in hits:
        excerpt = " ".join(hit.excerpt.replace(OPEN_MARK, "").replace(CLOSE_MARK, "").split())
        print(f"{hit.day}  {hit.kind}  {excerpt}")
    return 0


def export(chosen: Namespace) -> int:
    """Write everything as JSON."""
    from sessionbook.services.exporters.json_export import export_json

    with opened(chosen) as notebook:
        export_json(notebook, chosen.out)
    print(f"Written to {chosen.out}. The file is not encrypted.")
    return 0


def scores(chosen: Namespace) -> int:
    """Write every score as CSV."""
    from sessionbook.services.catalogue import Catalogue
    from sessionbook.services.exporters.scores_csv import export_scores

    with opened(chosen) as notebook:
        export_scores(notebook, Catalogue(notebook).measures(), chosen.out)
    print(f"Written to {chosen.out}. The file is not encrypted.")
    return 0
