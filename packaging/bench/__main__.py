"""Prints the table of what is measured: python packaging/bench [--rows NAME ...].

Each group of rows runs in a process of its own. A line reads: what · against · measured ·
at most, and ends in OVER where it is more.
"""

import argparse
import importlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

GROUPS = (
    "start",
    "today",
    "memory",
    "idle",
    "search",
    "save",
    "keys",
    "heavy",
    "progress",
    "chart",
    "size",
)


def main() -> int:
    """Print the rows asked for; return how many groups failed to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", choices=GROUPS, default=GROUPS, metavar="NAME")
    wanted = parser.parse_args().rows
    if len(wanted) > 1:
        return sum(
            bool(subprocess.call([sys.executable, str(HERE), "--rows", name])) for name in wanted
        )
    for row in importlib.import_module(wanted[0]).rows():
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
