"""The notebooks measured on, each beside its plain twin; made once and kept in a folder.

`python packaging/bench/notebooks.py` makes them all. SESSIONBOOK_BENCH names the folder.
"""

import inspect
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from filling import heavy, notes, ten_years

from sessionbook.store import index
from sessionbook.store.notebook import Notebook
from sessionbook.store.schema import migrations
from sessionbook.vault import driver
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault

PASSPHRASE = "seven quiet herons"
NOW = datetime(2026, 11, 24, 15, 5, tzinfo=UTC)
SETTINGS = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA")
ORDINARY = """
CREATE VIRTUAL TABLE notes USING fts5 (
  text, kind UNINDEXED, record UNINDEXED, day UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
INSERT INTO notes (notes, rank) VALUES ('pgsz', 3960);
INSERT INTO notes SELECT notes, 'sessions', id, day FROM twin.sessions ORDER BY rowid;
"""  # as most programs search, with what a list shows of a hit
LAYOUT = "1"  # raise it when what is filled in changes: kept notebooks are made anew


@dataclass(frozen=True, slots=True)
class Made:
    """A filled notebook's folder and its plain twin; what is kept must not be written to."""

    folder: Path

    @property
    def notes(self) -> Path:
        """The encrypted database."""
        return self.folder / "notebook" / "notes.db"

    @property
    def plain(self) -> Path:
        """The same schema and rows, written by the same saves, with no key."""
        return self.folder / "plain.db"

    def open(self, now: Callable[[], datetime] = lambda: NOW) -> Notebook:
        """Unlock and open the notebook."""
        vault = Vault.at(self.folder / "notebook")
        return Notebook(vault.connect(vault.unlock(PASSPHRASE)), now)

    def open_plain(self) -> driver.Connection:
        """Open the twin with the notebook's own settings for the disk."""
        return plain(self.plain)

    def open_ordinary(self) -> driver.Connection:
        """Open an ordinary full-text index of the same notes, made now if it is not kept yet."""
        file = self.folder / "ordinary.db"
        if not file.exists():
            making = plain(file.with_suffix(".making"))
            making.execute("ATTACH ? AS twin", (str(self.plain),))
            making.executescript(ORDINARY)
            making.close()
            file.with_suffix(".making").rename(file)
        return plain(file)


def kept(name: str) -> Made:
    """Return a notebook by its name, made now if it is not kept yet."""
    wanted = cache_folder() / f"{name}-{LAYOUT}-{schema_mark()}"
    if not wanted.exists():
        print(f"  making the notebook {name} ...", file=sys.stderr, flush=True)
        cache_folder().mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=cache_folder()))
        make(Made(making), NOTEBOOKS[name])
        making.rename(wanted)
    return Made(wanted)


@contextmanager
def copied(name: str, folder: Path | None = None) -> Iterator[Made]:
    """Yield a copy that may be written to, beside the kept one or in another folder."""
    made = kept(name)
    with tempfile.TemporaryDirectory(dir=folder or cache_folder()) as place:
        shutil.copytree(made.folder, Path(place) / name)
        yield Made(Path(place) / name)


def cache_folder() -> Path:
    """Return where notebooks are kept between runs."""
    chosen = os.environ.get("SESSIONBOOK_BENCH")
    return Path(chosen) if chosen else Path(tempfile.gettempdir()) / "sessionbook-bench"


def schema_mark() -> str:
    """Return what changes with schema and index: an older notebook is not taken for this one."""
    written = "".join(migrations()) + inspect.getsource(index)
    return sha256(written.encode()).hexdigest()[:8]


def make(made: Made, fill: Callable[[Notebook], None]) -> None:
    """Fill a new notebook and its twin with the very same records."""
    vault, key, _ = Vault.create(made.notes.parent, PASSPHRASE, CHEAPEST)
    for connection in (vault.connect(key), plain(made.plain)):
        notebook = Notebook(connection, lambda: NOW)
        fill(notebook)
        notebook.close()
    vault.close()


def plain(file: Path) -> driver.Connection:
    """Open a database without a key: the same SQLite library, with no cipher in between."""
    connection = driver.dbapi2.connect(str(file), isolation_level=None)
    for setting in ("secure_delete = ON", "temp_store = MEMORY", *SETTINGS):
        connection.execute(f"PRAGMA {setting}")
    return connection


NOTEBOOKS: dict[str, Callable[[Notebook], None]] = {
    "ten_years": ten_years,
    "heavy": heavy,
    "few": notes(3_650),
    "many": notes(100_000),
}

if __name__ == "__main__":
    for one in NOTEBOOKS:
        print(kept(one).folder)
