"""Writes down the schema as it is at a version: python -m tests.store.freeze renews the newest.

A frozen file may be renewed only until its version is released. Afterwards it stands for the
notebooks people have: change nothing in it, and write a new migration instead.
"""

import sys
import tempfile
from pathlib import Path

from sessionbook.store import schema
from sessionbook.vault import driver

FROZEN = Path(__file__).parent / "frozen"


def opened(file: Path) -> driver.Connection:
    """Return an encrypted database as the vault opens one, made if it is not there."""
    return driver.connect(file, bytes(32), bytes(16))


def build(sql: driver.Connection, version: int) -> None:
    """Bring an empty database to a version with the program's own migrations."""
    for number, step in enumerate(schema.migrations()[:version], start=1):
        schema._apply(sql, number, step)


def load(sql: driver.Connection, version: int) -> None:
    """Bring an empty database to a version with what was frozen of it."""
    schema._apply(sql, version, file_of(version).read_text(encoding="utf-8"))


def text(sql: driver.Connection) -> str:
    """Return the statements that make this schema: tables, views, indexes, search settings."""
    shadows = {row[1] for row in sql.execute("PRAGMA table_list") if row[2] == "shadow"}
    query = "SELECT name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    made = [(row[0], row[2]) for row in sql.execute(query) if row[1] not in shadows]
    settings = [line for name, _ in made if f"{name}_config" in shadows for line in _set(sql, name)]
    return "".join(f"{line};\n" for line in [statement for _, statement in made] + settings)


def _set(sql: driver.Connection, name: str) -> list[str]:
    query = f"SELECT k, v FROM {name}_config WHERE k <> 'version' ORDER BY k"
    return [f"INSERT INTO {name} ({name}, rank) VALUES ('{k}', {v})" for k, v in sql.execute(query)]


def file_of(version: int) -> Path:
    """Return where the schema of a version is frozen."""
    return FROZEN / f"{version:04}.sql"


def freeze(version: int) -> None:
    """Write down the schema of a version."""
    with tempfile.TemporaryDirectory() as folder:
        sql = opened(Path(folder) / "notes.db")
        build(sql, version)
        file_of(version).write_text(text(sql), encoding="utf-8")
        sql.close()


if __name__ == "__main__":
    newest = len(schema.migrations())
    freeze(newest)
    print(f"Frozen: version {newest}", file=sys.stderr)
