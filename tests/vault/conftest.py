"""A real notebook with the cheapest key, and a witness that a failure altered nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sessionbook.vault.keys import CHEAPEST, DataKey
from sessionbook.vault.vault import Vault

PASSPHRASE = "seven quiet herons"


@dataclass(frozen=True)
class Made:
    """What creating a notebook returned, and the passphrase it was given."""

    vault: Vault
    key: DataKey
    code: str
    passphrase: str

    @property
    def folder(self) -> Path:
        return self.vault.folder


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str], Made]:
    def make(name: str, passphrase: str = PASSPHRASE) -> Made:
        return Made(*Vault.create(tmp_path / name, passphrase, CHEAPEST), passphrase)

    return make


@pytest.fixture
def made(make: Callable[[str], Made]) -> Made:
    return make("Notebook")


def _state(folder: Path) -> object:
    if not folder.is_dir():
        return None
    files = {
        p.name: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_mode) for p in folder.iterdir()
    }
    return folder.stat().st_mtime_ns, files


@contextmanager
def _untouched(folder: Path) -> Iterator[None]:
    before = _state(folder)
    yield
    assert _state(folder) == before


@pytest.fixture
def untouched() -> Callable[[Path], AbstractContextManager[None]]:
    """Return a block that fails if any name, byte, mode or timestamp of the folder changed."""
    return _untouched
