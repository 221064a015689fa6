"""Small disks to fill up, for tests that may mount one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def mounted(at: Path, size: str) -> None:
    if os.name != "posix" or os.geteuid():
        pytest.skip("only root can make a small disk")
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")


@contextmanager
def exfat(place: Path, megabytes: int, options: str = "umask=077") -> Iterator[Path]:
    """Mount a stick's image as most sticks of today are made, for tests that root runs."""
    image, at = place / "image", place / "mounted"
    at.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    subprocess.run(["mkfs.exfat", image], check=True, capture_output=True)
    made = subprocess.run(["losetup", "-f", "--show", image], capture_output=True, check=False)
    loop = made.stdout.decode().strip()
    if not loop:
        pytest.skip("no image can be made a disk here (losetup)")
    try:
        mount = ["mount.exfat-fuse", "-o", options, loop, str(at)]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            pytest.skip("no stick can be mounted here (FUSE)")
        yield at
    finally:
        subprocess.run(["umount", "-l", at], check=False, capture_output=True)
        subprocess.run(["losetup", "-d", loop], check=False)


@contextmanager
def ext4(place: Path, megabytes: int) -> Iterator[Path]:
    """Mount an image as the disks of most Linux computers are made, for tests that root runs."""
    if os.name != "posix" or os.geteuid():
        pytest.skip("only root can make a small disk")
    image, at = place.with_name("image"), place
    at.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", image], check=True, capture_output=True)
    mount = ["mount", "-o", "loop,errors=remount-ro", image, at]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no image can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", at], check=False, capture_output=True)


def turn_read_only(disk: Path) -> None:
    """Let the system find a fault on an ext4 disk, after which it only reads."""
    subprocess.run(["mount", "-o", "remount,abort", disk], check=True)


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
