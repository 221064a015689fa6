"""Gives a notebook a new key, and says how that ended."""

import sys
from pathlib import Path

from sessionbook.errors import SessionbookError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault


def main(folder: Path, old: str, new: str) -> None:
    vault = Vault.at(folder, CHEAPEST)
    try:
        _, code = vault.replace_key(vault.unlock(old), new)
    except SessionbookError as error:
        print("refused", type(error).__name__)
    else:
        print("done", code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
