"""Opens damaged notebooks in a process that may take little memory, and says what it took."""

import contextlib
import json
import os
import resource
import shutil
import signal
import socket
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sessionbook.errors import SessionbookError
from sessionbook.vault.keys import CHEAPEST
from sessionbook.vault.vault import Vault
from tests.drills import acts, damage

MOST_MEMORY = 512 * 1024 * 1024
HANGS = 10  # seconds, until a case that waits for something is ended
EQUAL, DIFFERENT = "opened, all there", "OPENED, BUT DIFFERENT"


@dataclass(frozen=True)
class Tried:
    """How one damaged notebook was met: the name of what was said, and its cost.

    The seconds are those it worked: another program's load says nothing about ours.
    """

    kind: str
    number: int
    named: str
    seconds: float
    kib: int
    is_altered: bool


def try_cases(
    cases: list[tuple[str, int]], made: Path, other: Path, content: str, line: socket.socket
) -> None:
    """Try one after another; a line of JSON before and after each."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    for case in cases:
        folder = shutil.copytree(made, made.parent / f"case-{os.getpid()}")
        damage.spoil(case, folder, other)
        before, rss = looks(folder), _high_water(anew=True)
        signal.alarm(HANGS)  # nobody catches it: the process ends
        started = time.process_time()
        named = met(folder, content)
        took = time.process_time() - started
        signal.alarm(0)
        tried = Tried(
            *case, named, took, _high_water(anew=False) - rss, is_altered=looks(folder) != before
        )
        line.sendall(json.dumps(asdict(tried)).encode() + b"\n")
        shutil.rmtree(folder)


def met(folder: Path, content: str) -> str:
    """Open a notebook, read all of it and examine it; return what came of it."""
    work = acts.Work(folder)
    try:
        vault = Vault.at(folder, CHEAPEST)
        work.connect(vault, vault.unlock(acts.OLD))
    except SessionbookError as error:
        return type(error).__name__
    try:
        faults = work.notebook.faults()
        is_equal = work.content() == content
    except SessionbookError as error:
        return type(error).__name__
    finally:
        work.close()
    if faults:
        return f"check: {faults[0].split('-')[0]}"
    return EQUAL if is_equal else DIFFERENT


def looks(folder: Path) -> object:
    """Return name, kind, mode and bytes of everything in a folder."""
    found = []
    for path in sorted(folder.iterdir()):
        facts = path.lstat()
        inside = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found.append((path.name, facts.st_mode, inside))
    return found


def _high_water(*, anew: bool) -> int:
    """Return the most memory this process held since it was asked to count anew, in KiB."""
    if anew:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
