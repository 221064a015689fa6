"""How large a notebook's file is, beside the plain twin and beside the text in it."""

from collections.abc import Iterator

from notebooks import Made, kept
from table import Row

MOST_OF_PLAIN, MOST_OF_TEXT = 1.03, 2.3
NAMES = {"few": "3,650 notes", "many": "100,000 notes"}


def rows() -> Iterator[Row]:
    """Measure them."""
    for name, words in NAMES.items():
        made = kept(name)
        size = made.notes.stat().st_size
        plain = size / made.plain.stat().st_size
        yield Row(f"file, {words}", "plain SQLite, same schema", plain, MOST_OF_PLAIN)
        yield Row(f"file, {words}", "the text in it", size / text_bytes(made), MOST_OF_TEXT)


def text_bytes(made: Made) -> int:
    """Return how many bytes of notes a notebook holds."""
    connection = made.open_plain()
    query = "SELECT sum(octet_length(notes)) FROM sessions"
    size = int(connection.execute(query).fetchone()[0])
    connection.close()
    return size
