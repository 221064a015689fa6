"""Keeps the full-text index in step with the rows; called inside their transaction."""

from datetime import date

from sessionbook.vault.driver import Connection

DAY_BITS = 16
A_DAY = 1 << DAY_BITS
LAST_DAY = date.max.toordinal()
"""A docid counts down: a later day, and a later record of a day, has a smaller one.

Newest first is then the index's own order, and a save of something recent touches only the
beginnings of the words' lists; counting up made it five times slower at 100,000 notes.
"""


def add(sql: Connection, kind: str, record: str) -> None:
    """Index the record's text, unless it has none or is not to be searched."""
    query = "SELECT day, text FROM searchable WHERE record = ? AND kind = ?"
    found = sql.execute(query, (record, kind)).fetchone()
    if found is None or not found[1].strip():
        return
    docid = _free_docid(sql, date.fromisoformat(found[0]).toordinal())
    sql.execute("INSERT INTO documents VALUES (?, ?, ?)", (docid, kind, record))
    sql.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (docid, found[1]))


def remove(sql: Connection, kind: str, record: str) -> None:
    """Forget the record's text; called before its row changes, for FTS5 needs the old one."""
    query = "SELECT docid FROM documents WHERE record = ?"
    found = sql.execute(query, (record,)).fetchone()
    if found is None:
        return
    text = sql.execute(
        "SELECT text FROM searchable WHERE record = ? AND kind = ?", (record, kind)
    ).fetchone()[0]
    sql.execute(
        "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", (found[0], text)
    )
    sql.execute("DELETE FROM documents WHERE docid = ?", (found[0],))


def day_of(docid: int) -> date:
    """Return the day that a docid stands for."""
    return date.fromordinal(LAST_DAY - (docid >> DAY_BITS))


def _free_docid(sql: Connection, ordinal: int) -> int:
    """Return the day's next docid; a day that is full borrows from the one before."""
    first = (LAST_DAY - ordinal) << DAY_BITS
    query = "SELECT min(docid) FROM documents WHERE docid BETWEEN ? AND ?"
    lowest = sql.execute(query, (first, first + A_DAY - 1)).fetchone()[0]
    if lowest is None:
        return first + A_DAY - 1
    return int(lowest) - 1 if lowest > first else _free_docid(sql, ordinal - 1)
