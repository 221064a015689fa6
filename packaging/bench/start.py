"""From the start of the process to the locked window, beside a bare one."""

from collections.abc import Iterator

from in_use import in_use
from side_by_side import ratio, seconds_until_line
from table import Row


def rows() -> Iterator[Row]:
    """Measure the start."""
    with in_use("empty") as (folder,):
        measured = ratio(
            lambda: seconds_until_line("locked_window.py", folder),
            lambda: seconds_until_line("bare_window.py"),
            times=15,
        )
    yield Row("process start to locked window painted", "a bare window", measured, 1.5)


if __name__ == "__main__":
    print(*rows(), sep="\n")
