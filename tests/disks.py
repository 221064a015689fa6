"""Small disks to fill up, for tests that may mount one."""

import os
import subprocess
from pathlib import Path

import pytest


def mounted(at: Path, size: str) -> None:
    if os.name != "posix" or os.geteuid():
        pytest.skip("only root can make a small disk")
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")


def fill_up(disk: Path) -> Path:
    """Leave no room at all."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk has no end")
