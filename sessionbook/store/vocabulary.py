"""The words of the full-text index, by their beginnings."""

from sessionbook.store.database import Database

MOST_WORDS = 16  # with one beginning; to ask for more by name takes longer than FTS5's own way

# Skips from each word to the next: else every place of every word would be read. No sign of a
# word sorts before char(1), none after char(1114111).
_WORDS = f"""
WITH RECURSIVE one (word) AS (
  SELECT (SELECT term FROM temp.vocabulary WHERE term >= ?1 LIMIT 1)
  UNION ALL
  SELECT (SELECT term FROM temp.vocabulary WHERE term >= one.word || char(1) LIMIT 1)
    FROM one WHERE one.word < ?1 || char(1114111)
  LIMIT {MOST_WORDS + 2:d}
)
SELECT word FROM one WHERE word < ?1 || char(1114111)
"""


class Vocabulary:
    """Names the words that have a beginning, as long as they are few.

    Remembers the last ones: a letter more leaves some of them, as long as nothing is written.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._is_made = False
        self._changes = -1
        self._last: tuple[str, list[str]] = ("", [])

    def words(self, beginning: str) -> list[str]:
        """Return the words that begin so, or [] when there are more than MOST_WORDS."""
        changes, (known, words) = self._db.changes(), self._last
        if changes != self._changes or not words or not beginning.startswith(known):
            self._changes, words = changes, self._read(beginning)
            self._last = beginning, words
        return [word for word in words if word.startswith(beginning)]

    def _read(self, beginning: str) -> list[str]:
        if not self._is_made:
            how = "fts5vocab (main, search, instance)"
            self._db.value(f"CREATE VIRTUAL TABLE temp.vocabulary USING {how}")
            self._is_made = True
        words = [word for (word,) in self._db.tuples(_WORDS, beginning)]
        return words if len(words) <= MOST_WORDS else []
