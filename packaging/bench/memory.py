"""Memory a second after unlocking, with Argon2's 256 MB given back."""

from collections.abc import Iterator
from pathlib import Path

from in_use import in_use
from side_by_side import figure, ratio
from table import Row


def rows() -> Iterator[Row]:
    """Measure the proportional share of memory."""
    with in_use("few", "many") as (few, many):
        bare = ratio(lambda: megabytes(few), lambda: figure("bare_window.py", "memory"))
        yield Row("memory after unlocking, 3,650 notes", "a bare window", bare, 1.6)
        measured = ratio(lambda: megabytes(many), lambda: megabytes(few))
        yield Row("memory after unlocking, 100,000 notes", "3,650 notes", measured, 1.1)


def megabytes(folder: Path) -> float:
    """Return the MB of the program with this notebook open."""
    return figure("driven.py", folder, "memory")


if __name__ == "__main__":
    print(*rows(), sep="\n")
