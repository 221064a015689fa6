"""Finds words in everything written, newest first."""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sessionbook.domain.excerpts import WORD, excerpt, fold
from sessionbook.store import index
from sessionbook.store.database import Database
from sessionbook.store.sessions import NEWEST_FIRST
from sessionbook.store.vocabulary import Vocabulary
from sessionbook.vault import driver
from sessionbook.vault.errors import VaultError

LONGEST_INDEXED = 2  # letters of beginnings that the index has lists of
PRIVATE = (
    "SELECT d.docid FROM topics t JOIN documents d ON d.record = t.id "
    "WHERE t.deleted IS NULL AND t.state <> 'raised' AND t.state = 'private'"
)
"""What is indexed, for it may be said one day, but masked and so not found until then.

That none of them is raised is said too, for the sake of the index of what is not raised.
"""

MARKDOWN = frozenset({"sessions", "entries", "reviews"})
"""The kinds of record with a note in them; marks of another's words are its own."""

SHOWN_AMONG = {
    "attachments": "SELECT kind, id FROM attachments WHERE id = ?",
    "revisits": "SELECT 'insights', insight_id FROM revisits WHERE id = ?",
    "homework_reviews": "SELECT 'sessions', id FROM homework_reviews WHERE id = ?",
    "topics": (
        "SELECT 'sessions', id FROM topics "
        "WHERE id = ? AND state = 'raised' AND raised_in IS NOT NULL"
    ),
}
"""What is shown with another record: what hangs on it, was said of it, or was raised in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record with the words; kind is its table, the excerpt marks what was found."""

    kind: str
    record: str
    day: date
    excerpt: str


class Search:
    """Every query on the full-text index; accents and case do not matter."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._vocabulary = Vocabulary(database)
        self._usual_kind = ""

    def find(self, words: str, limit: int, skip: int = 0) -> list[Hit]:
        """Return records with every word or its beginning, newest first.

        Returns nothing for words without a letter or digit.
        """
        wanted = WORD.findall(unicodedata.normalize("NFC", words))
        if not wanted:
            return []
        self.make_ready()
        query = (
            f"SELECT rowid FROM search WHERE search MATCH ? AND rowid NOT IN ({PRIVATE}) "
            "ORDER BY rowid LIMIT ? OFFSET ?"
        )
        match = " AND ".join(self._expression(word) for word in wanted)
        try:
            found = self._db.tuples(query, match, limit, skip)
        except driver.Error:  # the index's older Unicode splits a word that we do not
            return []
        beginnings = [fold(word) for word in wanted]
        return [
            Hit(
                kind,
                record,
                date.fromisoformat(day),
                excerpt(text, beginnings, is_markdown=kind in MARKDOWN),
            )
            for _, kind, record, day, text in self._rows([docid for (docid,) in found])
        ]

    def make_ready(self) -> None:
        """Index what was left for later; on a full disk, search what is there."""
        with suppress(VaultError):
            if self._db.value(index.WAITS):
                with self._db.write() as sql:
                    index.catch_up(sql)

    def _expression(self, beginning: str) -> str:
        """Return the FTS5 query for a word's beginning; quoting leaves it no syntax.

        Of a longer beginning FTS5 gathers every record before it returns the newest, for 10 ms
        at 100,000 notes. Of words that are named it reads no more than is asked for.
        """
        named = len(beginning) > LONGEST_INDEXED and beginning.isascii()
        if named and (words := self._vocabulary.words(beginning.lower())):
            return "(" + " OR ".join(f'"{word}"' for word in words) + ")"
        return f'"{beginning}"*'

    def _rows(self, docids: Sequence[int]) -> list[driver.Row]:
        """Return what was found, newest first; named, for a join would read every text.

        Most are of the kind that the last ones were: in one table they are found sooner.
        """
        holes = ", ".join("?" * len(docids))
        query = f"SELECT docid, kind, record, day, text FROM searchable WHERE docid IN ({holes})"
        rows = self._db.tuples(f"{query} AND kind = ?", *docids, self._usual_kind)
        if len(rows) < len(docids):
            rows = self._db.tuples(query, *docids)
            self._usual_kind = rows[0]["kind"]
        return self._later_first(sorted(rows, key=lambda row: int(row["docid"])))

    def _later_first(self, rows: list[driver.Row]) -> list[driver.Row]:
        """Put the sessions of one day in their own order, of which the index knows nothing."""
        places = [place for place, row in enumerate(rows) if row["kind"] == "sessions"]
        if len({rows[place]["day"] for place in places}) == len(places):
            return rows
        sessions = {rows[place]["record"]: rows[place] for place in places}
        holes = ", ".join("?" * len(sessions))
        query = f"SELECT id FROM sessions WHERE id IN ({holes}) ORDER BY {NEWEST_FIRST}"
        for place, (record,) in zip(places, self._db.tuples(query, *sessions), strict=True):
            rows[place] = sessions[record]
        return rows

    def place(self, hit: Hit) -> tuple[str, str]:
        """Return the kind of record among which a hit is shown, and the id to look for there."""
        query = SHOWN_AMONG.get(hit.kind)
        found = self._db.tuples(query, hit.record) if query else []
        return (str(found[0][0]), str(found[0][1])) if found else (hit.kind, hit.record)

    def forget(self) -> None:
        """Leave no byte of a removed word in the file; for after deleting rows for good.

        Rewrites the whole file: 0.3 s at 3,650 notes, 6 s at 100,000.
        """
        with self._db.write() as sql:
            index.catch_up(sql)
            index.sweep(sql)
        # Freed pages are zeroed already, but not the gaps in pages that were rearranged.
        self._db.value("VACUUM")

    def faults(self) -> list[str]:
        """Return a code if the index does not say what the rows say; [] when it does."""
        try:
            with self._db.write() as sql:
                index.catch_up(sql)
                sql.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except (driver.Error, VaultError):
            return ["search-index"]
        return []
