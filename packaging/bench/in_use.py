"""Copies of the notebooks whose passphrase costs what it does in life."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from notebooks import PASSPHRASE, copied

from sessionbook.vault.vault import Vault


@contextmanager
def in_use(*names: str) -> Iterator[list[Path]]:
    """Yield the folders of the notebooks by their names; `empty` is a new one."""
    with ExitStack() as stack:
        yield [stack.enter_context(_empty() if n == "empty" else _copy(n)) for n in names]


@contextmanager
def _empty() -> Iterator[Path]:
    with TemporaryDirectory() as place:
        vault, _, _ = Vault.create(Path(place) / "notebook", PASSPHRASE)
        vault.close()
        yield vault.folder


@contextmanager
def _copy(name: str) -> Iterator[Path]:
    with copied(name) as made:
        vault = Vault.at(made.notes.parent)
        vault.change_passphrase(vault.unlock(PASSPHRASE), PASSPHRASE)
        yield vault.folder
