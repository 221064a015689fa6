"""Brings a notebook file to the current schema, one numbered SQL file at a time."""

from sessionbook import paths
from sessionbook.store.errors import NotebookTooNewError
from sessionbook.vault.driver import Connection, translated


def migrations() -> list[str]:
    """Return the SQL of every migration; the first one brings version 0 to 1."""
    steps = (paths.PACKAGE / "store" / "migrations").glob("*.sql")
    return [path.read_text(encoding="utf-8") for path in sorted(steps)]


def upgrade(sql: Connection) -> None:
    """Apply the migrations this file has not seen, each in its own transaction."""
    with translated():
        version = current_version(sql)
        steps = migrations()
        if version > len(steps):
            raise NotebookTooNewError
        for number, step in enumerate(steps[version:], start=version + 1):
            _apply(sql, number, step)


def current_version(sql: Connection) -> int:
    """Return how many migrations the file has seen."""
    return int(sql.execute("PRAGMA user_version").fetchone()[0])


def _apply(sql: Connection, number: int, step: str) -> None:
    sql.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(step):
            sql.execute(statement)
        sql.execute(f"PRAGMA user_version = {number:d}")
        sql.execute("COMMIT")
    except BaseException:
        if sql.in_transaction:
            sql.execute("ROLLBACK")
        raise


def _statements(step: str) -> list[str]:
    """Return the statements one by one: executescript would commit the transaction."""
    return [statement for statement in step.split(";\n") if statement.strip()]
