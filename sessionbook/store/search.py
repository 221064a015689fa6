"""Finds words in everything written, newest first."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sessionbook.store import index
from sessionbook.store.database import Database
from sessionbook.vault import driver
from sessionbook.vault.errors import VaultError

OPEN_MARK, CLOSE_MARK = "\x02", "\x03"
"""Stand around the words found in an excerpt."""

EXCERPT_WORDS = 14
WORD = re.compile(r"[^\W_]+")


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

    def find(self, words: str, limit: int, skip: int = 0) -> list[Hit]:
        """Return records with every word or its beginning, newest first.

        Returns nothing for words without a letter or digit.
        """
        match = _match(words)
        if not match:
            return []
        # Inside, the index yields its own order and stops at the limit; joined, it would not.
        query = (
            "SELECT f.docid, d.kind, d.record, f.excerpt FROM ("
            f"SELECT rowid AS docid, snippet(search, 0, ?, ?, '…', {EXCERPT_WORDS:d}) AS excerpt "
            "FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
            ") f CROSS JOIN documents d ON d.docid = f.docid ORDER BY f.docid"
        )
        try:
            found = self._db.tuples(query, OPEN_MARK, CLOSE_MARK, match, limit, skip)
        except driver.Error:  # the index's older Unicode splits a word that we do not
            return []
        return [
            Hit(row["kind"], row["record"], index.day_of(row["docid"]), row["excerpt"])
            for row in found
        ]

    def faults(self) -> list[str]:
        """Return a code if the index does not say what the rows say; [] when it does."""
        try:
            with self._db.write() as sql:
                sql.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except (driver.Error, VaultError):
            return ["search-index"]
        return []


def _match(words: str) -> str:
    """Return the FTS5 query for every word as a prefix; quoting leaves it no syntax."""
    composed = unicodedata.normalize("NFC", words)
    return " ".join(f'"{word}"*' for word in WORD.findall(composed))
