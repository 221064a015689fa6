"""Runs two commands in turn and compares the medians of what they print."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES = 9


def seconds_until_line(command: Sequence[str]) -> float:
    """Return the time from starting a process to its first line."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert process.stdout
    process.stdout.readline()
    took = time.perf_counter() - start
    process.stdout.close()
    process.wait()
    return took


def ratio(ours: Callable[[], float], floor: Callable[[], float], times: int = TIMES) -> float:
    """Return the median of ours over the median of the floor, measured in turn."""
    ours(), floor()
    pairs = [(ours(), floor()) for _ in range(times)]
    mine, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"  ours {mine * 1000:.1f} ms, floor {bare * 1000:.1f} ms", file=sys.stderr)
    return mine / bare


def row(what: str, measured: float, most: float) -> None:
    """Print a line of the table."""
    verdict = "" if measured <= most else "  OVER"
    print(f"{what:58} {measured:6.2f}x  at most {most:.2f}x{verdict}", flush=True)
