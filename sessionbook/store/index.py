"""Keeps the full-text index in step with the rows; called inside their transaction."""

from datetime import date

from sessionbook.vault.driver import Connection

DAY_BITS = 20
"""A docid is its day's ordinal followed by this many bits of sequence."""


def add(sql: Connection, kind: str, record: str) -> None:
    """Index the record's text, unless it has none or is not to be searched."""
    query = "SELECT day, text FROM searchable WHERE record = ? AND kind = ?"
    found = sql.execute(query, (record, kind)).fetchone()
    if found is None or not found[1].strip():
        return
    docid = _next_docid(sql, found[0])
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
    return date.fromordinal(docid >> DAY_BITS)


def _next_docid(sql: Connection, day: str) -> int:
    first = date.fromisoformat(day).toordinal() << DAY_BITS
    query = "SELECT max(docid) FROM documents WHERE docid BETWEEN ? AND ?"
    last = sql.execute(query, (first, first + (1 << DAY_BITS) - 1)).fetchone()[0]
    return first if last is None else int(last) + 1
