"""A day of eight hours without its pauses: memory and open files at its end as at its beginning.

DRILL_DAY=0.2 makes it a fifth as long.
"""

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.test_lock_and_unlock import OFFSCREEN, ROOT, Drive

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in /proc"),
]
SHARE = float(os.environ.get("DRILL_DAY", "1"))  # of the whole day
SITTING = {"parts": max(int(50 * SHARE), 9), "edits": 100, "locks": 0}  # 5,000 edits, 50 searches
LOCKING = {"parts": max(int(100 * SHARE), 9), "edits": 5, "locks": 1}  # half of 200 locks
DAYS = {"one long sitting": SITTING, "locks, a morning": LOCKING, "locks, an afternoon": LOCKING}
AT_MOST = 600  # seconds, on a machine that is busy with something else
# At most; a descriptor or a thread may be on its way out when it is counted.
GROWTH = {"own KiB": 0.05, "descriptors": 0.05, "threads": 0.1, "widgets": 0.01, "objects": 0.01}


def start(name: str, day: dict[str, int], folder: Path, at: Path) -> Drive:
    """Start a program that works such a day on its own copy of the notebook."""
    (at / name).mkdir()
    copy = Path(shutil.copytree(folder, at / name / "Notebook"))
    paths = (ROOT / "tests" / "drive" / "day", ROOT)
    around = {
        **OFFSCREEN,
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "DRIVE_WORDS": json.dumps(day),
    }
    return Drive(copy, at / name / "sandbox", around=around)


def test_a_day_leaves_memory_and_files_flat(folder: Path, quick: Path) -> None:
    begun = time.monotonic()
    days = {name: start(name, day, folder, quick) for name, day in DAYS.items()}
    try:
        for name, drive in days.items():
            assert drive.program.wait(AT_MOST) == 0, (quick / name / "sandbox/said").read_text()
    finally:
        for drive in days.values():
            drive.end()
    edits = sum(day["parts"] * day["edits"] for day in DAYS.values())
    locks = sum(day["parts"] * day["locks"] for day in DAYS.values())
    took = time.monotonic() - begun
    print(f"{edits} edits, {locks} locks, {SITTING['parts']} searches and more in {took:.0f} s")
    grown = []
    for name, drive in days.items():
        assert (drive.state / "over").exists()
        grown += compared(name, figures(drive))
    assert grown == []


def figures(drive: Drive) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (drive.state / "figures").read_text().splitlines()]


def compared(name: str, lines: list[dict[str, Any]]) -> list[str]:
    """Print the first tenth beside the last; return what has grown between them."""
    tenth = max(len(lines) // 10, 4)  # in every fourth part more is done than in the others
    first, last = lines[1 : 1 + tenth], lines[-tenth:]  # the first of all still imports
    grown = []
    for what, most in {**GROWTH, "notes.db, KiB": None}.items():
        before, after = (sum(line[what] for line in part) / tenth for part in (first, last))
        print(f"{name:24} {what:16} {before:10.1f} {after:10.1f} {after / before - 1:+8.1%}")
        if most is not None and after > before * (1 + most):
            grown.append(f"{name}: {what} {before} {after}")
    at_start = {tuple(line["at start"]) for line in lines}
    print(f"{name:24} open at the start of each process: {sorted(map(len, at_start))}")
    return grown + [f"{name}: {found}" for found in sorted(at_start)[1:]]
