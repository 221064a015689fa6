"""Real faults: a program whose system calls fail, or that is killed at one of them."""

import subprocess
from pathlib import Path

from tests.drive.packages import lacking


def missing() -> list[str]:
    """Return the Debian packages without which no fault can be made here."""
    return lacking("strace")


def is_refused() -> bool:
    """Return whether this system lets nobody trace a program, as some containers do."""
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode != 0
    )


def faulty(fault: str, *command: str, path: Path | None = None) -> list[str]:
    """Return the command that runs another with a fault, as in fsync:signal=SIGKILL:when=3."""
    call = fault.partition(":")[0]
    only = ["-P", str(path)] if path else []
    traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    return [*traced, *only, "-e", f"inject={fault}", *command]
