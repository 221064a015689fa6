"""The process itself: made hard to read from outside, replaced at every lock, and its helper."""

import os
import sys
from pathlib import Path
from typing import NoReturn

PR_SET_DUMPABLE = 4

DRAWER = "--draw"
"""The one argument of the process that draws what came from elsewhere."""


def harden() -> None:
    """Create files for this person only, and leave no core dump; must come first.

    An exec resets it, so the replaced process calls it again. On Linux the memory can then
    not be read by the same user's other programs. The Windows part was never run.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def program() -> list[str]:
    """Return the command that starts this program anew."""
    frozen = bool(getattr(sys, "frozen", False))
    return [sys.executable] if frozen else [sys.executable, "-m", "sessionbook"]


def replace(notebook: Path) -> NoReturn:
    """Become a fresh, locked program: nothing of this one's memory remains.

    Where exec does not exist (Windows, never run) a new process starts and this one ends.
    """
    command = [*program(), str(notebook)]
    sys.stdout.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, close_fds=True)  # noqa: S603 - our own program
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - our own program
