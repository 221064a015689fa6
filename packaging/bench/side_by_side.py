"""Runs two commands in turn and compares the medians of what they print."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from table import in_turn

HERE = Path(__file__).resolve().parent
TIMES = 9
NO_SETTINGS = tempfile.TemporaryDirectory()  # nobody's own are read or changed


def environment() -> dict[str, str]:
    """Return what both programs run in: bytecode is kept, as it is of an installed program."""
    surroundings = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPATH": str(HERE.parents[1]),
        "XDG_CONFIG_HOME": NO_SETTINGS.name,
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    return surroundings


def started(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a script of this folder."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(), text=True)


def seconds_until_line(script: str, *arguments: object) -> float:
    """Return the time from starting a script to its first line."""
    start = time.perf_counter()
    process = started(script, *arguments)
    assert process.stdout
    process.stdout.readline()
    took = time.perf_counter() - start
    process.communicate()
    return took


def figure(script: str, *arguments: object) -> float:
    """Return the number that a script prints."""
    return float(started(script, *arguments).communicate()[0])


def ratio(ours: Callable[[], float], floor: Callable[[], float], times: int = TIMES) -> float:
    """Return the median of ours over the median of the floor, measured in turn."""
    mine, bare = in_turn(ours, floor, times=times)
    print(f"  ours {mine:.4g}, floor {bare:.4g}", file=sys.stderr)
    return mine / bare
