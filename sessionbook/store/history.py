"""Overwritten and deleted rows, kept for undo, trash and earlier versions."""

import json
from datetime import timedelta
from typing import Any

from sessionbook.store import rows
from sessionbook.vault.driver import Connection

SITTING = timedelta(minutes=5)
"""Autosave overwrites twice a second; of one sitting the version before it is kept."""


def keep(sql: Connection, table: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Keep the old row, unless a version of this sitting is kept already.

    A row that loses more than half its length, or is deleted, is always kept.
    """
    shrinks = _length(new) < _length(old) / 2
    goes = new["deleted"] != old["deleted"]
    if shrinks or goes or not _kept_since(sql, old["id"], rows.earlier(new["changed"], SITTING)):
        sql.execute(
            "INSERT INTO history (kind, record, replaced, row) VALUES (?, ?, ?, ?)",
            (table, old["id"], new["changed"], _text(old)),
        )


def _text(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _length(row: dict[str, Any]) -> int:
    """Return how long a row's text would be, near enough, without writing out long words."""
    names_and_signs = sum(len(name) + 6 for name in row)
    return names_and_signs + sum(len(v) if isinstance(v, str) else 4 for v in row.values())


def _kept_since(sql: Connection, record: str, since: str) -> bool:
    query = "SELECT 1 FROM history WHERE record = ? AND replaced > ?"
    return sql.execute(query, (record, since)).fetchone() is not None
