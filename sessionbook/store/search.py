"""Finds words in everything written, newest first."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sessionbook.domain.excerpts import WORD, excerpt
from sessionbook.store import index
from sessionbook.store.database import Database
from sessionbook.vault import driver
from sessionbook.vault.errors import VaultError

LONGEST_PREFIX = 2  # of those that the index keeps lists of by themselves
MOST_WORDS = 16  # with a longer beginning; with more, to ask for each takes longer than a scan

# Skips from each word to the next; without the skips it would read every place of every word.
_WORDS_WITH = f"""
WITH RECURSIVE one (word) AS (
  SELECT (SELECT term FROM temp.indexed WHERE term >= ?1 LIMIT 1)
  UNION ALL
  SELECT (SELECT term FROM temp.indexed WHERE term >= one.word || char(1) LIMIT 1)
    FROM one WHERE one.word < ?1 || char(1114111)
  LIMIT {MOST_WORDS + 2:d}
)
SELECT word FROM one WHERE word < ?1 || char(1114111)
"""


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
        self._lists_words = False
        self._usual_kind = ""

    def find(self, words: str, limit: int, skip: int = 0) -> list[Hit]:
        """Return records with every word or its beginning, newest first.

        Returns nothing for words without a letter or digit.
        """
        wanted = WORD.findall(unicodedata.normalize("NFC", words))
        if not wanted:
            return []
        query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
        match = " AND ".join(self._expression(word) for word in wanted)
        try:
            found = self._db.tuples(query, match, limit, skip)
        except driver.Error:  # the index's older Unicode splits a word that we do not
            return []
        return [self._hit(docid, wanted) for (docid,) in found]

    def _expression(self, beginning: str) -> str:
        """Return the FTS5 query for a word's beginning; quoting leaves it no syntax.

        FTS5 gathers every record of a longer beginning before it returns the first one, 10 ms
        at 100,000 notes. Of words named one by one it reads only the newest records.
        """
        if len(beginning) > LONGEST_PREFIX and beginning.isascii():
            words = self._words_with(beginning.lower())
            if 0 < len(words) <= MOST_WORDS:
                return "(" + " OR ".join(f'"{word}"' for word in words) + ")"
        return f'"{beginning}"*'

    def _words_with(self, beginning: str) -> list[str]:
        """Return words of the index that begin so, one more than MOST_WORDS at most."""
        if not self._lists_words:
            self._db.value(
                "CREATE VIRTUAL TABLE temp.indexed USING fts5vocab (main, search, instance)"
            )
            self._lists_words = True
        return [word for (word,) in self._db.tuples(_WORDS_WITH, beginning)]

    def _hit(self, docid: int, words: Sequence[str]) -> Hit:
        """Look the record up by itself: a join with the view would read every text.

        Most are of the same kind as the last one was; to look into one table is quicker.
        """
        query = "SELECT kind, record, day, text FROM searchable WHERE docid = ?"
        rows = self._db.tuples(f"{query} AND kind = ?", docid, self._usual_kind)
        ((kind, record, day, text),) = rows or self._db.tuples(query, docid)
        self._usual_kind = kind
        return Hit(kind, record, date.fromisoformat(day), excerpt(text, words))

    def forget(self) -> None:
        """Leave no byte of a removed word in the file; for after deleting rows for good.

        Rewrites the whole file: 0.3 s at 3,650 notes, 6 s at 100,000.
        """
        with self._db.write() as sql:
            index.sweep(sql)
        # Freed pages are zeroed already, but not the gaps in pages that were rearranged.
        self._db.value("VACUUM")

    def faults(self) -> list[str]:
        """Return a code if the index does not say what the rows say; [] when it does."""
        try:
            with self._db.write() as sql:
                sql.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except (driver.Error, VaultError):
            return ["search-index"]
        return []

