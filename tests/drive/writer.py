"""Writes and edits sessions as fast as it can, saying each acknowledged edit on a line."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from sessionbook.domain.insights import Insight
from sessionbook.domain.sessions import Session
from sessionbook.store.notebook import Notebook
from sessionbook.vault.vault import Vault


def main(folder: Path, passphrase: str, first: int) -> None:
    vault = Vault.at(folder)
    notebook = Notebook(vault.connect(vault.unlock(passphrase)))
    session = notebook.sessions.save(Session(day=date(2026, 1, 1), notes="begun"))
    number = first
    while True:
        session = notebook.sessions.save(replace(session, notes=f"edit {number} " * 40))
        if number % 5 == 0:
            notebook.insights.save(Insight(text=f"insight {number}", session_id=session.id))
        print(session.id, number, flush=True)
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
