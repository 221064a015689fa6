"""From the derived key to Today, painted: what is written in the notebook hardly counts."""

from collections.abc import Iterator
from pathlib import Path

from in_use import in_use
from side_by_side import figure, ratio
from table import Row


def rows() -> Iterator[Row]:
    """Measure the way from the key to Today."""
    with in_use("empty", "ten_years", "few", "many") as (empty, ten_years, few, many):
        measured = ratio(lambda: seconds(ten_years), lambda: seconds(empty))
        yield Row("key to Today painted, ten years", "the same tabs empty", measured, 2)
        measured = ratio(lambda: seconds(many), lambda: seconds(few))
        yield Row("key to Today painted, 100,000 notes", "3,650 notes", measured, 1.1)


def seconds(folder: Path) -> float:
    """Return the seconds from the derived key until Today is painted."""
    return figure("driven.py", folder, "time")


if __name__ == "__main__":
    print(*rows(), sep="\n")
