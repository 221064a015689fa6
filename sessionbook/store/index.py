"""Keeps the full-text index in step with the rows; called inside their transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from sessionbook.vault.driver import Connection

DAY_BITS = 5
A_DAY = 1 << DAY_BITS
"""A day's docids; few, because the index stores the distances between them, in 7 bits a byte."""

LAST_DAY = date.max.toordinal()
"""A docid counts down: a later day, and a later record of a day, has a smaller one.

Newest first is then the index's own order, and a query stops as soon as it has enough.
"""


LONG = 30_000
"""Letters from which on an edited text waits for the next search to be indexed.

Of 200 KB the words take 18 ms, more than the frame that a key may wait; the row takes 5.
"""


WAITS = "SELECT 1 FROM documents WHERE docid < 0"
"""SQL for whether there is any that does."""


IS_IN = "SELECT 1 FROM documents WHERE record = ? AND docid >= 0"
"""SQL for whether the index holds a record's text, and does not wait for it."""


class Entry(NamedTuple):
    """What the index holds of a record, or is to hold: no docid before, no text after.

    A text that waits has a docid below 0, of which the index itself knows nothing.
    """

    docid: int | None = None
    day: str = ""
    text: str = ""

    @property
    def waits(self) -> bool:
        """Return whether the index holds nothing of it yet."""
        return self.docid is not None and self.docid < 0


@contextmanager
def in_step(sql: Connection, kind: str, record: str) -> Iterator[None]:
    """Let the index follow what the block does to the record's row.

    A changed text gets another docid: replaced under the same one, each of its words would
    carry two more bytes ever after.
    """
    was = _entry(sql, kind, record)
    yield
    now = _entry(sql, kind, record)
    is_long = was.docid is not None and len(now.text) >= LONG
    if now == was or (is_long and was.waits):
        return
    docid = None
    if now.text:
        docid = _waiting_docid(sql) if is_long else _free_docid(sql, date.fromisoformat(now.day))
    if was.docid is not None:
        _take_out(sql, was)
    if docid is not None:
        _put_in(sql, record, now._replace(docid=docid))


def set_aside(sql: Connection, kind: str, record: str) -> None:
    """Let a long text wait from now on; saving what is typed in it then takes half as long."""
    entry = _entry(sql, kind, record)
    if entry.docid is not None and not entry.waits and len(entry.text) >= LONG:
        docid = _waiting_docid(sql)
        _take_out(sql, entry)
        _put_in(sql, record, entry._replace(docid=docid))


def catch_up(sql: Connection) -> None:
    """Index what waits; called before the index is read, in a transaction."""
    waiting = sql.execute("SELECT docid, record FROM documents WHERE docid < 0").fetchall()
    for docid, record in waiting:
        query = "SELECT docid, day, text FROM searchable WHERE docid = ?"
        entry = Entry(*sql.execute(query, (docid,)).fetchone())
        _take_out(sql, entry)
        free = _free_docid(sql, date.fromisoformat(entry.day))
        _put_in(sql, record, entry._replace(docid=free))


def sweep(sql: Connection) -> None:
    """Rewrite the index without any word that no text has.

    Until then a removed word stays in the older parts of the index, as it does in history.
    In steps, for each gives back its pages to the next: the file hardly grows.
    """
    more = True
    while more:
        before = sql.total_changes
        sql.execute("INSERT INTO search (search, rank) VALUES ('merge', -64)")
        more = sql.total_changes - before > 1  # a step with nothing to merge counts as one


def _entry(sql: Connection, kind: str, record: str) -> Entry:
    query = "SELECT docid, day, text FROM searchable WHERE record = ? AND kind = ?"
    found = sql.execute(query, (record, kind)).fetchone()
    return Entry(*found) if found and found[2].strip() else Entry()


def _put_in(sql: Connection, record: str, entry: Entry) -> None:
    sql.execute("INSERT INTO documents VALUES (?, ?)", (entry.docid, record))
    if not entry.waits:
        values = (entry.docid, entry.text)
        sql.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", values)


def _take_out(sql: Connection, entry: Entry) -> None:
    """Remove the words; FTS5 must be told them as they were when they were put in."""
    if not entry.waits:
        command = "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)"
        sql.execute(command, (entry.docid, entry.text))
    sql.execute("DELETE FROM documents WHERE docid = ?", (entry.docid,))


def _waiting_docid(sql: Connection) -> int:
    query = "SELECT min(0, coalesce((SELECT min(docid) FROM documents), 0)) - 1"
    return int(sql.execute(query).fetchone()[0])


def _free_docid(sql: Connection, day: date) -> int:
    """Return the day's greatest free docid; a full day borrows from the one before it."""
    first = (LAST_DAY - day.toordinal()) << DAY_BITS
    last = first + A_DAY - 1
    query = "SELECT docid FROM documents WHERE docid BETWEEN ? AND ?"
    taken = {row[0] for row in sql.execute(query, (first, last))}
    for docid in range(last, first - 1, -1):
        if docid not in taken:
            return docid
    query = (
        "SELECT docid + 1 FROM documents d WHERE docid >= ? AND NOT EXISTS "
        "(SELECT 1 FROM documents WHERE docid = d.docid + 1) ORDER BY docid LIMIT 1"
    )
    return int(sql.execute(query, (last,)).fetchone()[0])
