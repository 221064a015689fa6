"""How often the program wakes while nobody uses it: locked, and open behind another window."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from in_use import in_use
from side_by_side import started
from table import Row

WATCHED, SETTLING = 10, 3  # seconds


def rows() -> Iterator[Row]:
    """Count on a real screen, or on one in memory; without either, offscreen."""
    with screen(), in_use("few") as (folder,):
        with running("bare_window.py", "stay") as bare:
            print(f"  a bare window: {wakings(bare)} wake-ups in {WATCHED} s", file=sys.stderr)
        with running("driven.py", folder, "locked") as locked:
            yield Row(f"wake-ups in {WATCHED} s, locked", "none", wakings(locked), 0, "")
        with running("driven.py", folder, "open") as behind, running("bare_window.py", "stay"):
            yield Row(
                f"wake-ups in {WATCHED} s, open without the focus", "none", wakings(behind), 0, ""
            )


def wakings(process: int) -> int:
    """Return how often any thread of a process came out of its sleep."""
    time.sleep(SETTLING)
    before = sleeps(process)
    time.sleep(WATCHED)
    return sleeps(process) - before


def sleeps(process: int) -> int:
    """Return how often the threads of a process gave up the processor, freely or not."""
    total = 0
    for status in Path(f"/proc/{process}/task").glob("*/status"):
        lines = status.read_text(encoding="utf-8", errors="replace").splitlines()
        total += sum(int(line.split()[1]) for line in lines if "ctxt_switches" in line)
    return total


@contextmanager
def running(script: str, *arguments: object) -> Iterator[int]:
    """Yield the id of a process that has said its first line."""
    process = started(script, *arguments)
    assert process.stdout
    try:
        assert process.stdout.readline() == "True\n", "the window did not get the focus"
        yield process.pid
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def screen() -> Iterator[None]:
    """Show windows on the screen there is, or on one in memory where the system can make it."""
    if os.environ.get("DISPLAY") or not shutil.which("Xvfb"):
        yield
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing)]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    known = dict(os.environ)
    try:
        number = os.read(reading, 8).decode().strip()
        os.environ.update(DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb")
        yield
    finally:
        os.environ.clear()
        os.environ.update(known)
        server.terminate()
        server.wait()


if __name__ == "__main__":
    print(*rows(), sep="\n")
